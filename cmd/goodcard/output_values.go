package main

import (
	"strconv"

	"goodcard/history"
)

// textWidth is how many cells wide prose is written; longer lines are hard to read.
const textWidth = 72

// room returns how many cells of a line of prose are left beside a margin.
func (o *output) room(margin int) int {
	if o.width <= 0 {
		return textWidth
	}
	return max(min(textWidth, o.width-margin), 1)
}

// day returns a study day as its reader wants it: "3 Mar 2026" for people, "2026-03-03" for
// programs.
func (o *output) day(day int) string {
	if o.people {
		return history.Date(day).Format("2 Jan 2006")
	}
	return dayJSON(day)
}

// moment returns a time as its reader wants it: to the minute for people.
func (o *output) moment(m history.Moment) string {
	if o.people {
		return m.Time().Format("2 Jan 2006 15:04")
	}
	return momentJSON(m)
}

// texts returns values of a named type as what they are.
func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// amount returns a number with a word that does not change with it: "2 due".
func amount(n int, word string) string { return strconv.Itoa(n) + " " + word }

// seconds returns milliseconds as seconds, without zeros at the end.
func seconds(ms int64) string { return strconv.FormatFloat(float64(ms)/1000, 'f', -1, 64) }
