// Package decktest is what tests of decks have in common: what a deck starts with, marked positions,
// and problems as an author is shown them.
package decktest

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
)

// Header is what every deck starts with; tests append what they are about.
const Header = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\n"

// Mark stands in the input of a test where a problem must be reported. It is removed before reading.
const Mark = "∑"

// Unmark removes the mark from an input and returns its line and column, in runes.
func Unmark(t testing.TB, input string) (src string, line, column int) {
	t.Helper()
	before, after, ok := strings.Cut(input, Mark)
	if !ok {
		t.Fatal("the input has no mark")
	}
	last := strings.TrimPrefix(before[strings.LastIndexByte(before, '\n')+1:], "\ufeff")
	return before + after, strings.Count(before, "\n") + 1, len([]rune(last)) + 1
}

// Report returns problems as an author is shown them, each with its hint on the next line.
func Report(problems deck.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
		if p.Fix != "" {
			fmt.Fprintln(&b, "hint:", p.Fix)
		}
	}
	return b.String()
}
