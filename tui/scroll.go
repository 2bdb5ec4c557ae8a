package tui

import "goodcard/keys"

// A scroller is a layer with a place of its own in what it shows; others share that of the stage.
type scroller interface{ at() *int }

func scrolls(a keys.Action) bool {
	return a == keys.Up || a == keys.Down || a == keys.PageUp || a == keys.PageDown
}

// scrollTo does what a key asks for that scrolls.
func (m *stage) scrollTo(a keys.Action) {
	f := m.scene.frame()
	by := map[keys.Action]int{keys.Up: -1, keys.Down: 1, keys.PageUp: -max(f.bodyRows()-1, 1), keys.PageDown: max(f.bodyRows()-1, 1)}[a]
	at := &m.scroll
	if l, ok := m.top().(scroller); ok {
		at = l.at()
	}
	*at = clampScroll(*at+by, len(m.top().draw(f).lines), f.bodyRows())
}

// show scrolls so that a line of the card or the end is visible.
func (m *stage) show(line int) { m.showAll(span{line, line}) }

// A span is lines of a body, from the first to the last.
type span struct{ first, last int }

// sees reports whether some of them are visible.
func (m *stage) sees(s span) bool {
	return s.last >= m.scroll && s.first < m.scroll+m.scene.frame().bodyRows()
}

// showAll scrolls so that lines are visible, or the first of them where they are too many.
func (m *stage) showAll(s span) {
	f := m.scene.frame()
	rows := f.bodyRows()
	at := min(max(m.scroll, s.last-rows+1), s.first)
	m.scroll = clampScroll(at, len(m.top().draw(f).lines), rows)
}

func clampScroll(at, lines, rows int) int { return max(min(at, lines-rows), 0) }
