package tui

import (
	"strings"

	"goodcard/deck/spelling"
	"goodcard/keys"
)

// wordDiff draws the words of a text as it is now, with those that went in [-…-] and those
// that came in {+…+}, in lines of at most width cells.
func wordDiff(t theme, words []spelling.Piece, width int) []string {
	texts := make([]string, len(words))
	for i, w := range words {
		switch w.Side {
		case spelling.First:
			texts[i] = t.wrong.Render("[-" + w.Text + "-]")
		case spelling.Second:
			texts[i] = t.right.Render("{+" + w.Text + "+}")
		default:
			texts[i] = w.Text
		}
	}
	return wrapped(strings.Join(texts, " "), width)
}

// changedPage shows what became of a card since it was last seen.
func (m *screen) changedPage() *page {
	changes := m.prompt.Changes()
	return &page{
		m:     &m.stage,
		title: "What changed since you last saw it",
		lines: func(width int) []string {
			var lines []string
			for _, c := range changes {
				lines = append(append(lines, wordDiff(m.theme, c.Words, width)...), "")
			}
			return append(lines, m.theme.faint.Render("[-went-]   {+came+}"))
		},
		also: keys.Changed,
	}
}
