package tui

import (
	"slices"

	"goodcard/deck"
	"goodcard/scheduler"
)

// ratings returns the digits that give a grade.
func (m *screen) ratings() []gradeKey {
	if m.o.AllGrades {
		return sm2Keys
	}
	return ratingKeys
}

// grades returns the keys that give a grade on this back. An explanation has letters:
// digits tick its points.
func (m *screen) grades() []gradeKey {
	if m.prompt.Card.Kind == deck.Explain {
		return letterKeys
	}
	return m.ratings()
}

// proposed returns the grade that Space gives: the one that the learner marked, else the
// one that the session proposes, else good.
func (m *screen) proposed() scheduler.Grade {
	if m.selected >= 0 {
		return m.grades()[m.selected].grade
	}
	if _, g, ok := m.prompt.Check(m.answer); ok {
		return g
	}
	return scheduler.Good
}

// marked returns the index of the grade that carries the mark ›; -1 if none does.
func (m *screen) marked() int {
	if _, _, ok := m.prompt.Check(m.answer); !ok && m.selected < 0 {
		return -1
	}
	return m.gradeIndex(m.proposed())
}

func (m *screen) gradeIndex(g scheduler.Grade) int {
	return slices.IndexFunc(m.grades(), func(k gradeKey) bool { return k.grade == g })
}

// selectGrade moves the mark to the next better or worse grade.
func (m *screen) selectGrade(better bool) {
	at := m.gradeIndex(m.proposed())
	if better {
		at++
	} else {
		at--
	}
	m.selected = max(0, min(at, len(m.grades())-1))
}

// tick marks a point of an explanation as said, or takes the mark off. The grade that is
// proposed follows.
func (m *screen) tick(i int) {
	if i >= len(m.prompt.Card.Points) {
		return
	}
	points := slices.Clone(m.answer.Points)
	if at := slices.Index(points, i); at >= 0 {
		points = slices.Delete(points, at, at+1)
	} else {
		points = append(points, i)
	}
	slices.Sort(points)
	m.answer.Points, m.selected = points, -1
	m.show(m.body().points[i])
}
