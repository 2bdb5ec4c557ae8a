// Package overview tells what is in the decks that the program brings, for the page beside them and for the list of what
// can be installed. 'go generate ./decks' writes both.
package overview

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/words"
)

// Order reads the file that says in which order the decks are offered: an id a line, and comments.
func Order(text []byte) (ids []string) {
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			ids = append(ids, line)
		}
	}
	return ids
}

// Count returns how many cards and items of a deck can be studied.
func Count(d *deck.Deck) (cards, items int) {
	for i := range d.Cards {
		if c := &d.Cards[i]; !c.Draft {
			cards++
			items += len(c.Suffixes())
		}
	}
	return cards, items
}

// A Text is a document that stands beside the decks or in one.
type Text struct{ Path, Title string }

// Texts returns the documents in a folder of decks, but for the page on them: those about all decks, the texts that cards were
// drafted from, and what each deck has.
func Texts(fsys fs.FS) (texts []Text, err error) {
	for _, pattern := range []string{"*.md", "source/*.md", "*/text/*.md", "*/CHANGES.md"} {
		found, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			text, err := fs.ReadFile(fsys, path)
			if err != nil {
				return nil, err
			}
			_, title, _ := strings.Cut("\n"+string(text), "\n# ")
			title, _, _ = strings.Cut(title, "\n")
			if path != "README.md" {
				texts = append(texts, Text{path, strings.TrimSpace(title)})
			}
		}
	}
	return texts, nil
}

// Between these lines the page is written by [Update]; what stands around them is its author's.
const (
	begin = "<!-- coverage: 'go generate ./decks' writes this -->\n"
	end   = "<!-- end of coverage -->\n"
)

// Update returns the page with the tables of these decks, in their order, and with links to these texts.
func Update(page []byte, decks []*deck.Deck, texts []Text) ([]byte, error) {
	before, rest, found := bytes.Cut(page, []byte(begin))
	_, after, closed := bytes.Cut(rest, []byte(end))
	if !found || !closed {
		return nil, fmt.Errorf("the page lacks one of the lines %q and %q", begin, end)
	}
	return slices.Concat(before, []byte(begin), []byte(tables(decks)), []byte(links(texts)), []byte(end), after), nil
}

// links returns a list of texts.
func links(texts []Text) string {
	if len(texts) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("### Texts beside them\n\n")
	for _, t := range texts {
		fmt.Fprintf(&b, "- [`%s`](%s): %s\n", t.Path, t.Path, t.Title)
	}
	return b.String() + "\n"
}

// kinds are the columns of a table.
var kinds = []deck.Kind{deck.Ask, deck.Choose, deck.Cloze, deck.Type, deck.Explain}

// tables returns a section for each deck: what it is, and by which cards each of its concepts is asked.
func tables(decks []*deck.Deck) string {
	var b strings.Builder
	b.WriteByte('\n')
	all := coverage(decks)
	for _, d := range decks {
		fmt.Fprintf(&b, "### %s: %s\n\n%s\n\n", d.ID, d.Title, d.About)
		if len(d.Concepts) == 0 { // a path
			continue
		}
		cards, items := Count(d)
		fmt.Fprintf(&b, "%s, about %s.\n\n| concept |", words.Items(items, cards), words.Count(len(d.Concepts), "concept"))
		for _, kind := range kinds {
			fmt.Fprintf(&b, " %s |", kind)
		}
		b.WriteString(" with another | wordings | kept back |\n|---|" + strings.Repeat("--:|", len(kinds)+3) + "\n")
		for _, concept := range d.Concepts {
			n := all[d.ID+"/"+concept.ID]
			fmt.Fprintf(&b, "| %s |", strings.ReplaceAll(concept.Name, "|", `\|`))
			for _, kind := range kinds {
				fmt.Fprintf(&b, " %s |", figure(n.alone[kind]))
			}
			fmt.Fprintf(&b, " %s | %s | %s |\n", figure(n.shared), figure(n.wordings), figure(n.keptBack))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A covered is by how much a concept is asked, in all decks.
type covered struct {
	alone    map[deck.Kind]int // cards about it and nothing else
	shared   int               // cards about it and another, which tell them apart
	wordings int               // of all these cards, the first of each among them
	keptBack int
}

// coverage returns what cards ask, by the full id of each concept. Drafts ask nothing.
func coverage(decks []*deck.Deck) map[string]*covered {
	all := map[string]*covered{}
	of := func(id string) *covered {
		if all[id] == nil {
			all[id] = &covered{alone: map[deck.Kind]int{}}
		}
		return all[id]
	}
	for _, d := range decks {
		for _, concept := range d.Concepts {
			of(d.ID + "/" + concept.ID)
		}
		for _, c := range d.Cards {
			for _, concept := range c.Concepts {
				n := of(deck.Full(d.ID, concept))
				switch {
				case c.Draft:
					continue
				case len(c.Concepts) == 1:
					n.alone[c.Kind]++
				default:
					n.shared++
				}
				n.wordings += 1 + len(c.Also)
				n.keptBack += len(c.Unseen)
			}
		}
	}
	return all
}

// figure writes a number of a table, in which none is easier to see as nothing.
func figure(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}
