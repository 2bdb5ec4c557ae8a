package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A page lies over the card until it is closed. The card is not touched by it, except by
// the page's own keys.
type page struct {
	title  string
	lines  func(width int) []string
	scroll int
	also   key.Binding // closes it too: the key that opened it
	acts   []pageAct
}

// A pageAct is a key of a page.
type pageAct struct {
	key.Binding
	do func() tea.Cmd
}

func (p *page) body(t theme, f frame) []string {
	lines := append([]string{t.accent.Render(p.title), ""}, p.lines(f.column())...)
	return f.indent(lines)
}

func (p *page) live() []key.Binding {
	var keys []key.Binding
	for _, a := range p.acts {
		keys = append(keys, a.Binding)
	}
	return keys
}

// pressPage does what a key asks for while a page is open.
func (m *screen) pressPage(k tea.KeyPressMsg, press keyPress) tea.Cmd {
	p := m.page
	if press.held && !key.Matches(k, m.keys.Up, m.keys.Down, m.keys.PageUp, m.keys.PageDown) {
		return nil
	}
	for _, a := range p.acts {
		if key.Matches(k, a.Binding) {
			m.page = nil
			return a.do()
		}
	}
	switch by, scrolls := m.scrollBy(k); {
	case scrolls:
		f := m.frame()
		p.scroll = clampScroll(p.scroll+by, len(p.body(m.theme, f)), f.bodyRows())
	case key.Matches(k, m.keys.Close, p.also):
		m.page = nil
	default:
		m.said = "esc goes back"
	}
	return nil
}
