package anki

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// tagsOf returns the tags of a note: the card's own, then its concepts as concept::DECK/CONCEPT, then others.
func tagsOf(c *deck.Card, s *surroundings) []string {
	var all []string
	add := func(written string) {
		tag := tagOf(written)
		// Anki makes one tag of two that differ in case alone.
		if tag != "" && !slices.ContainsFunc(all, func(t string) bool { return strings.EqualFold(t, tag) }) {
			all = append(all, tag)
		}
	}
	for _, tag := range c.Tags {
		add(tag)
	}
	for _, id := range deck.FullAll(deck.ParseRef(s.ID).Deck, c.Concepts) {
		add("concept::" + id)
	}
	for _, tag := range s.Tags {
		add(tag)
	}
	return all
}

// tagOf returns a tag as Anki keeps it: white space, which would end it, as _, and no level of the hierarchy
// that "::" makes empty, which Anki would call "blank". It is "" where nothing is left.
func tagOf(written string) string {
	tag := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, norm.NFC.String(markup.Clean(strings.TrimSpace(written))))
	levels := strings.Split(tag, "::")
	for i, level := range levels {
		levels[i] = strings.Trim(level, ":") // what is left of three
	}
	return strings.Join(slices.DeleteFunc(levels, func(level string) bool { return level == "" }), "::")
}
