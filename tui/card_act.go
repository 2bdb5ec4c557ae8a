package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
	"goodcard/scheduler"
	"goodcard/study"
)

// act does what a key asks for on both sides of a card.
func (m *screen) act(a keys.Action) tea.Cmd {
	switch a {
	case keys.Suspend:
		m.suspend()
	case keys.Bury:
		m.bury()
	case keys.Flag:
		m.flag()
	case keys.Undo:
		m.undo()
	case keys.Why:
		m.why(m.prompt.Item)
	case keys.Open:
		m.openTarget()
	case keys.Edit:
		return m.edit()
	}
	return nil
}

// grade records a grade and goes on. What is said about it is true: it is on disk.
func (m *screen) grade(g scheduler.Grade) {
	word := m.state(keys.OnBack).Word(g)
	graded, err := m.s.Grade(m.ctx, study.Answered{Serial: m.prompt.Serial, Grade: g, Answer: m.answer, Took: m.watch.took()})
	if m.unrecorded = err; err != nil {
		m.fail("not recorded", err)
		return
	}
	m.next()
	m.said = word + ": " + graded.Next("") + m.undoHint()
	if graded.Leech && m.err == nil {
		m.leech(graded.Item)
	}
}

// undoHint names the key that takes back what just happened, where there is one.
func (m *screen) undoHint() string {
	if m.err != nil {
		return ""
	}
	undo := keys.Of(keys.Undo)
	if _, typing := m.top().(*field); typing {
		return "   " + keys.Of(keys.Leave).Name + " " + undo.Name + " " + undo.Word
	}
	return "   " + undo.Name + " " + undo.Word
}

// fail says that something did not work. The card stays as it is, to be tried again, unless nobody
// would find what is recorded from here on.
func (m *screen) fail(what string, err error) {
	if study.Ends(err) {
		m.err, m.unrecorded = err, nil
	}
	m.failed(what, err)
}

func (m *screen) suspend() {
	done, err := m.s.Suspend(m.ctx, m.prompt.Serial)
	m.wentAway("suspended", "not asked until you take it back", done, err)
}

func (m *screen) bury() {
	done, err := m.s.Bury(m.ctx, m.prompt.Serial)
	m.wentAway("buried", "not asked before the next study day", done, err)
}

// wentAway says what came of setting the card aside, and goes on.
func (m *screen) wentAway(word, meaning string, done study.Marked, err error) {
	if err != nil {
		m.fail("not "+word, err)
		return
	}
	m.next()
	if done.Holds() {
		m.said = word + ": " + meaning + m.undoHint()
	} else {
		m.said = "not " + word + ": " + done.Against + m.undoHint()
	}
}

func (m *screen) flag() {
	done, err := m.s.Flag(m.ctx, m.prompt.Serial)
	switch {
	case err != nil:
		m.fail("not flagged", err)
	case !done.Holds():
		m.said = "not changed: " + done.Against
	case m.prompt.Memory.Flagged:
		m.said = "flagged: 'goodcard search is:flagged' lists it   ! takes it off"
	default:
		m.said = "the flag is off"
	}
}

// undo takes back what the learner did last in this session. Its card comes back.
func (m *screen) undo() {
	e, ok, err := m.s.Undo(m.ctx)
	if err != nil {
		m.fail("not taken back", err)
		return
	}
	if !ok { // another program has taken it back
		m.said = "nothing is left to take back here" + fileStays(m.s)
		return
	}
	m.redraw(stands)
	m.said = "took back " + e.Deed(false) + fileStays(m.s) // its id may give the answer away
}

// fileStays says what undo does not take back, as the end of a sentence.
func fileStays(s *study.Session) string {
	if file := s.EditedFile(); file != "" {
		return "; " + filepath.Base(file) + " stays as you edited it"
	}
	return ""
}
