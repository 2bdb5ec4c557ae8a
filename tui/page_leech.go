package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"goodcard/deck/markup"
	"goodcard/history"
	"goodcard/keys"
	"goodcard/study"
	"goodcard/words"
)

// leech tells that an item was forgotten again and again, and what helps.
func (m *screen) leech(item string) {
	w, err := m.s.Why(m.ctx, item)
	if err != nil {
		m.fail("no history found", err)
		return
	}
	dates := lapses(w)
	m.push(&page{
		m:     &m.stage,
		title: "This card does not stick",
		lines: func(width int) []string {
			lines := wrapped(markup.Clean(item)+" has lapsed "+words.Count(len(dates), "time")+":", width)
			lines = append(lines, wrapped(strings.Join(dates, ", "), width)...)
			lines = append(lines, "")
			return append(lines, wrapped("More reviews seldom help such a card; other words do. Rewrite it, "+
				"split it into cards that each ask for one thing, or suspend it until the idea is clearer.", width)...)
		},
		acts: []pageAct{
			{keys.Of(keys.Edit).Saying("rewrite or split"), func() tea.Cmd { return m.withLeech(item, m.edit) }},
			{keys.Of(keys.Suspend), func() tea.Cmd {
				return m.withLeech(item, func() tea.Cmd { m.suspend(); return nil })
			}},
			{keys.Of(keys.Undo), func() tea.Cmd { m.undo(); return nil }},
		},
	})
}

// lapses returns the days on which an item was forgotten after it had been known.
func lapses(w study.Why) []string {
	var dates []string
	for _, s := range w.Steps {
		if s.Kind == history.Review && !s.Voided && s.After.Lapses > s.Before.Lapses {
			dates = append(dates, shortDate(s.Day))
		}
	}
	return dates
}

// withLeech brings an item back that was graded just now, and does something with it.
func (m *screen) withLeech(item string, do func() tea.Cmd) tea.Cmd {
	m.s.Recall(item)
	m.next()
	if m.err != nil || m.prompt == nil {
		return nil
	}
	return do()
}
