package deck

import (
	"strings"
	"unicode/utf8"

	"goodcard/deck/markup"
)

// maxCode is the widest line of code in columns that a terminal shows whole.
const maxCode = 80

func noAlt(l *linter, c *Card) {
	for _, e := range c.marked() {
		if !strings.Contains(e.text, "![") {
			continue
		}
		walk(markup.Parse(e.text), func(n *markup.Node) {
			if n.Kind == markup.Image && strings.TrimSpace(n.Content) == "" {
				l.reportAt(c, e, n.Address, "write ![what it shows]("+n.Address+")", "the picture %s has no text for those who cannot see it", n.Address)
			}
		})
	}
}

func wideCode(l *linter, c *Card) {
	for _, e := range c.marked() {
		if !strings.Contains(e.text, "\n") {
			continue
		}
		walk(markup.Parse(e.text), func(n *markup.Node) {
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

// walk calls visit for n and everything below it.
func walk(n *markup.Node, visit func(*markup.Node)) {
	visit(n)
	for _, c := range n.Children {
		walk(c, visit)
	}
}

// invisible reports the characters that no reader sees, some of which turn the direction of text, so
// that it can seem to say something else.
func invisible(l *linter) {
	check := func(e entry, report func(e entry, piece, fix, message string, args ...any)) {
		if i := strings.IndexFunc(e.text, markup.Unseen); i >= 0 {
			r, _ := utf8.DecodeRuneInString(e.text[i:])
			report(e, e.text[i:], "delete it", "the text holds the invisible character %U", r)
		}
	}
	check(entry{path: "title", text: l.deck.Title}, l.reportDeckAt)
	check(entry{path: "about", text: l.deck.About}, l.reportDeckAt)
	for _, concept := range l.deck.Concepts {
		path := "concepts." + concept.ID
		check(entry{path: path + ".name", text: concept.Name}, l.reportDeckAt)
		check(entry{path: path + ".about", text: concept.About}, l.reportDeckAt)
	}
	for i := range l.deck.Cards {
		c := &l.deck.Cards[i]
		for _, e := range append(c.texts(), single("alt", c.Alt)...) {
			check(e, func(e entry, piece, fix, message string, args ...any) { l.reportAt(c, e, piece, fix, message, args...) })
		}
	}
}
