package main

import (
	"strconv"
	"time"
)

// day returns a calendar day as its reader wants it: "3 Mar 2026" for people, "2026-03-03"
// for programs.
func (o *output) day(t time.Time) string {
	if o.people {
		return t.Format("2 Jan 2006")
	}
	return t.Format(time.DateOnly)
}

// texts returns values of a named type as what they are.
func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// number returns a number with a word that does not change with it: "2 due".
func number(n int, word string) string { return strconv.Itoa(n) + " " + word }
