package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxLine bounds what is held of a line: the largest own version of a card is far below. Of a deck only
// what stands before its content is read.
const maxLine = 4 << 20

// A LineError is what is wrong with a line of a file.
type LineError struct {
	File string
	Line int // 1-based
	What string
	Next string // what to do
}

func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.What) }

// Hint says what to do.
func (e *LineError) Hint() string { return e.Next }

// lines reads JSON Lines, each within bounds.
type lines struct {
	in   *bufio.Reader
	file string
	n    int  // of the line that was read last
	any  bool // one was not empty
}

func (l *lines) fail(format string, args ...any) error {
	return &LineError{l.file, l.n, fmt.Sprintf(format, args...), "nothing was changed; bring the file as goodcard wrote it"}
}

// next returns the next line that is not empty. io.EOF says that there is none.
func (l *lines) next() ([]byte, error) {
	var long []byte
	for {
		part, err := l.in.ReadSlice('\n')
		if len(long) == 0 {
			l.n++
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			if long = append(long, part...); len(long) > maxLine {
				return l.head(long)
			}
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		}
		line := part
		if long != nil {
			line = append(long, part...)
		}
		if l.n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff")) // which editors write before UTF-8
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			l.any = true
			return line, nil
		}
		if err != nil {
			return nil, io.EOF
		}
		long = nil
	}
}

// contentKey begins what of a deck is passed over.
const contentKey = `,"content":`

// head returns what a line that is too long to be held says before the content of a deck, as a whole
// object, and passes over the rest.
func (l *lines) head(long []byte) ([]byte, error) {
	const most = 64 << 10
	at := bytes.Index(long[:most], []byte(contentKey))
	if !bytes.HasPrefix(long, []byte(`{"type":"`+lineDeck+`",`)) || at < 0 {
		return nil, l.fail("the line is longer than %d MiB", maxLine>>20)
	}
	head := append(bytes.Clone(long[:at]), contentKey+"null}"...)
	for {
		_, err := l.in.ReadSlice('\n')
		switch {
		case err == nil || errors.Is(err, io.EOF):
			return head, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

// values are what an object says, as it is written, by key.
type values map[string]json.RawMessage

// values reads the object of a line.
func (l *lines) values(line []byte) (values, error) {
	if at := notUTF8(line); at > 0 {
		e := l.fail("byte %d of the line is not UTF-8", at).(*LineError)
		e.Next = "nothing was changed; save the file as UTF-8, or bring it as goodcard wrote it"
		return nil, e
	}
	var v values
	if err := json.Unmarshal(line, &v); err != nil || v == nil {
		return nil, l.fail("an object of JSON was expected%s", where(err))
	}
	return v, nil
}

// notUTF8 returns the place of the first byte that is not UTF-8, counted from 1; 0 where there is none.
func notUTF8(line []byte) int {
	if utf8.Valid(line) {
		return 0
	}
	for at := 0; ; {
		sign, size := utf8.DecodeRune(line[at:])
		if sign == utf8.RuneError && size == 1 {
			return at + 1
		}
		at += size
	}
}

// where says at which byte of a line JSON ends to be any.
func where(err error) string {
	s, ok := errors.AsType[*json.SyntaxError](err)
	switch {
	case !ok:
		return ""
	case strings.HasPrefix(s.Error(), "unexpected end"):
		return fmt.Sprintf(": the line breaks off after byte %d", s.Offset)
	case strings.Contains(s.Error(), "max depth"):
		return ": what it says is nested too deeply"
	default:
		return fmt.Sprintf(": byte %d is wrong there", s.Offset)
	}
}

// An object is what a line says, with the first thing that is wrong with it.
type object struct {
	values
	*lines
	err error
}

func (o *object) refuse(key, wanted string) {
	if o.err != nil {
		return
	}
	got := string(o.values[key])
	if got == "" {
		o.err = o.fail("%s is missing: %s was expected", key, wanted)
		return
	}
	o.err = o.fail("%s is %s: %s was expected", key, shorten(got), wanted)
}

func shorten(text string) string {
	const most = 80
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// text returns the text under a key that read takes; wanted says what that is.
func text[T any](o *object, key, wanted string, read func(string) (T, bool)) (v T) {
	var s *string
	if json.Unmarshal(o.values[key], &s) == nil && s != nil {
		if v, ok := read(*s); ok {
			return v
		}
	}
	o.refuse(key, wanted)
	return v
}

// anyText returns a text, and the empty one for null.
func (o *object) anyText(key string) string {
	if o.null(key) {
		return ""
	}
	return text(o, key, "a text or null", func(s string) (string, bool) { return s, true })
}

func (o *object) null(key string) bool { return strings.TrimSpace(string(o.values[key])) == "null" }

// number returns a whole number of these bounds.
func (o *object) number(key string, least, most int64) int64 {
	n, err := strconv.ParseInt(string(o.values[key]), 10, 64)
	if err != nil || n < least || n > most {
		o.refuse(key, fmt.Sprintf("a whole number from %d to %d", least, most))
	}
	return n
}

// flag returns true or false.
func (o *object) flag(key string) bool {
	switch string(o.values[key]) {
	case "true":
		return true
	case "false":
	default:
		o.refuse(key, "true or false")
	}
	return false
}
