package tui

import (
	"errors"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/deck/reason"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// refusedPage says why an edited text does not serve, and where it is kept.
func (m *screen) refusedPage(e study.Edit, why error) *page {
	folder := filepath.Dir(e.File) + string(filepath.Separator)
	return &page{
		m:     &m.stage,
		title: "The card is unchanged",
		lines: func(width int) []string {
			var lines []string
			for _, text := range reasons(why) {
				text = strings.ReplaceAll(text, folder, "") // so that the line is not far
				lines = append(lines, hang(m.theme.wrong.Render("x "), "  ", wrapped(markup.Clean(text), width-2))...)
			}
			if h, ok := errors.AsType[hinter](why); ok && h.Hint() != "" {
				lines = append(lines, "")
				lines = append(lines, wrapped(m.theme.faint.Render(words.InData(markup.Clean(h.Hint()), m.o.Data)), width)...)
			}
			if refused, ok := errors.AsType[*study.Refused](why); ok {
				lines = append(lines, "")
				lines = append(lines, wrapped(m.theme.faint.Render("Your text is kept, and the next edit opens it:"), width)...)
				lines = append(lines, unbroken(refused.Kept, width)...)
			}
			return lines
		},
		acts: []pageAct{{keys.Of(keys.Edit).Saying("edit again"), m.edit}}, // a broken file opens at its first problem
	}
}

// A hinter is an error that knows what the learner can do next.
type hinter interface {
	error
	Hint() string
}

// reasons returns the problems of a text, each with its line, or what else went wrong.
func reasons(err error) []string {
	problems, ok := errors.AsType[deck.Problems](err)
	if !ok {
		return []string{reason.Text(err)}
	}
	var all []string
	for _, p := range problems {
		all = append(all, p.String())
	}
	return all
}
