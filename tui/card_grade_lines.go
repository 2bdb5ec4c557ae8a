package tui

import (
	"strings"

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
	long := true
	for _, k := range scale {
		long = long && cells(m.effect(k.Grade, true)) < cell
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
		effects += " " + pad(m.theme.faint.Render(m.effect(k.Grade, long)), cell-1)
	}
	before := strings.Repeat(" ", start-1)
	return before + grades, before + effects
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-cells(text), 0))
}

// effect says when a grade brings the item back: "today, 1 day" comes again in this
// session, then tomorrow.
func (m *screen) effect(g scheduler.Grade, long bool) string {
	if m.prompt.Cram {
		if g.Drilled() {
			return "comes back"
		}
		return "done"
	}
	state := m.preview[g]
	days := state.Memory.Interval
	next, now := words.Count(days, "day"), "today, "
	if !long {
		next, now = strings.Replace(next, " day", "d", 1), "now "
		next = strings.TrimSuffix(next, "s")
	}
	if g.Drilled() {
		return now + next
	}
	return next
}
