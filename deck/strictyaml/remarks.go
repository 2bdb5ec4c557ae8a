package strictyaml

import (
	"slices"
	"strings"
)

// everyLines is how far apart the lines are at which it is known what goes on there.
const everyLines = 32

// remarks knows of a file what its author sees as comments: what stands behind a # that begins a line
// or follows white space, outside of texts in quotes and blocks of text.
type remarks struct {
	begun  bool
	none   bool      // there is no # in the file
	states []goingOn // at the beginning of every 32nd line
	budget int       // bytes that may still be looked at
}

// leavesRemarks reports whether the author sees the same comments once a text stands in the place of
// bytes of the file. It denies it where that would take too long to tell.
func (s *source) leavesRemarks(from, to int, text string) bool {
	r := &s.remarks
	if !r.begun {
		r.begun, r.none, r.budget = true, !strings.Contains(s.text, "#"), 4*len(s.text)+8<<20
	}
	if r.none && !strings.Contains(text, "#") {
		return true
	}
	first, _ := s.lineAt(from)
	last, _ := s.lineAt(to)
	const longest = 8 << 10 // of a line that is looked at; nobody writes a longer one
	if r.budget <= 0 || len(s.line(first))+len(s.line(last)) > 2*longest {
		return false
	}
	was := s.stateAt(first)
	is := was
	var before, after []string
	for n := first; n <= last; n++ {
		before = r.look(&was, n, s.line(n), before)
	}
	changed := s.text[s.startOf(first-1):from] + text + s.text[to:s.endOfLine(to)]
	for line := range strings.SplitSeq(changed, "\n") {
		after = r.look(&is, 0, strings.TrimRight(line, "\r"), after)
	}
	for n := last + 1; was != is && n <= len(s.starts) && r.budget > 0; n++ {
		before, after = r.look(&was, n, s.line(n), before), r.look(&is, n, s.line(n), after)
	}
	return r.budget > 0 && slices.Equal(before, after)
}

// look adds what a line has for a comment.
func (r *remarks) look(at *goingOn, number int, text string, all []string) []string {
	r.budget -= 1<<6 + len(text)
	l := readLine(number, text)
	from := l.indent
	switch at.step(&l) {
	case lineOfText:
		if from = at.closed; from == 0 {
			return all
		}
	case lineWithin:
		return all
	}
	if remark := remarkAt(text, from); remark >= 0 {
		all = append(all, strings.TrimSpace(text[remark+1:]))
	}
	return all
}

// stateAt returns what goes on at the beginning of a line.
func (s *source) stateAt(line int) goingOn {
	r, at := &s.remarks, nothingOn()
	if r.states == nil {
		for n := 1; n <= len(s.starts); n++ {
			if n%everyLines == 1 {
				r.states = append(r.states, at)
			}
			l := readLine(n, s.line(n))
			at.step(&l)
		}
	}
	at = r.states[(line-1)/everyLines]
	for n := (line-1)/everyLines*everyLines + 1; n < line; n++ {
		l := readLine(n, s.line(n))
		r.budget -= 1<<6 + len(l.text)
		at.step(&l)
	}
	return at
}

// remarkAt returns the offset of the # with which a comment begins in a line, from an offset on, or -1.
func remarkAt(text string, from int) int {
	for i := from; i < len(text); i++ {
		switch c := text[i]; {
		case c == '#' && (i == 0 || isSpace(text[i-1])):
			return i
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(" \t[{(,:", text[i-1]) >= 0):
			if end := closing(text, i+1, c); end >= 0 && (end == len(text) || strings.IndexByte(" \t,:;.?!)]}", text[end]) >= 0) {
				i = end - 1
			}
		}
	}
	return -1
}

// withoutRemark returns a text of one line without what is surely a comment behind it.
func withoutRemark(text string) string {
	if at := remarkAt(text, 0); at >= 0 && surely(text, at) {
		return strings.TrimRight(text[:at], " \t")
	}
	return text
}

// surely reports whether what stands behind the # at an offset of a line is a comment to anybody who
// reads it, and not the tail of a text such as "issue #5" or "C # minor".
func surely(text string, at int) bool {
	before := strings.TrimRight(text[:at], " \t")
	if at+1 < len(text) && !isSpace(text[at+1]) {
		return false
	}
	return len(text[:at])-len(before) > 1 || before != "" && strings.IndexByte(`.?!"')]}`, before[len(before)-1]) >= 0
}
