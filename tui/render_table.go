package tui

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"goodcard/deck/markup"
)

const tableGap = 3 // cells between columns

// table draws aligned columns where they fit, else a paragraph for each row.
func (r renderer) table(table *markup.Node, width int, style lipgloss.Style) []string {
	rows := make([][]string, len(table.Children))
	widths := make([]int, len(table.Children[0].Children))
	needed := slices.Clone(widths)
	for i, row := range table.Children {
		face := style
		if i == 0 {
			face = style.Bold(true)
		}
		for j, cell := range row.Children {
			text := strings.ReplaceAll(r.inlines(cell.Children, face), "\n", " ")
			rows[i] = append(rows[i], text)
			widths[j] = max(widths[j], r.theme.method.StringWidth(text))
			needed[j] = max(needed[j], cells(text))
		}
	}
	gaps := tableGap * (len(widths) - 1)
	if sum(needed)+gaps > width {
		return r.stacked(rows, width)
	}
	var lines []string
	for i, row := range rows {
		var b strings.Builder
		for j, cell := range row {
			if j > 0 {
				b.WriteString(strings.Repeat(" ", tableGap))
			}
			b.WriteString(r.aligned(cell, widths[j], table.Children[0].Children[j].Align))
		}
		lines = append(lines, strings.TrimRight(b.String(), " "))
		if i == 0 {
			lines = append(lines, r.theme.faint.Render(strings.Repeat("─", sum(widths)+gaps)))
		}
	}
	return lines
}

func sum(all []int) int {
	n := 0
	for _, one := range all {
		n += one
	}
	return n
}

func (r renderer) aligned(cell string, width int, align markup.Align) string {
	free := width - r.theme.method.StringWidth(cell)
	left := 0
	switch align {
	case markup.Right:
		left = free
	case markup.Center:
		left = free / 2
	}
	return strings.Repeat(" ", left) + cell + strings.Repeat(" ", free-left)
}

// stacked draws each row as "Header: value" lines, with a blank line between rows.
func (r renderer) stacked(rows [][]string, width int) []string {
	if len(rows) == 1 {
		return wrapped(strings.Join(rows[0], ", "), width)
	}
	var lines []string
	for i, row := range rows[1:] {
		if i > 0 {
			lines = append(lines, "")
		}
		for j, cell := range row {
			if cell != "" {
				lines = append(lines, wrapped(rows[0][j]+": "+cell, width)...)
			}
		}
	}
	return lines
}
