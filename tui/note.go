package tui

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
)

// A noteField is the learner's note on a card while it is written.
type noteField struct {
	m    *screen
	area textarea.Model
	was  string // as it could be shown
}

func newNoteField(m *screen) *noteField {
	l := &noteField{m: m, area: textarea.New(), was: cleanLines(m.prompt.Note)}
	l.area.Prompt = ""
	l.area.ShowLineNumbers = false
	l.area.EndOfBufferCharacter = ' '
	l.area.MaxHeight = 0
	l.area.CharLimit = maxLine
	l.area.SetVirtualCursor(false)
	l.area.SetStyles(textarea.Styles{})
	f := m.frame()
	f.grades = 0
	l.resize(f)
	l.area.SetValue(l.was)
	l.area.Focus()
	return l
}

func (l *noteField) resize(f frame) {
	l.area.SetWidth(f.column())
	l.area.SetHeight(max(f.bodyRows()-2, 1))
}

func (*noteField) onCard() bool { return false }

func (l *noteField) feed(msg tea.Msg) (cmd tea.Cmd) {
	l.area, cmd = l.area.Update(msg)
	return cmd
}

func (l *noteField) live() []keys.Key {
	return []keys.Key{keys.Of(keys.KeepNote), keys.Of(keys.DropNote)}
}

func (l *noteField) draw(f frame) drawing {
	lines := append([]string{l.m.theme.accent.Render("Your note on this card (Markdown)"), ""}, strings.Split(l.area.View(), "\n")...)
	cursor := l.area.Cursor()
	if cursor != nil {
		cursor.X += f.margin
		cursor.Y += 2
	}
	return drawing{lines: f.indent(lines), cursor: cursor}
}

func (*noteField) acts(k tea.KeyPressMsg) bool { return asks(k, keys.KeepNote) }

func (l *noteField) press(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case asks(k, keys.KeepNote):
		l.keep()
	case asks(k, keys.DropNote):
		l.m.pop()
		l.m.said = "the note is unchanged"
	default:
		return l.feed(k)
	}
	return nil
}

// keep records the note, if it is another, and closes the field.
func (l *noteField) keep() {
	m := l.m
	if text := strings.TrimSpace(l.area.Value()); text != l.was {
		if err := m.s.SetNote(m.ctx, m.prompt.Serial, text); err != nil {
			m.fail("the note is not kept yet", err)
			return
		}
		m.said = "note kept"
	}
	m.pop()
}
