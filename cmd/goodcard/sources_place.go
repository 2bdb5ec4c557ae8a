package main

import (
	"fmt"
	"strconv"

	"goodcard/deck/prose/document"
)

// placeIn names lines of a document for people: as editors know them where the file has lines, and else by what a
// program counts in it.
func placeIn(file string, f document.Format, first, last int) string {
	noun := f.Unit()
	switch {
	case f != document.PDF && noun == "line":
		return file + ":" + lineRange(first, last)
	case first != last:
		noun += "s"
	}
	return fmt.Sprintf("%s, %s %s", file, noun, lineRange(first, last))
}

func lineRange(first, last int) string {
	if first == last {
		return strconv.Itoa(first)
	}
	return fmt.Sprintf("%d-%d", first, last)
}
