package strictyaml

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A source is the text of a file, without byte order mark, whose places can be named.
type source struct {
	file   string
	text   string
	mark   int    // bytes of the byte order mark before the text
	starts []int  // offset of each line
	last   cursor // the place asked for last
}

func newSource(file string, src []byte) *source {
	s := &source{file: file, text: strings.TrimPrefix(string(src), "\ufeff")}
	s.mark = len(src) - len(s.text)
	s.starts = make([]int, 1, strings.Count(s.text, "\n")+1)
	for i := range len(s.text) {
		if s.text[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// A cursor is a known place: places are asked for mostly in order, and counting the runes of a
// line of megabytes again for each of them would take minutes.
type cursor struct{ line, column, offset int }

// position returns the line and column, both 1-based, of an offset; columns count runes.
func (s *source) position(offset int) (line, column int) {
	line = sort.SearchInts(s.starts, offset+1)
	from := cursor{line, 1, s.starts[line-1]}
	if s.last.line == line && s.last.offset <= offset {
		from = s.last
	}
	column = from.column + utf8.RuneCountInString(s.text[from.offset:offset])
	s.last = cursor{line, column, offset}
	return line, column
}

// offset returns the offset of a line and column, or the end of the text if it has no such place.
func (s *source) offset(line, column int) int {
	if line < 1 || line > len(s.starts) {
		return len(s.text)
	}
	at := cursor{line, 1, s.starts[line-1]}
	if s.last.line == line && s.last.column <= column {
		at = s.last
	}
	for at.column < column && at.offset < len(s.text) && s.text[at.offset] != '\n' {
		_, size := utf8.DecodeRuneInString(s.text[at.offset:])
		at.offset += size
		at.column++
	}
	s.last = at
	return at.offset
}

// line returns the text of a line, 1-based, without its line break.
func (s *source) line(n int) string {
	if n < 1 || n > len(s.starts) {
		return ""
	}
	end := len(s.text)
	if n < len(s.starts) {
		end = s.starts[n]
	}
	return strings.TrimRight(s.text[s.starts[n-1]:end], "\r\n")
}

// problem returns an error at an offset.
func (s *source) problem(offset int, rule, message, fix string) Problem {
	line, column := s.position(offset)
	return Problem{File: s.file, Line: line, Column: column, Rule: rule, Severity: Error, Message: message, Fix: fix}
}
