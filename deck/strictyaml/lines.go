package strictyaml

import (
	"strings"

	"goodcard/deck/lazy"
)

// A line is one line of a file as it looks to a person who knows YAML but does not parse it.
type line struct {
	number int    // 1-based
	text   string // without line break
	indent int    // bytes of leading spaces
	key    string // of "key: value", with what dashes stand before it skipped
	keyAt  int    // byte offset in text of the key, or of the value where there is none
	value  int    // byte offset in text of the value; len(text) if it has none
	block  bool   // the value is a block of text, which follows
	ragged bool   // within a block of text, but indented less than its first line
}

var (
	keyPattern   = lazy.Regexp(`^("[^"]*"|'[^']*'|[^\s#"'\[\]{},&*!|>%@` + "`" + `][^#:]*?)\s*:(\s+|$)`)
	blockPattern = lazy.Regexp(`^[|>][0-9+-]{0,2}\s*(\s#.*)?$`)
)

// structure returns the lines that are neither blank, comments, nor within a text that was begun
// further up, as a block (after | or >) or in quotes.
func (s *source) structure(from, to int) []line {
	var lines []line
	s.eachLine(from, to, func(l line) bool {
		lines = append(lines, l)
		return true
	})
	return lines
}

// eachLine calls do for each line that structure returns, until it says that it has seen enough.
func (s *source) eachLine(from, to int, do func(line) bool) {
	at := nothingOn()
	for n := from; n < to; n++ {
		l := readLine(n+1, s.line(n+1))
		if at.step(&l) == lineOfItsOwn && !do(l) {
			return
		}
	}
}

// goingOn is the text of several lines that goes on at the beginning of a line.
type goingOn struct {
	block       int  // indentation of what a block of text belongs to; -1 where there is none
	first       int  // indentation of its first line, -1 as long as there is none
	quote       byte // the quote that is open
	quoteIndent int  // indentation of what the quoted text belongs to
	closed      int  // where in the line before a quote closed that was open; 0 where none did
}

func nothingOn() goingOn { return goingOn{block: -1, first: -1, quoteIndent: -1} }

// What a line is to those above it.
const (
	lineOfItsOwn = iota
	lineBlank
	lineOfText    // in quotes that were open
	lineWithin    // a block of text
	lineOfComment // alone
)

// step reads a line, and says what it is; at is then what goes on behind it.
func (at *goingOn) step(l *line) int {
	at.closed = 0
	if strings.TrimSpace(l.text) == "" {
		return lineBlank
	}
	if at.quote != 0 {
		if l.indent > at.quoteIndent {
			if end := closing(l.text, l.indent, at.quote); end >= 0 {
				at.quote, at.closed = 0, end
			}
			return lineOfText
		}
		at.quote = 0
	}
	if at.block >= 0 && l.indent > at.block {
		if at.first < 0 {
			at.first = l.indent
		}
		if l.ragged = l.indent < at.first; l.ragged {
			return lineOfItsOwn
		}
		return lineWithin
	}
	at.block = -1
	if strings.HasPrefix(l.text[l.indent:], "#") {
		return lineOfComment
	}
	parent := l.keyAt
	if l.key == "" {
		parent = l.indent
	}
	value := l.text[l.value:]
	switch {
	case blockPattern().MatchString(value):
		at.block, at.first, l.block = parent, -1, true
		if strings.ContainsAny(value, "123456789") {
			at.first = 0 // the indentation is given, and lines may be deeper from the start
		}
	case value != "" && (value[0] == '"' || value[0] == '\'') && closing(value, 1, value[0]) < 0:
		at.quote, at.quoteIndent = value[0], parent
	}
	return lineOfItsOwn
}

func readLine(number int, text string) line {
	l := line{number: number, text: text}
	l.indent = len(text) - len(strings.TrimLeft(text, " "))
	at := l.indent
	for strings.HasPrefix(text[at:], "- ") {
		at += 2
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " "))
	}
	l.keyAt, l.value = at, at
	if m := keyPattern().FindStringSubmatchIndex(text[at:]); m != nil {
		l.key = text[at+m[2] : at+m[3]]
		l.value = at + m[1]
	}
	return l
}

// closing returns the offset behind the quote that closes a text whose inside starts at from, or -1.
func closing(text string, from int, quote byte) int {
	for i := from; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] != quote:
		case quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// in returns the place in the file of byte at of the line.
func (s *source) in(l line, at int) int { return s.starts[l.number-1] + at }

// dashed reports whether the line is an entry of a list.
func (l line) dashed() bool {
	rest := l.text[l.indent:]
	return rest == "-" || strings.HasPrefix(rest, "- ")
}
