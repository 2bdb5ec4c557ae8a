package tui

import (
	"strings"
)

// Sizes in cells and rows.
const (
	minWidth, minHeight   = 40, 8  // below, nothing is drawn
	fullWidth, fullHeight = 60, 16 // below, header and progress go
	maxFrame, maxRows     = 80, 40
	maxColumn             = 72 // text is read in lines of at most so many cells
)

// A frame says where things stand on a terminal of some size. It knows nothing of the
// card, so that nothing moves from one card to the next.
type frame struct {
	width, height int // of what is drawn
	left, top     int // free cells and rows before it
	margin        int // of text within the frame
	compact       bool
	grades        int // rows kept for the grades
	status        int // rows of what happened
}

func newFrame(width, height int) frame {
	f := frame{width: min(width, maxFrame), height: min(height, maxRows), margin: 4, grades: 2, status: 1}
	f.left, f.top = (width-f.width)/2, (height-f.height)/2
	f.compact = width < fullWidth || height < fullHeight
	if f.width < fullWidth {
		f.margin = 2
	}
	return f
}

// column is the width of text.
func (f frame) column() int { return min(maxColumn, f.width-2*f.margin) }

// bodyTop and bodyRows say where the body stands. Below it are a row for "more below",
// which a compact frame does not have, those of grades and of what happened, and the keys.
func (f frame) bodyTop() int {
	if f.compact {
		return 0
	}
	return 3
}

func (f frame) bodyRows() int {
	if f.compact {
		return f.height - f.grades - f.status - 1
	}
	return f.height - f.bodyTop() - f.grades - f.status - 2
}

// indent puts the lines of a body into the column.
func (f frame) indent(lines []string) []string {
	pad := strings.Repeat(" ", f.margin)
	return hang(pad, pad, lines)
}

// mark is indent with a mark of one cell in the margin of the first line.
func (f frame) mark(mark string, lines []string) []string {
	pad := strings.Repeat(" ", f.margin)
	return hang(pad[2:]+mark+" ", pad, lines)
}

// place puts the rows of a frame on the terminal, cut to its width.
func (f frame) place(rows []string) string {
	var b strings.Builder
	b.WriteString(strings.Repeat("\n", f.top))
	pad := strings.Repeat(" ", f.left)
	for i, row := range rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		if row = cut(row, f.width, ""); row != "" {
			b.WriteString(pad + row)
		}
	}
	return b.String()
}

// sides puts two texts at the ends of a row. The left one gives way.
func (f frame) sides(left, right string) string {
	room := f.width - 2
	if right != "" {
		room -= cells(right) + 2
	}
	left = cut(left, max(room, 0), "…")
	if right == "" {
		return " " + left
	}
	gap := f.width - 2 - cells(left) - cells(right)
	return " " + left + strings.Repeat(" ", max(gap, 1)) + right
}
