package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

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
		m:     &m.stage,
		title: title,
		lines: func(width int) []string { return m.whyLines(w, width) },
		also:  keys.Why,
	})
}

func (m *screen) whyLines(w study.Why, width int) []string {
	lines := append(wrapped(w.When(shortDate), width), "")
	for _, s := range w.Steps {
		if s.Kind == history.Void { // its target says that it was taken back
			continue
		}
		what := s.What()
		switch {
		case s.Voided:
			what += ", taken back"
		case s.Kind == history.Review:
			what = fmt.Sprintf("%s, %s; %s, EF %.2f", s.Grade, s.Reason, words.Count(s.After.Memory.Interval, "day"), float64(s.After.Memory.EF)/100)
		}
		date := fmt.Sprintf("%-13s", shortDate(s.Day))
		lines = append(lines, hang(m.theme.faint.Render(date), strings.Repeat(" ", len(date)), whole(markup.Clean(what), width-len(date)))...)
	}
	if len(w.Steps) > 0 {
		lines = append(lines, "")
	}
	effects := make([]string, len(keys.Ratings))
	for i, k := range keys.Ratings {
		effects[i] = k.Word + tie + words.Count(w.If[k.Grade].Due()-w.IfDay, "day")
	}
	lines = append(lines, whole("if answered on "+shortDate(w.IfDay)+": "+strings.Join(effects, ", "), width)...)
	if slices.ContainsFunc(w.Steps, func(s study.WhyStep) bool { return s.Kind == history.Review && !s.Voided }) {
		lines = append(lines, "")
		lines = append(lines, wrapped(m.theme.faint.Render("EF, the easiness factor, is what an interval is multiplied by."), width)...)
	}
	return lines
}

// shortDate writes a study day.
func shortDate(day int) string { return history.Date(day).Format("2 Jan 2006") }

// tie is a space at which no line ends.
const tie = "\u00a0"

// counted are days with their number, and EF with its own.
var counted = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([0-9]) (days?\b)|\b(EF) ([0-9])`)
})

// whole wraps a text so that no number stands apart from what it counts.
func whole(text string, width int) []string {
	lines := wrapped(counted().ReplaceAllString(text, "$1$3"+tie+"$2$4"), width)
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(line, tie, " ")
	}
	return lines
}
