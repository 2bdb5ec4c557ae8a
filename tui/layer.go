package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck/markup"
	"goodcard/keys"
)

// A layer is one thing that can have the keyboard: a front, a back, the end, and what lies
// over them, such as a page or a text field. The top one has it.
type layer interface {
	press(k tea.KeyPressMsg) tea.Cmd
	feed(msg tea.Msg) tea.Cmd // what is no key, such as pasted text
	draw(f frame) drawing
	live() []keys.Key // that work now, the most useful first; the last two always stand
	onCard() bool     // the card is shown, with rows for its grades
}

// A drawing is what a layer puts into the body of the frame.
type drawing struct {
	lines  []string
	scroll int         // lines above the first row
	cursor *tea.Cursor // in the lines; nil for none
}

func (m *screen) top() layer   { return m.layers[len(m.layers)-1] }
func (m *screen) push(l layer) { m.layers = append(m.layers, l) }
func (m *screen) pop()         { m.layers = m.layers[:len(m.layers)-1] }

// A writer is a layer in which keys are text, but for some.
type writer interface {
	layer
	acts(k tea.KeyPressMsg) bool // the key is no text
}

// press does what a key asks for wherever it is pressed, or hands it on.
func (m *screen) press(k tea.KeyPressMsg) tea.Cmd {
	how := m.pace.note(k)
	if k.String() == "ctrl+c" {
		if n, ok := m.top().(*noteField); ok {
			n.keep()
		}
		return m.quit()
	}
	if m.leaving {
		return nil
	}
	if asks(k, keys.Pause) {
		if how.burst || how.held {
			return nil
		}
		return m.pause()
	}
	if m.tooSmall() {
		if asks(k, keys.Quit) && !how.burst {
			return m.quit()
		}
		return nil
	}
	if markup.Clean(k.Text) != k.Text { // a mark that cannot be seen
		return nil
	}
	return m.timely(k, how)
}

// feed hands what is no key to the top layer.
func (m *screen) feed(msg tea.Msg) tea.Cmd {
	if paste, ok := msg.(tea.PasteMsg); ok {
		m.pace.pasted()
		msg = tea.PasteMsg{Content: cleanLines(paste.Content)}
	}
	return m.top().feed(msg)
}

// cleanLines takes from a text of several lines what could disturb a terminal.
func cleanLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = markup.Clean(strings.TrimSuffix(line, "\r"))
	}
	return strings.Join(lines, "\n")
}

// asks reports whether a key asks for one of the actions.
func asks(k tea.KeyPressMsg, actions ...keys.Action) bool {
	for _, a := range actions {
		if keys.Of(a).Is(k.String()) {
			return true
		}
	}
	return false
}

// common does what a key asks for on every side of a card and at the end.
func (m *screen) common(k tea.KeyPressMsg) (cmd tea.Cmd, done bool) {
	switch {
	case asks(k, keys.Help):
		m.push(m.helpPage())
	case asks(k, keys.Quit):
		return m.quit(), true
	default:
		return nil, false
	}
	return nil, true
}

// ctrlC is how to quit where letters are text.
func ctrlC() keys.Key { return keys.Of(keys.Quit).Named("ctrl+c") }

// nothing says that a key has no meaning here.
func (m *screen) nothing() { m.said = "that key does nothing here; ? shows the keys" }
