package lint

import (
	"strings"

	"goodcard/deck"
)

// A said is a text of a card with what its author says in it.
type said struct {
	deck.Passage
	prose string // see [linter.prose]
	lower string // prose with small letters for the capitals of ASCII: what stands at an offset of one stands there in the other
}

// said returns what the author says in the texts of a card. It is made once for all rules that come
// to the card one after the other.
func (l *linter) said(c *deck.Card) []said {
	if l.saidOf != c {
		l.saidOf, l.saidBy = c, l.saidBy[:0]
		for _, e := range l.textsOf(c) {
			prose := l.prose(c, e)
			l.saidBy = append(l.saidBy, said{e, prose, lowerASCII(prose)})
		}
	}
	return l.saidBy
}

// textsOf returns every text of a card, which it keeps until it is asked for those of another.
func (l *linter) textsOf(c *deck.Card) []deck.Passage {
	if l.textOf != c {
		l.textOf, l.texts = c, c.Texts()
	}
	return l.texts
}

// questions returns the wordings of a card, kept in the same way.
func (l *linter) questions(c *deck.Card) []deck.Passage {
	if l.askedOf != c {
		l.askedOf, l.asked = c, c.Questions()
	}
	return l.asked
}

// segments returns the gaps of a cloze and what stands between them, kept in the same way.
func (l *linter) segments(c *deck.Card) []deck.Segment {
	if l.cutOf != c {
		l.cutOf = c
		l.cut, _ = deck.ParseCloze(c.Text)
	}
	return l.cut
}

// lowerASCII returns a text of the same length, in which letters of ASCII are small.
func lowerASCII(text string) string {
	for i := range len(text) {
		if 'A' <= text[i] && text[i] <= 'Z' {
			b := []byte(text)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return text
}

// containsAny reports whether one of some words stands in a text. It is asked before an expression is, which takes
// many times as long.
func containsAny(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
