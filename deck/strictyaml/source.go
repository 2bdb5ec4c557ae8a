package strictyaml

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A source is the text of a file, without byte order mark, whose places can be named.
type source struct {
	file   string
	text   string
	mark   int                    // bytes of the byte order mark before the text
	starts []int                  // offset of each line
	last   cursor                 // the place asked for last
	words  func() map[string]bool // see open

	remarks remarks // of the file itself

	origin *source // what this text was before it was mended for reading on; nil for the file itself
	mends  []Edit  // of the text of origin, by position
	begun  []int   // where each of them begins in this text
}

func newSource(file string, src []byte) *source {
	s := &source{file: file, text: strings.TrimPrefix(string(src), "\ufeff")}
	s.mark = len(src) - len(s.text)
	s.index()
	return s
}

// index finds where lines start.
func (s *source) index() {
	s.starts = make([]int, 1, strings.Count(s.text, "\n")+1)
	for i := range len(s.text) {
		if s.text[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
}

// knows reports whether there is such a key somewhere in what is read.
func (s *source) knows(key string) bool {
	if s.words == nil {
		return false
	}
	_, known := s.words()[key]
	return known
}

// windows reports whether lines end as they do on Windows.
func (s *source) windows() bool {
	return len(s.starts) > 1 && strings.HasSuffix(s.text[:s.starts[1]], "\r\n")
}

// mended returns the source with changes done, which are sorted and apart. Places in it are those of
// what stands there in the file.
func (s *source) mended(changes []Edit) *source {
	var b strings.Builder
	var begun []int
	at := 0
	for _, c := range changes {
		b.WriteString(s.text[at:c.Start])
		begun = append(begun, b.Len())
		b.WriteString(c.Text)
		at = c.End
	}
	b.WriteString(s.text[at:])
	m := &source{file: s.file, text: b.String(), mark: s.mark, words: s.words, origin: s, mends: changes, begun: begun}
	m.index()
	return m
}

// back returns the offset in the origin of an offset, and whether it has one of its own there: what
// stands within a mended place has that of the same end of a line there, or else that of its beginning
// or as near behind it as there is text.
func (s *source) back(offset int) (at int, exact bool) {
	i := sort.SearchInts(s.begun, offset) - 1 // the last that begins before it
	if i < 0 {
		return offset, true
	}
	switch m, within := s.mends[i], offset-s.begun[i]; {
	case within < len(m.Text):
		if at, same := m.aligned(s.origin.text[m.Start:m.End], within); same {
			return m.Start + at, false
		}
		return min(m.Start+within, m.End), false
	default:
		return m.End + within - len(m.Text), true
	}
}

// aligned returns the offset in a text that the edit replaces of an offset in that of the edit, where the
// lines of both are as many, and end alike from there on: such as those that another indentation moves.
func (e Edit) aligned(was string, offset int) (at int, ok bool) {
	const most = 4 << 10 // bytes that are worth it
	if len(was) > most || len(e.Text) > most || strings.Count(was, "\n") != strings.Count(e.Text, "\n") {
		return 0, false
	}
	rest, _, _ := strings.Cut(e.Text[offset:], "\n")
	for range strings.Count(e.Text[:offset], "\n") {
		at += strings.IndexByte(was[at:], '\n') + 1
	}
	line, _, _ := strings.Cut(was[at:], "\n")
	return at + len(line) - len(rest), rest != "" && strings.HasSuffix(line, rest)
}

// A cursor is a known place: places are asked for mostly in order, and counting the runes of a
// line of megabytes again for each of them would take minutes.
type cursor struct{ line, column, offset int }

// position returns the line and column, both 1-based, of an offset; columns count runes.
func (s *source) position(offset int) (line, column int) {
	for ; s.origin != nil; s = s.origin {
		offset, _ = s.back(offset)
	}
	return s.lineAt(offset)
}

// lineAt is position in the text of the source itself.
func (s *source) lineAt(offset int) (line, column int) {
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

// place returns the line and column of a node in the file.
func (s *source) place(n *yaml.Node) (line, column int) {
	if s.origin == nil {
		return n.Line, n.Column
	}
	return s.position(s.offset(n.Line, n.Column))
}

// problem returns an error at an offset.
func (s *source) problem(offset int, rule, message string, fix remedy) Problem {
	line, column := s.position(offset)
	return Problem{
		File: s.file, Line: line, Column: column, Rule: rule, Severity: Error,
		Message: message, Fix: fix.words, Edit: s.shown(fix),
	}
}
