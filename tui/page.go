package tui

import (
	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
)

// A page lies over what is shown until it is closed. That is not touched by it, except by
// the page's own keys.
type page struct {
	m      *stage
	title  string
	lines  func(width int) []string
	scroll int
	also   keys.Action // closes it too: that of the key which opened it; empty for none
	acts   []pageAct
}

// A pageAct is a key of a page. It closes it.
type pageAct struct {
	keys.Key
	do func() tea.Cmd
}

func (l *page) at() *int { return &l.scroll }

func (*page) onCard() bool         { return false }
func (*page) feed(tea.Msg) tea.Cmd { return nil }

func (l *page) draw(f frame) drawing {
	lines := append([]string{l.m.theme.accent.Render(l.title), ""}, l.lines(f.column())...)
	return drawing{lines: f.indent(lines), scroll: l.scroll}
}

func (l *page) live() []keys.Key {
	var live []keys.Key
	for _, a := range l.acts {
		live = append(live, a.Key)
	}
	rest := keys.Live(keys.State{At: keys.OnPage})
	for i, k := range rest {
		if k.Action == keys.Close && l.also != "" {
			rest[i].Keys = append(k.Keys[:len(k.Keys):len(k.Keys)], keys.Of(l.also).Keys...)
		}
	}
	return append(live, rest...)
}

func (l *page) do(k keys.Key, name string) tea.Cmd {
	l.m.pop()
	for _, a := range l.acts {
		if a.Is(name) {
			return a.do()
		}
	}
	return nil // it was closed
}

func (l *page) other(tea.KeyPressMsg) tea.Cmd {
	l.m.said = "esc goes back"
	return nil
}
