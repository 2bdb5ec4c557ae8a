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

func (l *noteField) live() []keys.Key { return keys.Live(l.m.state(keys.InNote)) }

func (l *noteField) draw(f frame) drawing {
	lines := append([]string{l.m.theme.accent.Render("Your note on this card (Markdown)"), ""}, strings.Split(l.area.View(), "\n")...)
	cursor := l.area.Cursor()
	if cursor != nil {
		cursor.X += f.margin
		cursor.Y += 2
	}
	return drawing{lines: f.indent(lines), cursor: cursor}
}

func (*noteField) writes() {}

func (l *noteField) do(k keys.Key, _ string) tea.Cmd {
	if k.Action == keys.KeepNote {
		l.keep()
	}
	return nil
}

func (l *noteField) other(k tea.KeyPressMsg) tea.Cmd { return l.feed(k) }

// keep records the note, if it is another, and closes the field.
func (l *noteField) keep() {
	m := l.m
	if text := strings.TrimSpace(l.area.Value()); text != l.was {
		done, err := m.s.SetNote(m.ctx, m.prompt.Serial, text)
		switch {
		case err != nil:
			m.fail("the note is not kept yet", err)
			return
		case !done.Holds():
			m.said = "the note does not show: " + done.Against
		case text == "":
			m.said = "the note is gone" + m.undoHint()
		default:
			m.said = "note kept" + m.undoHint()
		}
	}
	m.pop()
}
