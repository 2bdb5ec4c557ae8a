package tui

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"

	"goodcard/deck/markup"
)

// wordDiff returns a text as it is now, with the words that went in [-…-] and those that
// came in {+…+}, in lines of at most width cells.
func wordDiff(t theme, before, now string, width int) []string {
	was, is := strings.Fields(markup.Text(before)), strings.Fields(markup.Text(now))
	var words []string
	at := 0
	for _, e := range lcs.DiffLines(was, is) {
		words = append(words, was[at:e.Start]...)
		if e.Start < e.End {
			words = append(words, t.wrong.Render("[-"+strings.Join(was[e.Start:e.End], " ")+"-]"))
		}
		if e.ReplStart < e.ReplEnd {
			words = append(words, t.right.Render("{+"+strings.Join(is[e.ReplStart:e.ReplEnd], " ")+"+}"))
		}
		at = e.End
	}
	return wrapped(strings.Join(append(words, was[at:]...), " "), width)
}

// changedPage shows what became of a card since it was last seen.
func (m *screen) changedPage() *page {
	before, now := m.prompt.Before, &m.prompt.Card
	return &page{
		title: "What changed since you last saw it",
		lines: func(width int) []string {
			lines := wordDiff(m.theme, before.Text, now.Text, width)
			if before.Answer != "" || now.Answer != "" {
				lines = append(append(lines, ""), wordDiff(m.theme, before.Answer, now.Answer, width)...)
			}
			return append(lines, "", m.theme.faint.Render("[-went-]   {+came+}"))
		},
		also: m.keys.Changed,
	}
}
