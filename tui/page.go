package tui

import (
	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
)

// A page lies over the card until it is closed. The card is not touched by it, except by
// the page's own keys.
type page struct {
	m      *screen
	title  string
	lines  func(width int) []string
	scroll int
	also   keys.Action // closes it too: that of the key which opened it; empty for none
	acts   []pageAct
}

// A pageAct is a key of a page.
type pageAct struct {
	keys.Key
	do func() tea.Cmd
}

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
	return append(live, keys.Of(keys.Close), ctrlC())
}

func (l *page) press(k tea.KeyPressMsg) tea.Cmd {
	m := l.m
	if by, scrolls := m.scrollBy(k); scrolls {
		f := m.frame()
		l.scroll = clampScroll(l.scroll+by, len(l.draw(f).lines), f.bodyRows())
		return nil
	}
	for _, a := range l.acts {
		if a.Is(k.String()) {
			m.pop()
			return a.do()
		}
	}
	if asks(k, keys.Close) || l.also != "" && asks(k, l.also) {
		m.pop()
	} else {
		m.said = "esc goes back"
	}
	return nil
}
