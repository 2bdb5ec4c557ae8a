package tui

import (
	"slices"

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

func (l back) live() []keys.Key { return keys.Live(l.m.state(keys.OnBack)) }

func (l back) do(k keys.Key, name string) tea.Cmd {
	m := l.m
	switch k.Action {
	case keys.Rate, keys.RateByLetter:
		scale := m.grades()
		m.grade(scale[slices.IndexFunc(scale, func(g keys.Grade) bool { return g.Key == name })].Grade)
	case keys.Accept:
		m.grade(m.proposed())
	case keys.TickPoint:
		m.tick(int(name[0] - '1'))
	case keys.Select:
		m.selectGrade(name == "right")
	case keys.Note:
		m.push(newNoteField(m))
	case keys.Changed:
		m.push(m.changedPage())
	case keys.Idea:
		m.prompt.AskIdeas()
		if at := m.body().ideas; at > 0 {
			m.show(at)
		}
	default:
		return m.act(k.Action)
	}
	return nil
}

func (l back) other(k tea.KeyPressMsg) tea.Cmd {
	if _, tick := keys.Pressed([]keys.Key{keys.Of(keys.TickPoint)}, k.String()); tick && l.m.prompt.Card.Kind == deck.Explain {
		return nil // there are fewer points
	}
	l.m.nothing(k)
	return nil
}

// grades returns the keys that give a grade on this back.
func (m *screen) grades() []keys.Grade {
	s := stateOf(m.s, m.prompt, keys.OnBack, nil)
	s.AllGrades = m.o.AllGrades
	return s.Scale()
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
