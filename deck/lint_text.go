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
				l.report(c, e.path, "write ![what it shows]("+n.Address+")", "the picture %s has no text for those who cannot see it", n.Address)
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
					l.report(c, e.path, "break the line", "a line of code has %d columns; %d fit on a terminal", width, maxCode)
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

// unseenRunes are the zero-width characters that no script needs and those that turn the direction of
// text, by which a text can seem to say something else.
const unseenRunes = "\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad"

func invisible(l *linter, c *Card) {
	for _, e := range c.texts() {
		if i := strings.IndexAny(e.text, unseenRunes); i >= 0 {
			r, _ := utf8.DecodeRuneInString(e.text[i:])
			l.report(c, e.path, "delete it", "the text holds the invisible character %U", r)
		}
	}
}
