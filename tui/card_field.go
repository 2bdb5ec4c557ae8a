package tui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"goodcard/keys"
)

// typedLabel is the width of what stands before a typed answer.
const typedLabel = 5

// A field takes the answer of a type card. It lies over the front while letters are text.
type field struct {
	m     *screen
	input textinput.Model
}

func newField(m *screen) *field {
	l := &field{m, textinput.New()}
	l.input.Prompt = ""
	l.input.CharLimit = maxLine
	l.input.SetVirtualCursor(false)
	l.input.SetStyles(textinput.Styles{})
	l.input.Focus()
	l.resize(m.frame())
	return l
}

func (l *field) resize(f frame) { l.input.SetWidth(max(f.column()-typedLabel-1, 1)) }

func (*field) onCard() bool { return true }

func (l *field) feed(msg tea.Msg) (cmd tea.Cmd) {
	l.input, cmd = l.input.Update(msg)
	return cmd
}

func (l *field) live() []keys.Key { return keys.Live(l.m.state(keys.InField)) }

func (l *field) draw(f frame) drawing {
	b := l.m.body()
	return drawing{b.lines, l.m.scroll, tea.NewCursor(f.margin+typedLabel+l.cursor(), b.field)}
}

// cursor returns the cell of the field in which its cursor is. The field itself counts
// characters, and some of them are two cells wide.
func (l *field) cursor() int {
	typed := []rune(l.input.Value())
	seen := strings.TrimRight(ansi.Strip(l.input.View()), " ")
	for from := range typed[:l.input.Position()] { // what is before it is scrolled away
		cells := l.m.method.StringWidth(string(typed[from:l.input.Position()]))
		if cells <= l.input.Width() && strings.HasPrefix(string(typed[from:]), seen) {
			return cells
		}
	}
	return 0
}

func (*field) writes() {}

func (l *field) do(k keys.Key, _ string) tea.Cmd {
	switch k.Action {
	case keys.Submit:
		l.m.hand()
	case keys.Leave:
		l.m.pop()
		l.input.Blur()
	}
	return nil
}

func (l *field) other(k tea.KeyPressMsg) tea.Cmd {
	if at, ok := keys.Pressed(scrollKeys, k.String()); ok && k.Text == "" {
		l.m.scrollTo(at.Action)
		return nil
	}
	cmd := l.feed(k)
	l.m.show(l.m.body().field)
	return cmd
}

// scrollKeys scroll while letters are text, too.
var scrollKeys = []keys.Key{keys.Of(keys.Up), keys.Of(keys.Down), keys.Of(keys.PageUp), keys.Of(keys.PageDown)}
