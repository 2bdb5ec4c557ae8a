package main

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
)

// cleaned returns args with every text among them made harmless to a terminal.
func cleaned(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case styled:
			out[i] = a
		case error:
			out[i] = clean(a.Error())
		case fmt.Stringer:
			out[i] = clean(a.String())
		default:
			out[i] = a
			if v := reflect.ValueOf(a); v.Kind() == reflect.String {
				out[i] = clean(v.String())
			}
		}
	}
	return out
}

// clean returns text without what could control a terminal or hide what it shows. Texts of
// decks, file names and arguments come from strangers.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && controls(r) {
			return -1
		}
		return r
	}, text)
}

// cleanCell returns text as one cell of a table: clean and on one line.
func cleanCell(text string) string {
	return clean(strings.Join(strings.Fields(text), " "))
}

// controls tells whether r is a control character, C0 or C1, or changes the direction of
// the text around it.
func controls(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
