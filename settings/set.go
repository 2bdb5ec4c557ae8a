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

	"goodcard/deck/strictyaml"
	"goodcard/files"
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
	src, err := files.Read(path, strictyaml.MaxBytes)
	if errors.Is(err, fs.ErrNotExist) {
		src, err = commented(), nil
	}
	if err != nil {
		return unread(err)
	}
	changed, err := set(path, src, name, value)
	if err != nil || bytes.Equal(changed, src) {
		return err
	}
	return replace(target(path), changed)
}

// target follows the links at path, be it to a file that is not there yet: a link stays one.
func target(path string) string {
	for range 40 { // as many as systems follow
		to, err := os.Readlink(path)
		if err != nil {
			break
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
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
	for _, draft := range drafts(src, name, value) {
		if _, err = read(file, draft); err != nil {
			continue // the line was a remark after all
		}
		doc, err := strictyaml.Parse(file, draft)
		if err != nil {
			return nil, err
		}
		changed, err := strictyaml.Set(doc, fileType(), name, value)
		if err != nil {
			return nil, err
		}
		if got, err := Parse(file, changed); err == nil && got == want {
			return changed, nil
		}
	}
	return nil, fmt.Errorf("%s is written in a way that only you can change; write \"%s: %s\" into it", file, name, value)
}

// Check returns a [*ValueError] for a value that the key of that name does not take.
func Check(name, value string) error {
	_, err := with(Defaults(), name, value)
	return err
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

// drafts returns the files to set a value in, the best first: with a line that has the key in a
// comment made its line, and as it is. Where it says nothing yet, a line is added to it.
func drafts(src []byte, name, value string) [][]byte {
	var all [][]byte
	comment := regexp.MustCompile(`(?m)^#[ \t]*(` + regexp.QuoteMeta(name) + `:)`)
	for _, m := range comment.FindAllSubmatchIndex(src, -1) {
		all = append(all, slices.Concat(src[:m[0]], src[m[2]:]))
	}
	if _, err := strictyaml.Parse("", src); isEmpty(err) {
		end := "\n"
		if bytes.Contains(src, []byte("\r\n")) {
			end = "\r\n"
		}
		if len(src) > 0 && !bytes.HasSuffix(src, []byte("\n")) {
			src = slices.Concat(src, []byte(end))
		}
		src = slices.Concat(src, []byte(name+": "+value+end))
	}
	return append(all, src)
}
