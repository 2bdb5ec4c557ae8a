package tui

import (
	"errors"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"goodcard/study"
)

// keptText is said when an editor opens with a text that could not be saved.
const keptText = "The editor has the text that you could not save the last time."

// openText is said when another editor has the card too.
const openText = "Another editor has this card open; what each of them saves is kept"

// editedMsg says that the editor has ended.
type editedMsg struct{ err error }

// edit opens the card that is shown: the file of a linked deck at the card's line, else
// the learner's own version.
func (m *screen) edit() tea.Cmd {
	e, err := m.s.Edit(m.ctx, m.prompt.Serial)
	if err != nil {
		m.fail("not opened", err)
		return nil
	}
	m.editing = &e
	open, err := m.openEditor(e.File, e.Line)
	if err != nil {
		m.edited(editedMsg{err})
		return nil
	}
	if e.Kept {
		m.said = keptText
	} else if e.Open != "" {
		m.said = openText
	}
	m.watch.stop()
	return open
}

// edited takes over what the editor left. The card comes back as it is now, or as it was
// where the new text is refused; after an editor that failed nothing moves.
func (m *screen) edited(msg editedMsg) {
	e := m.editing
	if e == nil || m.ctx.Err() != nil { // see [screen.leaveEditor]
		return
	}
	m.editing, m.leaving = nil, false
	m.watch.resume()
	came, refused := m.s.Edited(m.ctx, m.prompt.Serial, *e, msg.err)
	if _, kept := errors.AsType[*study.Refused](refused); msg.err != nil && !kept {
		m.fail("not edited", refused)
		return
	}
	if msg.err == nil {
		before := len(m.troubles)
		m.redraw((*study.Prompt).Asks)
		m.said = cameOf(*e, came)
		if next := came.Next(e.Card); next != "" {
			m.said += ": " + next
		}
		if came == study.InOwn || came == study.InTwo || came == study.InTheirs {
			m.said += m.undoHint()
		}
		if refused == nil && len(m.troubles) > before {
			refused = errors.New(m.troubles[len(m.troubles)-1])
		}
	}
	if refused != nil && m.err == nil {
		m.said = ""
		m.push(m.refusedPage(*e, refused))
	}
}

// cameOf says what came of an edit.
func cameOf(e study.Edit, came study.EditOutcome) string {
	if came == study.ReadAgain {
		return "the file " + string(came) + ": " + filepath.Base(e.File)
	}
	return "the card " + string(came)
}
