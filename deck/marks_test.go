package deck_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
)

// header is what every deck starts with; tests append what they are about.
const header = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\n"

// mark stands in the input of a test where a problem must be reported. It is removed before reading.
const mark = "∑"

// unmark removes the mark from an input and returns its line and column, in runes.
func unmark(t *testing.T, input string) (src string, line, column int) {
	t.Helper()
	before, after, ok := strings.Cut(input, mark)
	if !ok {
		t.Fatal("the input has no mark")
	}
	last := strings.TrimPrefix(before[strings.LastIndexByte(before, '\n')+1:], "\ufeff")
	return before + after, strings.Count(before, "\n") + 1, len([]rune(last)) + 1
}

// report returns problems as an author is shown them, each with its hint on the next line.
func report(problems deck.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
		if p.Fix != "" {
			fmt.Fprintln(&b, "hint:", p.Fix)
		}
	}
	return b.String()
}
