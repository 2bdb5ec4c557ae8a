package tui

import (
	"slices"
	"strconv"
	"strings"

	"goodcard/keys"
	"goodcard/scheduler"
	"goodcard/words"
)

const widestGrade = 18 // cells

// gradeLines draws the grades, and under each what it will really do.
func (m *screen) gradeLines(f frame) (grades, effects string) {
	scale := m.grades()
	start := 3
	if f.compact {
		start = 2
	}
	cell := min(widestGrade, (f.width-start)/len(scale))
	brief := 0
	for brief < briefest && slices.ContainsFunc(scale, func(k keys.Grade) bool { return cells(m.effect(k.Grade, brief)) >= cell }) {
		brief++
	}
	marked := m.marked()
	for i, k := range scale {
		label := k.Key + " " + k.Word
		if cells(label) >= cell {
			label = k.Key
		}
		mark, face := " ", m.theme.plain
		if i == marked {
			mark, face = m.theme.accent.Render("›"), m.theme.strong
		}
		grades += mark + pad(face.Render(label), cell-1)
		effects += " " + pad(m.theme.faint.Render(m.effect(k.Grade, brief)), cell-1)
	}
	before := strings.Repeat(" ", start-1)
	return before + grades, before + effects
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-cells(text), 0))
}

const briefest = 3

// effect says when a grade brings the item back, the shorter the more brief it is: "today, 1 day"
// comes again in this session, then tomorrow.
func (m *screen) effect(g scheduler.Grade, brief int) string {
	if m.prompt.Cram {
		switch {
		case !g.Drilled():
			return "done"
		case brief > 0:
			return "back"
		default:
			return "comes back"
		}
	}
	days := m.preview[g].Memory.Interval
	today, then := "today", words.Count(days, "day")
	if brief > 0 {
		then = strconv.Itoa(days) + "d"
	}
	if brief > 1 {
		today = "now"
	}
	switch {
	case !g.Drilled():
		return then
	case brief == briefest:
		return today
	default:
		return today + ", " + then
	}
}
