package deck

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
)

// checkCards reports what is wrong with cards when all are known: ids that two of them have.
func (b *builder) checkCards() {
	first := map[string]int{} // card by id
	for i, c := range b.deck.Cards {
		if before, twice := first[c.ID]; twice && c.ID != "" {
			b.problem(i, "id", "duplicate-id", fmt.Sprintf("the id %q is that of another card already, %s", c.ID, b.where(before, i)), advice("give one of them another id"))
			continue
		}
		first[c.ID] = i
	}
	b.checkFormerIDs(first)
}

// checkCard reports what is wrong with a card by itself, beyond the form of its values.
func (b *builder) checkCard(card int, doc *strictyaml.Document) {
	b.checkReferences(card, doc)
	given := func(key string) bool { return doc.Text(b.from[card].path+"."+key) != "" } // even one that was refused
	switch image, alt := given("image"), given("alt"); {
	case b.deck.Cards[card].Image != "" && !alt:
		b.problem(card, "image", "alt", "the picture has no text for those who cannot see it", advice("add alt: with what it shows"))
	case b.deck.Cards[card].Alt != "" && !image:
		b.problem(card, "alt", "alt", "alt describes a picture, but there is no image", advice("add image: with the file of the picture, or delete alt"))
	}
	b.checkTexts(card, doc)
}

// where says where a card stands, seen from another.
func (b *builder) where(card, from int) string {
	c := b.deck.Cards[card]
	if c.File == b.deck.Cards[from].File {
		return fmt.Sprintf("on line %d", c.Line)
	}
	return fmt.Sprintf("in %s:%d", c.File, c.Line)
}

// checkFormerIDs reports ids under was that are in use or claimed by two cards.
func (b *builder) checkFormerIDs(inUse map[string]int) {
	claimed := map[string]int{}
	for i, c := range b.deck.Cards {
		for j, old := range c.Was {
			path := fmt.Sprintf("was[%d]", j)
			old = strings.TrimPrefix(old, b.deck.ID+"/")
			if user, used := inUse[old]; used && old != "" {
				b.problem(i, path, "was-in-use", fmt.Sprintf("%q is the id of a card of this deck, %s", old, b.where(user, i)), advice("give that card another id; where this card never had that one, delete it here"))
				continue
			}
			if before, twice := claimed[old]; twice && old != "" && before != i {
				b.problem(i, path, "was-claimed-twice", fmt.Sprintf("%q is claimed by another card already, %s", old, b.where(before, i)), advice("leave it with one of them"))
				continue
			}
			claimed[old] = i
		}
	}
}

// ids are the names of one kind that a deck has.
type ids map[string]bool

// missing says what to do about a reference, at a path, to a name under a key that is not there.
func (known ids) missing(doc *strictyaml.Document, path, key, name, ref string) remedy {
	if len(known) <= spelling.Few {
		if near := spelling.Nearest(name, slices.Sorted(maps.Keys(known))); near != "" {
			fix := advice(spelling.DidYouMean(near))
			if misspelt(name, near) {
				fix.edit, _ = doc.Instead(path, strings.Replace(ref, name, near, 1))
			}
			return fix
		}
	}
	return advice("add it under " + key)
}

// misspelt reports whether a name is surely one that is near it, and not that of something its author has
// still to write: c3 is none of c1, and what is short is near to many.
func misspelt(name, near string) bool {
	const long = 5
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	return utf8.RuneCountInString(name) >= long && digits(name) == digits(near)
}

func (b *builder) checkReferences(card int, doc *strictyaml.Document) {
	c, from := b.deck.Cards[card], b.from[card].path+"."
	for i, concept := range c.Concepts {
		if own, ok := b.own(concept); ok && !b.concepts[own] && b.knows["concepts"] {
			path := fmt.Sprintf("concept[%d]", i)
			b.problem(card, path, "unknown-concept", fmt.Sprintf("there is no concept %q in this deck", own), b.concepts.missing(doc, from+path, "concepts", own, concept))
		}
	}
	source, _, _ := strings.Cut(c.Source, "#")
	if source != "" && !b.sources[source] && b.knows["sources"] {
		b.problem(card, "source", "unknown-source", fmt.Sprintf("there is no source %q in this deck", source), b.sources.missing(doc, from+"source", "sources", source, c.Source))
	}
}

// own returns the id of a reference to something of this deck.
func (b *builder) own(ref string) (string, bool) {
	deck, id, other := strings.Cut(ref, "/")
	switch {
	case !other:
		return ref, ref != ""
	case deck == b.deck.ID:
		return id, true
	default:
		return "", false
	}
}

// checkTexts reports gaps that are wrong, and texts that the history could not tell apart.
func (b *builder) checkTexts(card int, doc *strictyaml.Document) {
	c := b.deck.Cards[card]
	if c.Kind == Cloze && c.Text != "" {
		if _, err := ParseCloze(c.Text); err != nil {
			e, _ := errors.AsType[*ClozeError](err)
			path := b.from[card].path + ".cloze"
			p := doc.ProblemIn(path, e.Offset, e.Rule, e.Message, e.Fix)
			if e.Meant != "" {
				edit, written := doc.Instead(path, e.Meant)
				p.Edit, p.Fix = edit, "write cloze: "+collapsed(written)
				if edit == nil || strings.Contains(written, "\n") {
					p.Fix = "write " + collapsed(e.Meant)
				}
			}
			p.Subject = c.ID
			b.suspect(p)
		}
	}
	for _, e := range slices.Concat(c.Options(), Passages("points", c.Points)) {
		if strings.Contains(strings.TrimSpace(e.Text), "\n") {
			b.problem(card, e.Path, "several-lines", "an option or a point has one line, this has several", advice("write it on one line, and what explains it under note"))
		}
	}
	b.distinct(card, "same-wording", "is worded like", c.Questions())
	b.distinct(card, "same-option", "says the same as", c.Options())
	b.distinct(card, "same-point", "says the same as", Passages("points", c.Points))
}

// distinct reports texts that have the hash of an earlier one.
func (b *builder) distinct(card int, rule, verb string, all []Passage) {
	if len(all) < 2 {
		return
	}
	seen := map[string]string{}
	for _, e := range all {
		hash := TextHash(e.Text)
		if before, twice := seen[hash]; twice {
			b.problem(card, e.Path, rule, fmt.Sprintf("%s %s %s", Spoken(e.Path), verb, Spoken(before)), advice("delete one of them, or say something else"))
			continue
		}
		seen[hash] = e.Path
	}
}

// Spoken names a text of a card for people: "wrong[0].text" is the first wrong option.
func Spoken(path string) string {
	key, rest, _ := strings.Cut(path, "[")
	what := map[string]string{"wrong": "wrong option", "points": "point", "also": "wording under also", "unseen": "wording under unseen"}[key]
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	switch {
	case path == "answer":
		return "the answer"
	case err != nil || what == "":
		return path
	case i < 5:
		return "the " + [...]string{"first", "second", "third", "fourth", "fifth"}[i] + " " + what
	}
	return "the " + what + " number " + strconv.Itoa(i+1)
}
