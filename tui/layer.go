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
	live() []keys.Key                   // that work now, as [keys.Live] orders them
	do(k keys.Key, name string) tea.Cmd // what a live key asks for, by the name of the pressed one
	other(k tea.KeyPressMsg) tea.Cmd    // a key that is not live: text, or no meaning
	feed(msg tea.Msg) tea.Cmd           // what is no key, such as pasted text
	draw(f frame) drawing
	onCard() bool // the card is shown, with rows for its grades
}

// A drawing is what a layer puts into the body of the frame.
type drawing struct {
	lines  []string
	scroll int         // lines above the first row
	cursor *tea.Cursor // in the lines; nil for none
}

func (m *stage) top() layer   { return m.layers[len(m.layers)-1] }
func (m *stage) push(l layer) { m.layers = append(m.layers, l) }
func (m *stage) pop()         { m.layers = m.layers[:len(m.layers)-1] }

// A writer is a layer in which keys that are not live are text.
type writer interface{ writes() }

// press does what a key asks for wherever it is pressed, or hands it on.
func (m *stage) press(k tea.KeyPressMsg) tea.Cmd {
	how := m.pace.note(k)
	key, name, _ := meant(m.top().live(), k)
	switch {
	case name == "ctrl+c":
		if n, ok := m.top().(*noteField); ok {
			n.keep()
		}
		return m.quit()
	case m.leaving:
		return nil
	case key.Action == keys.Pause:
		if how.burst || how.held {
			return nil
		}
		return m.pause()
	case m.tooSmall():
		if key.Action == keys.Quit && !how.burst {
			return m.quit()
		}
		return nil
	case markup.Clean(k.Text) != k.Text: // a mark that cannot be seen
		return nil
	}
	return m.timely(k, how)
}

// acts does what a key asks for. Which keys work is asked of the same list that the line of keys
// shows.
func (m *stage) acts(k tea.KeyPressMsg) tea.Cmd {
	m.said, m.news = "", ""
	key, name, ok := meant(m.top().live(), k)
	switch {
	case !ok:
		return m.top().other(k)
	case key.Action == keys.Quit:
		return m.quit()
	case scrolls(key.Action):
		m.scrollTo(key.Action)
	case key.Action == keys.Help:
		m.push(m.scene.helpPage())
	default:
		return m.top().do(key, name)
	}
	return nil
}

// feed hands what is no key to the top layer.
func (m *stage) feed(msg tea.Msg) tea.Cmd {
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

// nothing says that a key has no meaning here.
func (m *screen) nothing(k tea.KeyPressMsg) {
	if m.said = "that key does nothing here; ? shows the keys"; keys.Of(keys.Undo).Is(k.String()) {
		m.said = "nothing to take back here; 'goodcard undo' takes back earlier grades" + fileStays(m.s)
	}
}
