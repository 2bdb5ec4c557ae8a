package tui

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// helpPage lists every key.
func (m *screen) helpPage() *page {
	return &page{
		title: "Keys",
		lines: func(width int) []string {
			var lines []string
			for i, g := range m.keys.groups() {
				if i > 0 {
					lines = append(lines, "")
				}
				lines = append(lines, m.theme.strong.Render(g.title))
				for _, k := range g.keys {
					name := k.Help().Key
					label := name + strings.Repeat(" ", max(9-lipgloss.Width(name), 1))
					lines = append(lines, hang(label, strings.Repeat(" ", 9), wrapped(m.theme.faint.Render(k.does), width-9))...)
				}
			}
			return lines
		},
		also: m.keys.Help,
	}
}

// keysDocument returns docs/keys.md.
func keysDocument(k keyMap) string {
	var b strings.Builder
	b.WriteString("# The keys of the review\n\n" +
		"Made from the key map of the program (`tui/keys.go`); `?` shows the same. Held-down keys and pasted text never grade.\n" +
		"`goodcard review --plain` is the same review in typed lines.\n")
	for _, g := range k.groups() {
		b.WriteString("\n## " + g.title + "\n\n| key | does |\n|---|---|\n")
		for _, d := range g.keys {
			b.WriteString("| `" + d.Help().Key + "` | " + d.does + " |\n")
		}
	}
	return b.String()
}
