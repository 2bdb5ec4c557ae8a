package tui

import (
	"strings"

	"goodcard/keys"
)

// helpPage lists every key.
func (m *screen) helpPage() *page {
	return &page{
		m:     m,
		title: "Keys",
		lines: func(width int) []string {
			var lines []string
			for i, g := range keys.Table {
				if i > 0 {
					lines = append(lines, "")
				}
				lines = append(lines, m.theme.strong.Render(g.Title))
				for _, k := range g.Keys {
					name := k.Name
					label := name + strings.Repeat(" ", max(9-cells(name), 1))
					lines = append(lines, hang(label, strings.Repeat(" ", 9), wrapped(m.theme.faint.Render(k.Does), width-9))...)
				}
			}
			return lines
		},
		also: keys.Help,
	}
}
