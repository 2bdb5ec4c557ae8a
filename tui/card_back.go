package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck"
	"goodcard/keys"
	"goodcard/scheduler"
)

// A back is a card with its answer open.
type back struct{ m *screen }

func (back) onCard() bool         { return true }
func (back) feed(tea.Msg) tea.Cmd { return nil }

func (l back) draw(frame) drawing { return drawing{lines: l.m.body().lines, scroll: l.m.scroll} }

func (l back) live() []keys.Key {
	m := l.m
	live := []keys.Key{keys.Of(keys.Accept).Saying(m.proposed().Rating())}
	if m.prompt.Card.Kind == deck.Explain {
		last := strconv.Itoa(min(len(m.prompt.Card.Points), 9))
		live = append(live, keys.Of(keys.TickPoint).Named("1 to "+last), keys.Of(keys.RateByLetter))
	}
	if m.prompt.Before != nil {
		live = append(live, keys.Of(keys.Changed))
	}
	if len(m.targets) > 0 {
		live = append(live, keys.Of(keys.Open).Saying(m.targets[len(m.targets)-1].what))
	}
	return append(live, keys.Of(keys.Note), keys.Of(keys.Flag), keys.Of(keys.Undo), keys.Of(keys.Help), keys.Of(keys.Quit))
}

func (l back) press(k tea.KeyPressMsg) tea.Cmd {
	m := l.m
	if m.scrolled(k) {
		return nil
	}
	if cmd, done := m.common(k); done {
		return cmd
	}
	grades := m.grades()
	switch {
	case isGrade(grades, k):
		m.grade(grades[gradeOf(grades, k)].Grade)
	case asks(k, keys.Accept):
		m.grade(m.proposed())
	case m.prompt.Card.Kind == deck.Explain && asks(k, keys.TickPoint):
		m.tick(int(k.String()[0] - '1'))
	case asks(k, keys.Select):
		m.selectGrade(k.String() == "right")
	case asks(k, keys.Note):
		m.push(newNoteField(m))
	case m.prompt.Before != nil && asks(k, keys.Changed):
		m.push(m.changedPage())
	case asks(k, keys.UndoToo):
		m.undo()
	default:
		return m.pressCard(k)
	}
	return nil
}

func isGrade(scale []keys.Grade, k tea.KeyPressMsg) bool { return gradeOf(scale, k) >= 0 }

// gradeOf returns the index of the grade that a key gives; -1 if none.
func gradeOf(scale []keys.Grade, k tea.KeyPressMsg) int {
	return slices.IndexFunc(scale, func(g keys.Grade) bool { return g.Key == k.String() })
}

// grades returns the keys that give a grade on this back. An explanation has letters:
// digits tick its points.
func (m *screen) grades() []keys.Grade {
	if m.prompt.Card.Kind == deck.Explain {
		return keys.ByLetter
	}
	return keys.Scale(m.o.AllGrades)
}

// proposed returns the grade that Space gives: the one that the learner marked, else the
// one that the session proposes, else good.
func (m *screen) proposed() scheduler.Grade {
	if m.selected >= 0 {
		return m.grades()[m.selected].Grade
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
	return slices.IndexFunc(m.grades(), func(k keys.Grade) bool { return k.Grade == g })
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

// tick marks a point of an explanation as made, or takes the mark off. The grade that is
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
