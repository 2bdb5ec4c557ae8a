package tui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"goodcard/deck"
)

// typedLabel is the width of what stands before a typed answer.
const typedLabel = 5

// openField makes an empty field for the answer of a type card.
func (m *screen) openField() {
	m.field = textinput.New()
	m.field.Prompt = ""
	m.field.CharLimit = maxLine
	m.field.SetVirtualCursor(false)
	m.field.SetStyles(textinput.Styles{})
	m.field.Focus()
	m.typing = true
	m.resize()
}

// fieldCursor returns the cell of the field in which its cursor is. The field itself counts
// characters, and some of them are two cells wide.
func (m *screen) fieldCursor() int {
	typed := []rune(m.field.Value())
	seen := strings.TrimRight(ansi.Strip(m.field.View()), " ")
	for from := range typed[:m.field.Position()] { // what is before it is scrolled away
		cells := lipgloss.Width(string(typed[from:m.field.Position()]))
		if cells <= m.field.Width() && strings.HasPrefix(string(typed[from:]), seen) {
			return cells
		}
	}
	return 0
}

// pressField gives a key to the field of a typed answer.
func (m *screen) pressField(k tea.KeyPressMsg) (cmd tea.Cmd) {
	switch {
	case key.Matches(k, m.keys.Submit):
		m.hand()
	case key.Matches(k, m.keys.Leave):
		m.typing = false
		m.field.Blur()
	case key.Matches(k, m.keys.UndoToo):
		m.undo()
	case key.Matches(k, m.keys.Up, m.keys.Down, m.keys.PageUp, m.keys.PageDown) && k.Text == "":
		m.scrolled(k)
	default:
		m.field, cmd = m.field.Update(k)
		m.show(m.body().field)
	}
	return cmd
}

// hand opens the answer with what was typed until then.
func (m *screen) hand() {
	if m.prompt.Card.Kind == deck.Type {
		if typed := strings.TrimSpace(m.field.Value()); typed != "" {
			m.answer.Typed = &typed
		}
	}
	if m.prompt.Card.Kind == deck.Explain {
		m.answer.Points = []int{}
	}
	m.reveal()
}

// choose takes the option of a letter and opens the answer.
func (m *screen) choose(letter string) {
	i := int(letter[0] - 'a')
	if i >= len(m.prompt.Options) {
		m.said = fmt.Sprintf("choose a to %s, or space for the answer; other keys wait until then", m.lastLetter())
		return
	}
	m.answer.Choice = &i
	m.reveal()
}

// lastLetter returns the last key that chooses an option. Those after z have none: in the
// plain session they can be named.
func (m *screen) lastLetter() string { return letters[min(len(m.prompt.Options), len(letters))-1] }

// show scrolls so that a line of the body is visible.
func (m *screen) show(line int) {
	rows := m.frame().bodyRows()
	m.scroll = clampScroll(max(min(m.scroll, line), line-rows+1), len(m.body().lines), rows)
}
