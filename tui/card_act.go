package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
	"goodcard/reason"
	"goodcard/scheduler"
	"goodcard/study"
)

// pressCard does what a key asks for on both sides of a card.
func (m *screen) pressCard(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case asks(k, keys.Suspend):
		m.suspend()
	case asks(k, keys.Bury):
		m.bury()
	case asks(k, keys.Flag):
		m.flag()
	case asks(k, keys.Undo):
		m.undo()
	case asks(k, keys.Why):
		m.why(m.prompt.Item)
	case asks(k, keys.Open):
		return m.openTarget()
	case asks(k, keys.Edit):
		return m.edit()
	default:
		m.nothing()
	}
	return nil
}

// grade records a grade and goes on. What is said about it is true: it is on disk.
func (m *screen) grade(g scheduler.Grade) {
	graded, err := m.s.Grade(m.ctx, study.Answered{Serial: m.prompt.Serial, Grade: g, Answer: m.answer, Took: m.watch.took()})
	if m.unrecorded = err; err != nil {
		m.fail("not recorded", err)
		return
	}
	m.next()
	m.said = graded.Grade.Rating() + ": " + graded.Next("") + m.undoHint()
	if graded.Leech && m.err == nil {
		m.leech(graded.Item)
	}
}

// undoHint names the key that takes back what just happened, where there is one.
func (m *screen) undoHint() string {
	if m.err != nil {
		return ""
	}
	for _, k := range m.top().live() {
		if k.Action == keys.Undo || k.Action == keys.UndoToo {
			return "   " + k.Name + " " + k.Word
		}
	}
	return ""
}

// fail says that something did not work. The card stays as it is, to be tried again, unless nobody
// would find what is recorded from here on.
func (m *screen) fail(what string, err error) {
	if study.Ends(err) {
		m.err, m.unrecorded = err, nil
	}
	m.said = what + ": " + reason.Text(err)
}

func (m *screen) suspend() {
	if err := m.s.Suspend(m.ctx, m.prompt.Serial); err != nil {
		m.fail("not suspended", err)
		return
	}
	m.next()
	m.said = "suspended: not asked again" + m.undoHint()
}

func (m *screen) bury() {
	if err := m.s.Bury(m.ctx, m.prompt.Serial); err != nil {
		m.fail("not buried", err)
		return
	}
	m.next()
	m.said = "buried: not asked again today" + m.undoHint()
}

func (m *screen) flag() {
	flagged, err := m.s.Flag(m.ctx, m.prompt.Serial)
	switch {
	case err != nil:
		m.fail("not flagged", err)
	case flagged:
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
	if !ok {
		m.said = "nothing to take back here; 'goodcard undo' takes back earlier grades" + fileStays(m.s)
		return
	}
	m.redraw(stands)
	m.said = "undone: " + e.What() + fileStays(m.s) // its id may give the answer away
}

// fileStays says what undo does not take back, as the end of a sentence.
func fileStays(s *study.Session) string {
	if file := s.EditedFile(); file != "" {
		return "; " + filepath.Base(file) + " stays as you edited it"
	}
	return ""
}
