package lint

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

var place = lazy.Regexp(`\b(?:(?:previous|preceding|next|last) (?:card|question|section|chapter|paragraph)s?` +
	`|(?:this|the present) (card|chapter|section|lecture|article|paragraph|passage)` +
	`|(?:mentioned|described|discussed|defined|shown|seen|given|listed) (?:above|below|earlier)` +
	`|the (?:above|following) (?:cards?|definitions?|examples?|figures?|questions?|list)` +
	`|(?:see|as) (?:above|below)(?:$|[.,;:)]))`)

// placeWords are what each of the places has one of.
var placeWords = []string{"previous", "preceding", "next ", "last ", "this ", "present ", "above", "below", "earlier", "following"}

// dependsOnPlace reports what refers to the surroundings of a card. What refers to something within the same text
// does not: a list that follows, a picture, a section that was named.
func dependsOnPlace(l *linter, c *deck.Card) {
	for _, s := range l.said(c) {
		if !containsAny(s.lower, placeWords...) {
			continue
		}
		for _, at := range place().FindAllStringSubmatchIndex(s.lower, -1) {
			if showsIt(c, s, at) {
				continue
			}
			m := strings.TrimRight(s.prose[at[0]:at[1]], ".,;:)")
			l.reportAt(c, s.Passage, m, "say what it refers to", "%q depends on what stands nearby, but cards come in any order", m)
			break
		}
	}
}

// showsIt reports whether what a text refers to stands in it, or on its card.
func showsIt(c *deck.Card, s said, at []int) bool {
	words, before, after := s.lower[at[0]:at[1]], s.lower[:at[0]], s.lower[at[1]:]
	if strings.HasPrefix(after, " of ") {
		return true // the last chapter of a book that is named
	}
	if at[2] >= 0 {
		noun := s.lower[at[2]:at[3]]
		quoting := noun == "passage" || noun == "paragraph" || noun == "article"
		return noun != "card" && strings.Contains(before, noun) || quoting && (strings.Contains(s.Text, "\n") || strings.Contains(s.prose, "…"))
	}
	switch strings.Fields(words)[0] {
	case "previous", "preceding", "next", "last":
		return false
	}
	if strings.HasSuffix(words, "card") || strings.HasSuffix(words, "cards") {
		return false
	}
	following := strings.Contains(words, "following")
	return c.Image != "" || following && c.Kind == deck.Choose || following && strings.Contains(after, ":") ||
		strings.Contains(s.Text, "\n") || strings.Contains(s.prose, "…") || strings.Contains(s.Text, "![")
}
