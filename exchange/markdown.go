package exchange

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/words"
)

// A Reading says how a deck is to be read outside.
type Reading struct {
	Deck *deck.Deck

	// Image returns the address of a picture of the deck, below media/; empty where there is none to
	// be seen, whose description stands in its place.
	Image func(path string) string
}

// WriteMarkdown writes decks one after the other, to be read and printed: what each is about, its
// concepts, and its questions, each with its answer behind it. Drafts and wordings that are kept back
// are no part of it.
func WriteMarkdown(w io.Writer, decks []Reading) error {
	names := map[string]string{} // of concepts, by full id
	for _, r := range decks {
		for _, c := range r.Deck.Concepts {
			names[deck.Full(r.Deck.ID, c.ID)] = c.Name
		}
	}
	out := bufio.NewWriter(w)
	for i, r := range decks {
		if i > 0 {
			fmt.Fprint(out, "\n")
		}
		d := document{out: out, Deck: r.Deck, image: r.Image, names: names}
		d.write()
	}
	return out.Flush()
}

// A document is a deck as it is written. Errors of out are those of its Flush.
type document struct {
	*deck.Deck
	out   *bufio.Writer
	image func(string) string
	names map[string]string
	begun bool
}

// block writes a block, apart from what stands before it.
func (d *document) block(text string) {
	if text == "" {
		return
	}
	if d.begun {
		fmt.Fprint(d.out, "\n")
	}
	d.begun = true
	fmt.Fprint(d.out, text, "\n")
}

func (d *document) write() {
	d.block("# " + heading(d.Title))
	if d.About != "" {
		d.block(d.markdown(d.About))
	}
	cards := slices.DeleteFunc(slices.Clone(d.Cards), func(c deck.Card) bool { return c.Draft })
	facts := "Version " + escapeWords(d.Version, false)
	if d.License != "" {
		facts += ", licence " + escapeWords(d.License, false)
	}
	items := 0
	for i := range cards {
		items += len(cards[i].Suffixes())
	}
	asked := words.Count(len(cards), "question")
	if items != len(cards) {
		asked = words.Count(len(cards), "card") + " that ask " + words.Count(items, "question")
	}
	d.block("*" + facts + ", " + asked + ".*")
	if len(d.Concepts) > 0 {
		d.block("## Concepts")
		for i := range d.Concepts {
			d.concept(&d.Concepts[i])
		}
	}
	d.block("## Questions")
	number := 0
	for _, group := range groups(cards) {
		switch first := group[0].Concepts; {
		case len(first) > 0:
			d.block("### " + d.about(first[:1]))
		case len(group) < len(cards):
			d.block("### Without a concept")
		}
		for _, c := range group {
			number++
			d.card(number, c)
		}
	}
	if len(d.Sources) > 0 {
		d.block("## Sources")
		var list []string
		for _, s := range d.Sources {
			list = append(list, "- "+d.work(s))
		}
		d.block(strings.Join(list, "\n"))
	}
}

// groups puts cards with the same first concept together, in the order in which the concepts come; those without any
// are last.
func groups(cards []deck.Card) [][]*deck.Card {
	var all [][]*deck.Card
	var none []*deck.Card
	at := map[string]int{}
	for i := range cards {
		c := &cards[i]
		if len(c.Concepts) == 0 {
			none = append(none, c)
			continue
		}
		group, known := at[c.Concepts[0]]
		if !known {
			group = len(all)
			at[c.Concepts[0]] = group
			all = append(all, nil)
		}
		all[group] = append(all[group], c)
	}
	if len(none) > 0 {
		all = append(all, none)
	}
	return all
}

func (d *document) concept(c *deck.Concept) {
	name, near := "**"+heading(c.Name)+"**", d.near(c)
	if c.About == "" && near != "" {
		name += ", " + near
	}
	entry := []string{name}
	if c.About != "" {
		entry = append(entry, d.markdown(c.About))
		if near != "" {
			entry = append(entry, near)
		}
	}
	d.block(markup.Indent(strings.Join(entry, "\n\n"), "- ", "  "))
}

// near says how a concept stands to others; it may be nothing.
func (d *document) near(c *deck.Concept) string {
	var said []string
	if len(c.Needs) > 0 {
		said = append(said, "know first: "+d.about(c.Needs))
	}
	if len(c.ConfusedWith) > 0 {
		said = append(said, "easily confused with: "+d.about(c.ConfusedWith))
	}
	if len(said) == 0 {
		return ""
	}
	return "*" + strings.Join(said, "; ") + "*"
}

// about names concepts, as a heading may hold them.
func (d *document) about(ids []string) string {
	var all []string
	for _, full := range deck.FullAll(d.ID, ids) {
		all = append(all, heading(cmp.Or(d.names[full], full)))
	}
	return strings.Join(all, ", ")
}

// heading returns a text that is no Markdown so that it fits into a line.
func heading(text string) string {
	return escapeWords(strings.Join(strings.Fields(markup.Clean(text)), " "), false)
}

func (d *document) work(s deck.Source) string {
	if s.URL == "" {
		return heading(s.Title)
	}
	return "[" + strings.ReplaceAll(heading(s.Title), "]", `\]`) + "](<" + safeAddress(s.URL) + ">)"
}

// safeAddress takes out of an address what could end it.
func safeAddress(address string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20", "\\", "%5C", "\n", "").Replace(markup.Clean(address))
}
