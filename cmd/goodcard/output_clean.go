package main

import (
	"fmt"
	"reflect"
	"strings"

	"goodcard/deck/markup"
	"goodcard/deck/reason"
)

// cleaned returns args with every text among them made harmless to a terminal and put on one
// line. Texts of decks, file names and arguments come from strangers.
func cleaned(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case styled:
			out[i] = a
		case error:
			out[i] = markup.Clean(reason.Text(a))
		case fmt.Stringer:
			out[i] = markup.Clean(a.String())
		default:
			out[i] = a
			if v := reflect.ValueOf(a); v.Kind() == reflect.String {
				out[i] = markup.Clean(v.String())
			}
		}
	}
	return out
}

// cleanCell returns text as one cell of a table, on one line. The spaces in a line stay: they may be of code.
func cleanCell(text string) string {
	var lines []string
	for line := range strings.FieldsFuncSeq(text, movesLine) {
		if line = strings.TrimSpace(markup.Clean(line)); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, " ")
}

// movesLine reports whether a sign is white space that ends a line or moves what follows.
func movesLine(r rune) bool {
	return '\t' <= r && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}
