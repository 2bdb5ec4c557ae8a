package tui

import (
	tea "charm.land/bubbletea/v2"

	"goodcard/keys"
)

// scrolled does what a key asks for that scrolls the card or the end.
func (m *screen) scrolled(k tea.KeyPressMsg) bool {
	by, ok := m.scrollBy(k)
	if ok {
		f := m.frame()
		m.scroll = clampScroll(m.scroll+by, len(m.top().draw(f).lines), f.bodyRows())
	}
	return ok
}

// show scrolls so that a line of the card or the end is visible.
func (m *screen) show(line int) {
	f := m.frame()
	rows := f.bodyRows()
	m.scroll = clampScroll(max(min(m.scroll, line), line-rows+1), len(m.top().draw(f).lines), rows)
}

func (m *screen) scrollBy(k tea.KeyPressMsg) (lines int, ok bool) {
	page := max(m.frame().bodyRows()-1, 1)
	switch {
	case asks(k, keys.Up):
		return -1, true
	case asks(k, keys.Down):
		return 1, true
	case asks(k, keys.PageUp):
		return -page, true
	case asks(k, keys.PageDown):
		return page, true
	}
	return 0, false
}

func clampScroll(at, lines, rows int) int { return max(min(at, lines-rows), 0) }
