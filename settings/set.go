package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"goodcard/deck/strictyaml"
)

// A ValueError says that a key does not take a value.
type ValueError struct {
	Key   Key
	Value string // as it was given
}

func (e *ValueError) Error() string {
	return fmt.Sprintf("%s cannot be %q: %s was expected", e.Key.Name, e.Value, e.Key.Allowed)
}

// Set changes the value of one key in the settings file at path, or in the file that [Write]
// writes where there is none. All else in it stays, comments too; where the key stands only
// in a comment, as [Write] leaves it, that line becomes its line. A value that the key does
// not take is a [*ValueError]. A file that says anything wrong is not changed: the error is
// that of [Load].
func Set(path, name, value string) error {
	src, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		src, err = commented(), nil
	}
	if err != nil {
		return fmt.Errorf("cannot read the settings: %w", err)
	}
	changed, err := set(path, src, name, value)
	if err != nil || bytes.Equal(changed, src) {
		return err
	}
	if linked, err := filepath.EvalSymlinks(path); err == nil {
		path = linked // a link stays one
	}
	return replace(path, changed)
}

// set returns the text of a settings file with the value of one key changed. The result is
// read again: it must say what src says save for that key.
func set(file string, src []byte, name, value string) ([]byte, error) {
	before, err := Parse(file, src)
	if err != nil {
		return nil, err
	}
	want, err := with(before, name, value)
	if err != nil {
		return nil, err
	}
	for _, changed := range edits(file, src, name, value) {
		if got, err := Parse(file, changed); err == nil && got == want {
			return changed, nil
		}
	}
	return nil, fmt.Errorf("%s is written in a way that only you can change; write \"%s: %s\" into it", file, name, value)
}

// with returns s with the value of one key changed.
func with(s Settings, name, value string) (Settings, error) {
	at := slices.IndexFunc(entries(), func(e entry) bool { return e.name == name })
	if at < 0 {
		return s, fmt.Errorf("there is no setting %q", name)
	}
	choose, err := read("", []byte(name+": "+value+"\n"))
	if err == nil {
		for _, c := range choose {
			c(&s)
		}
	}
	if key := s.Keys()[at]; err != nil || fmt.Sprint(key.Value) != value {
		return s, &ValueError{key, value}
	}
	return s, nil
}

// edits returns the ways to write a value, the best first. Not each of them need be right.
func edits(file string, src []byte, name, value string) [][]byte {
	if doc, err := strictyaml.Parse(file, src); err == nil && doc.Text(name) != "" {
		line, column := doc.Position(name)
		at := offset(src, line, column)
		return [][]byte{splice(src, at, at+len(doc.Text(name)), value)}
	}
	var all [][]byte
	comment := regexp.MustCompile(`(?m)^#[ \t]*` + regexp.QuoteMeta(name) + `:[ \t]*[^\s#]*`)
	for _, m := range comment.FindAllIndex(src, -1) {
		all = append(all, splice(src, m[0], m[1], name+": "+value))
	}
	end := "\n"
	if bytes.Contains(src, []byte("\r\n")) {
		end = "\r\n"
	}
	added := name + ": " + value + end
	if len(src) > 0 && !bytes.HasSuffix(src, []byte("\n")) {
		added = end + added
	}
	return append(all, splice(src, len(src), len(src), added))
}

// offset returns the byte at a position as [strictyaml.Document.Position] gives it.
func offset(src []byte, line, column int) int {
	at := 0
	if strings.HasPrefix(string(src), "\ufeff") {
		at = len("\ufeff") // which has no column
	}
	for range line - 1 {
		at += bytes.IndexByte(src[at:], '\n') + 1
	}
	for i := range string(src[at:]) {
		if column--; column == 0 {
			return at + i
		}
	}
	return len(src)
}

func splice(src []byte, from, to int, text string) []byte {
	return slices.Concat(src[:from], []byte(text), src[min(to, len(src)):])
}
