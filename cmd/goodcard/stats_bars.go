package main

import (
	"fmt"
	"strings"

	"goodcard/history"
	"goodcard/stats"
)

// Small plots of block characters, for people. Their height, length or shade says it all:
// none needs a colour, and the numbers stand beside.

// bar returns a share of a whole, from 0 to 1, as so many cells.
func bar(share float64, cells int) string {
	full := int(share*float64(cells) + 0.5)
	return strings.Repeat("█", full) + strings.Repeat("·", cells-full)
}

// barCells is how many cells a whole bar takes.
func (o *output) barCells() int {
	if o.room(0) < textWidth {
		return 10
	}
	return 20
}

// columns draws a column for each day, the tallest eight eighths high: in every second cell
// where room cells are enough for that.
func columns(days []stats.DayCount, room int) string {
	most := 0
	for _, d := range days {
		most = max(most, d.N)
	}
	marks := make([]string, len(days))
	for i, d := range days {
		marks[i] = "·"
		if d.N > 0 {
			marks[i] = string([]rune("▁▂▃▄▅▆▇█")[(8*d.N-1)/most])
		}
	}
	if 2*len(days)-1 <= room {
		return strings.Join(marks, " ")
	}
	return strings.Join(marks, "")
}

// shades are the levels of a calendar, from none to the most.
var shades = []rune("·░▒▓█")

// shade returns the level of n: none, or the quarter of most that it falls in.
func shade(n, most int) rune {
	if n == 0 {
		return shades[0]
	}
	return shades[(4*n+most-1)/most]
}

// calendar draws weeks as columns and weekdays as rows, the last ones that room cells hold; days
// begin with a Monday.
func calendar(days []stats.DayCount, room int) []string {
	const names, week = 4, 4 // cells
	weeks := (len(days) + 6) / 7
	days = days[7*max(weeks-max((room-names)/week, 1), 0):]
	most := 0
	for _, d := range days {
		most = max(most, d.N)
	}
	lines := []string{"    " + monthHeads(days)}
	for weekday, name := range []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} {
		line := name
		for at := weekday; at < len(days); at += 7 {
			line += " " + strings.Repeat(string(shade(days[at].N, most)), 3)
		}
		lines = append(lines, line)
	}
	return append(lines, legend(most))
}

// monthHeads names a month above the first of its weeks.
func monthHeads(days []stats.DayCount) string {
	heads, last := "", ""
	for at := 0; at < len(days); at += 7 {
		month := history.Date(days[at].Day).Format("Jan")
		if month == last {
			month = "   "
		} else {
			last = month
		}
		heads += month + " "
	}
	return strings.TrimRight(heads, " ")
}

// legend says which numbers a shade stands for.
func legend(most int) string {
	text := "    · none"
	for level := 1; level < len(shades); level++ {
		from, to := most*(level-1)/4+1, most*level/4
		switch {
		case from == to:
			text += fmt.Sprintf("   %c %d", shades[level], to)
		case from < to:
			text += fmt.Sprintf("   %c %d to %d", shades[level], from, to)
		}
	}
	return text
}
