package document

import (
	"strings"
	"unicode"
)

// Of two columns of prose that many lines must stand side by side.
const pdfBeside = 8

// pdfColumns cuts a page of two columns into them, from top to bottom where lines go over both. Another page is one
// part. A table of two columns stays as it is: its lines are not filled on both sides.
func pdfColumns(page []pdfLine) [][]pdfLine {
	lines := make([]pdfRow, len(page))
	width := 0
	for i, l := range page {
		lines[i] = pdfRow{[]rune(l.text), pdfIndent(l.text)}
		width = max(width, len(lines[i].text))
	}
	gutter := pdfGutter(lines, width)
	if gutter == 0 {
		return [][]pdfLine{page}
	}
	var parts [][]pdfLine
	var left, right, whole []pdfLine
	flush := func() {
		parts = append(parts, left, right)
		left, right = nil, nil
	}
	for i, l := range page {
		if lines[i].crosses(gutter) {
			flush()
			whole = append(whole, l)
			continue
		}
		if len(whole) > 0 && !l.blank() {
			parts = append(parts, whole)
			whole = nil
		}
		at := min(gutter, len(lines[i].text))
		left = append(left, pdfLine{strings.TrimRightFunc(string(lines[i].text[:at]), unicode.IsSpace), l.number})
		right = append(right, pdfLine{string(lines[i].text[at:]), l.number})
	}
	flush()
	return append(parts, whole)
}

// crosses reports whether text of a line stands where the gap between columns is.
func (l pdfRow) crosses(gutter int) bool {
	return len(l.text) > gutter && l.indent < gutter && (l.text[gutter-1] != ' ' || l.text[gutter-2] != ' ')
}

// A pdfRow is a line by its signs.
type pdfRow struct {
	text   []rune
	indent int
}

// filled returns how many signs of a row stand before a place, without the spaces around them.
func (l pdfRow) filled(x int) int {
	for x > l.indent && l.text[x-1] == ' ' {
		x--
	}
	return x - l.indent
}

// pdfGutter returns where the second column of a page begins; 0 where there is none.
func pdfGutter(lines []pdfRow, width int) int {
	best, most := 0, 0
	if width < 40 || width > 300 {
		return 0
	}
	for x := width * 3 / 10; x <= width*7/10; x++ {
		both, crossing, leftAlone, rightAlone, leftFull, rightFull := 0, 0, 0, 0, 0, 0
		for _, line := range lines {
			switch {
			case line.indent == len(line.text): // blank
			case len(line.text) <= x:
				leftAlone++
			case line.crosses(x):
				crossing++
			case line.indent >= x:
				rightAlone++
			case line.text[x] == ' ': // the second column begins further right
			default:
				both++
				leftFull += line.filled(x)
				rightFull += len(line.text) - x
			}
		}
		all := both + crossing + leftAlone + rightAlone
		isProse := 10*leftFull >= 6*both*x && 10*rightFull >= 6*both*(width-x)
		if both >= pdfBeside && both > most && isProse && 10*crossing <= 2*all && 10*rightAlone <= 3*both && 2*leftAlone <= both {
			best, most = x, both
		}
	}
	return best
}
