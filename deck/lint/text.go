package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"goodcard/deck"
	"goodcard/deck/markup"
)

// maxCode is the widest line of code in columns that a terminal shows whole.
const maxCode = 80

func noAlt(l *linter, c *deck.Card) {
	for _, e := range c.Marked() {
		if !strings.Contains(e.Text, "![") {
			continue
		}
		markup.Walk(markup.Parse(e.Text), func(n *markup.Node) {
			if n.Kind == markup.Image && strings.TrimSpace(n.Content) == "" {
				l.reportAt(c, e, n.Address, "write ![what it shows]("+n.Address+")", "the picture %s has no text for those who cannot see it", n.Address)
			}
		})
	}
}

func wideCode(l *linter, c *deck.Card) {
	for _, e := range c.Marked() {
		if !strings.Contains(e.Text, "\n") {
			continue
		}
		markup.Walk(markup.Parse(e.Text), func(n *markup.Node) {
			if n.Kind != markup.CodeBlock {
				return
			}
			for line := range strings.Lines(n.Content) {
				if width := utf8.RuneCountInString(strings.TrimRight(line, "\n")); width > maxCode {
					l.reportAt(c, e, strings.TrimSpace(line), "break the line", "a line of code has %d columns; %d fit on a terminal", width, maxCode)
					return
				}
			}
		})
	}
}

// invisible reports the characters that no reader sees, some of which turn the direction of text, so
// that it can seem to say something else.
func invisible(l *linter) {
	check := func(e deck.Passage, report func(e deck.Passage, piece, fix, message string, args ...any)) {
		if i := strings.IndexFunc(e.Text, markup.Unseen); i >= 0 {
			r, _ := utf8.DecodeRuneInString(e.Text[i:])
			report(e, e.Text[i:], "delete it", "the text holds the invisible character %U", r)
		}
	}
	check(deck.Passage{Path: "title", Text: l.deck.Title}, l.reportDeckAt)
	check(deck.Passage{Path: "about", Text: l.deck.About}, l.reportDeckAt)
	for i, u := range l.deck.Path {
		check(deck.Passage{Path: fmt.Sprintf("path[%d].title", i), Text: u.Title}, l.reportDeckAt)
	}
	for _, concept := range l.deck.Concepts {
		path := "concepts." + concept.ID
		check(deck.Passage{Path: path + ".name", Text: concept.Name}, l.reportDeckAt)
		check(deck.Passage{Path: path + ".about", Text: concept.About}, l.reportDeckAt)
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		for _, e := range append(c.Texts(), deck.Passage{Path: "alt", Text: c.Alt}) {
			check(e, func(e deck.Passage, piece, fix, message string, args ...any) {
				l.reportAt(c, e, piece, fix, message, args...)
			})
		}
	}
}
