package tui

import (
	"slices"
	"strings"

	"goodcard/keys"
	"goodcard/study"
)

// helpPage lists the keys: those that work now, and then those that work elsewhere in this
// session.
func (m *screen) helpPage() *page {
	now := m.top().live()
	mode := m.s.Mode()
	practice := mode != study.Reviewing || m.prompt != nil && m.prompt.Cram
	groups := []keys.Group{{Title: "Now", Keys: now}}
	for _, g := range keys.Table {
		rest := keys.Group{Title: g.Title}
		for _, k := range g.Keys {
			isNow := slices.ContainsFunc(now, func(n keys.Key) bool { return n.Action == k.Action })
			if k, ever := keys.Could(k.Action, practice, mode == study.Previewing); ever && !isNow {
				rest.Keys = append(rest.Keys, k)
			}
		}
		if len(rest.Keys) > 0 {
			groups = append(groups, rest)
		}
	}
	return &page{m: &m.stage, title: "Keys", lines: func(width int) []string { return m.helpLines(groups, width) }, also: keys.Help}
}

func (m *stage) helpLines(groups []keys.Group, width int) []string {
	const label = 9
	var lines []string
	for i, g := range groups {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, m.theme.strong.Render(g.Title))
		for _, k := range g.Keys {
			name := k.Name + strings.Repeat(" ", max(label-cells(k.Name), 1))
			lines = append(lines, hang(name, strings.Repeat(" ", label), wrapped(m.theme.faint.Render(k.Does), width-label))...)
		}
	}
	return lines
}
