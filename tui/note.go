package tui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
)

// A noteField is the learner's note on a card while it is written.
type noteField struct {
	area textarea.Model
	was  string // as it could be shown
	rows int
}

func (m *screen) openNote() {
	area := textarea.New()
	area.Prompt = ""
	area.ShowLineNumbers = false
	area.EndOfBufferCharacter = ' '
	area.MaxHeight = 0
	area.CharLimit = maxLine
	area.SetVirtualCursor(false)
	area.SetStyles(textarea.Styles{})
	was := cleanLines(m.prompt.Note)
	area.SetValue(was)
	area.Focus()
	m.note = &noteField{area: area, was: was}
	m.note.resize(m.frame()) // which has no grades now
}

func (n *noteField) resize(f frame) {
	n.rows = max(f.bodyRows()-2, 1)
	n.area.SetWidth(f.column())
	n.area.SetHeight(n.rows)
}

func (n *noteField) body(t theme, f frame) (lines []string, scroll int, cursor *tea.Cursor) {
	lines = append([]string{t.accent.Render("Your note on this card (Markdown)"), ""}, strings.Split(n.area.View(), "\n")...)
	if cursor = n.area.Cursor(); cursor != nil {
		cursor.X += f.margin
		cursor.Y += 2
	}
	return f.indent(lines), 0, cursor
}

// pressNote gives a key to the note.
func (m *screen) pressNote(k tea.KeyPressMsg) (cmd tea.Cmd) {
	switch {
	case key.Matches(k, m.keys.Keep):
		m.keepNote()
	case key.Matches(k, m.keys.Drop):
		m.note = nil
		m.said = "the note is unchanged"
	default:
		m.note.area, cmd = m.note.area.Update(k)
	}
	return cmd
}

// keepNote records the note that is being written, if there is one and it is another.
func (m *screen) keepNote() {
	if m.note == nil {
		return
	}
	text := strings.TrimSpace(m.note.area.Value())
	if text != m.note.was {
		if err := m.s.SetNote(m.ctx, m.prompt.Serial, text); err != nil {
			m.fail("the note is not kept yet", err)
			return
		}
		m.said = "note kept"
	}
	m.note = nil
}
