package tui

import (
	"fmt"
	"strings"

	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// why explains why an item is due when it is.
func (m *screen) why(item string) {
	w, err := m.s.Why(m.ctx, item)
	if err != nil {
		m.fail("no reason found", err)
		return
	}
	title := "Why " + markup.Clean(item)
	if m.prompt != nil && !m.open {
		title = "Why this card" // its id may give the answer away
	}
	m.push(&page{
		m:     m,
		title: title,
		lines: func(width int) []string { return m.whyLines(w, width) },
		also:  keys.Why,
	})
}

func (m *screen) whyLines(w study.Why, width int) []string {
	lines := []string{whenDue(w), ""}
	for _, s := range w.Steps {
		if s.Kind == history.Void { // its target says that it was taken back
			continue
		}
		what := s.What()
		switch {
		case s.Voided:
			what += ", taken back"
		case s.Kind == history.Review:
			what = fmt.Sprintf("%s: %s; %s, EF %.2f", s.Grade, s.Reason, words.Count(s.After.Memory.Interval, "day"), float64(s.After.Memory.EF)/100)
		}
		date := fmt.Sprintf("%-13s", history.Date(s.Day).Format("2 Jan 2006"))
		lines = append(lines, hang(m.theme.faint.Render(date), strings.Repeat(" ", len(date)), wrapped(markup.Clean(what), width-len(date)))...)
	}
	if len(w.Steps) > 0 {
		lines = append(lines, "")
	}
	effects := make([]string, len(keys.Ratings))
	for i, k := range keys.Ratings {
		effects[i] = k.Word + " " + words.Count(w.If[k.Grade].Due()-w.IfDay, "day")
	}
	return append(lines, wrapped("if answered on "+history.Date(w.IfDay).Format("2 Jan 2006")+": "+strings.Join(effects, ", "), width)...)
}

// whenDue says when an item is due.
func whenDue(w study.Why) string {
	if w.Due == nil {
		return "new, never studied"
	}
	due := "due " + history.Date(*w.Due).Format("2 Jan 2006")
	switch ahead := *w.Due - w.Today; {
	case ahead < 0:
		return due + ", " + words.Count(-ahead, "day") + " ago"
	case ahead == 0:
		return due + ", today"
	default:
		return due + ", in " + words.Count(ahead, "day")
	}
}
