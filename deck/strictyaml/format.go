package strictyaml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// A LayoutError says that a file is right, but written in a way that [Format] does not lay out anew.
type LayoutError struct {
	File         string
	Line, Column int // as in [Problem]
	What         string
}

func (e *LayoutError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s is written in a way that is left alone", e.File, e.Line, e.Column, e.What)
}

// Hint says what to do.
func (e *LayoutError) Hint() string { return "write it in a simpler way, as key: value on its line" }

// Format returns a file laid out as [Write] lays it out, as far as its author left that open: keys in
// the order of t, each level two columns further in, lists below their key, one space where some do,
// quotes only where they are needed, no two empty lines together, and a line break at the end. Entries
// of a list of the file itself stand apart.
//
// What the author chose stays: the lines of each text, quotes that are needed, brackets and their
// lines, empty lines, a byte order mark, line breaks of Windows, and all comments. A comment above a
// key or an entry goes where that goes, one behind a value stays behind it, those above the first key
// stay the first of the file, and those behind the last entry of a list stay behind it.
//
// Did says in words what that changed: "order of keys", "quotes", "layout" for all else; nothing where
// nothing did.
//
// A file that t refuses is not laid out; the error is [Problems] then. The result is read again before
// it is returned: it says what the file said, holds its comments, and would be laid out as it is. Where
// it does not, the error is a [*LayoutError].
func Format[T any](file string, src []byte, t Type[T]) (text []byte, did []string, err error) {
	doc, before, err := understood(file, src, t)
	if err != nil {
		return nil, nil, err
	}
	windows, mark := doc.source.windows(), doc.source.mark
	if mixed := doc.source.text; strings.Contains(mixed, "\r\n") {
		if doc, _, err = understood(file, []byte(strings.ReplaceAll(mixed, "\r\n", "\n")), t); err != nil {
			return nil, nil, err
		}
	}
	var was form
	var comments []string
	const tries = 4 // the second finds nothing to do
	for i := range tries {
		laid, err := layOut(doc, t.order)
		switch {
		case err != nil:
			return nil, nil, err
		case i > 0 && !slices.Equal(comments, laid.comments):
			return nil, nil, whole(file)
		}
		if comments = laid.comments; laid.text == doc.source.text {
			if windows {
				laid.text = strings.ReplaceAll(laid.text, "\n", "\r\n")
			}
			text = []byte("\ufeff"[:mark] + laid.text)
			if string(text) != string(src) {
				did = was.difference(formOf(doc))
			}
			return text, did, nil
		}
		if i == 0 {
			was = formOf(doc)
		}
		var after T
		doc, after, err = understood(file, []byte(laid.text), t)
		if err != nil || !reflect.DeepEqual(before, after) {
			return nil, nil, whole(file)
		}
	}
	return nil, nil, whole(file)
}

// whole is the error of a file of which more cannot be told.
func whole(file string) error { return &LayoutError{file, 1, 1, "something in this file"} }

// understood reads a file in which nothing may be wrong.
func understood[T any](file string, src []byte, t Type[T]) (*Document, T, error) {
	doc, err := Parse(file, src)
	if err != nil {
		var none T
		return nil, none, err
	}
	v, problems := Decode(doc, t)
	return doc, v, problems.Err()
}
