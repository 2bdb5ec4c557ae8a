package main

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
)

// gap is how many cells stand between two columns.
const gap = 3

// noBreak stands in a cell for a space at which it is not folded.
const noBreak = "\u00a0"

// shortCell is how many cells wide a column may be and is never folded: dates and counts read badly
// in pieces.
const shortCell = 20

// aligned returns rows in columns, in lines of at most width cells; a width of 0 bounds nothing.
// Where the columns are too wide, the widest are folded between words; where that is not enough,
// each row is folded as a line, between its cells.
func aligned(rows [][]string, width int) []string {
	var widths, longest []int // of columns, and of the words in them
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths, longest = append(widths, 0), append(longest, 0)
			}
			widths[i] = max(widths[i], ansi.StringWidth(cell))
			for word := range strings.SplitSeq(cell, " ") {
				longest[i] = max(longest[i], ansi.StringWidth(word))
			}
		}
	}
	for i, w := range widths {
		if w <= shortCell {
			longest[i] = w
		}
	}
	var lines []string
	fits := width <= 0 || narrow(widths, longest, width)
	for _, row := range rows {
		if !fits {
			lines = append(lines, foldedRow(row, width)...)
			continue
		}
		lines = append(lines, columned(row, widths)...)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], noBreak, " ")
	}
	return lines
}

// foldedRow returns a row as a line, folded between its cells and within those of several words that
// are half as wide as a line or more.
func foldedRow(row []string, width int) []string {
	const hang = 4
	cells := slices.Clone(row)
	for i, cell := range cells {
		if ansi.StringWidth(cell) < width/2 || ansi.StringWidth(cell) <= shortCell {
			cells[i] = strings.ReplaceAll(cell, " ", noBreak)
		}
	}
	cells = slices.DeleteFunc(cells, func(cell string) bool { return cell == "" })
	return words.Fold(strings.Join(cells, strings.Repeat(" ", gap)), width, hang)
}

// narrow makes the widest of columns narrower until all fit, or reports false where the longest
// words do not.
func narrow(widths, longest []int, width int) bool {
	all := gap * (len(widths) - 1)
	for _, w := range widths {
		all += w
	}
	for ; all > width; all-- {
		widest := -1
		for i, w := range widths {
			if w > longest[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return false
		}
		widths[widest]--
	}
	return true
}

// columned returns a row in lines, each cell folded to the width of its column.
func columned(row []string, widths []int) []string {
	cells := make([][]string, len(row))
	height := 1
	for i, cell := range row {
		cells[i] = words.Fold(cell, widths[i], 0)
		height = max(height, len(cells[i]))
	}
	lines := make([]string, height)
	for n := range lines {
		var b strings.Builder
		for i, cell := range cells {
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			b.WriteString(text)
			b.WriteString(strings.Repeat(" ", max(widths[i]-ansi.StringWidth(text), 0)+gap))
		}
		lines[n] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// table writes rows in aligned columns for people, and with tabs in a pipe.
func (o *output) table(rows [][]string) {
	if !o.people {
		var b strings.Builder // written at once: each write wakes who reads the pipe
		for _, row := range rows {
			b.WriteString(tabbed(row))
		}
		fmt.Fprint(o.w, b.String())
		return
	}
	o.lines(aligned(cleanRows(rows), o.width))
}

// indented writes rows in aligned columns, two cells in.
func (o *output) indented(rows [][]string) {
	const margin = 2
	width := 0
	if o.width > 0 {
		width = max(o.width-margin, 1)
	}
	for _, line := range aligned(cleanRows(rows), width) {
		o.lines([]string{strings.Repeat(" ", margin) + line})
	}
}

// list writes rows as a table whose last column is the beginning of a text: for people it is cut
// where it does not fit, and stands on a line below where little would be left of it.
func (o *output) list(rows [][]string) {
	if !o.people {
		o.table(rows)
		return
	}
	const least, indent = 20, 4
	rows = cleanRows(rows)
	heads := make([][]string, len(rows))
	for i, row := range rows {
		heads[i] = row[:len(row)-1]
	}
	lines, widest := aligned(heads, 0), 0
	for _, line := range lines {
		widest = max(widest, ansi.StringWidth(line))
	}
	room := firstWordsWidth
	if o.width > 0 {
		room = min(room, o.width-widest-gap)
	}
	for i, line := range lines {
		text := rows[i][len(rows[i])-1]
		if room >= least {
			line += strings.Repeat(" ", widest-ansi.StringWidth(line)+gap) + ansi.Truncate(text, room, "…")
			o.lines([]string{strings.TrimRight(line, " ")})
			continue
		}
		o.lines(aligned(heads[i:i+1], o.width))
		if text != "" {
			o.lines([]string{strings.Repeat(" ", indent) + ansi.Truncate(text, max(o.width-indent, 1), "…")})
		}
	}
}

func (o *output) lines(lines []string) {
	for _, line := range lines {
		fmt.Fprintln(o.w, line)
	}
}

func cleanRows(rows [][]string) [][]string {
	clean := make([][]string, len(rows))
	for i, row := range rows {
		clean[i] = slices.Clone(row)
		for j, cell := range row {
			clean[i][j] = cleanCell(cell)
		}
	}
	return clean
}

// tabbed returns a row of a table as a pipe gets it, which keeps its columns, empty or not.
func tabbed(row []string) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = cleanCell(cell)
	}
	return strings.Join(cells, "\t") + "\n"
}
