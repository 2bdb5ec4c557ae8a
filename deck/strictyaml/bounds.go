package strictyaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What yaml.v3 may be given: it takes up to 93 bytes of memory for a byte of input.
const (
	MaxBytes = 16 << 20
	MaxMarks = 1_000_000 // see [Marks]
	MaxText  = 64 << 10  // bytes of one text
	maxDepth = 32
)

// Marks counts what yaml.v3 may take memory for: line starts and the characters [ { : - ?, and twice
// each comma, which within braces can make two nodes, and each #, since comments are kept.
func Marks(src []byte) int {
	n := 1
	for _, c := range src {
		n += int(marks[c])
	}
	return n
}

var marks = [256]uint8{'\n': 1, ',': 2, '[': 1, '{': 1, ':': 1, '-': 1, '?': 1, '#': 2}

// checkBytes reports what is wrong with the bytes of a file before any YAML is read.
func (s *source) checkBytes() (problems Problems) {
	add := func(offset int, rule, message, fix string) { problems.Add(s.problem(offset, rule, message, fix)) }
	for i := 0; i < len(s.text) && !problems.full(); {
		c := s.text[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			add(i, RuleEncoding, fmt.Sprintf("the byte %#02x is not UTF-8", c), "save the file as UTF-8")
			return problems // the rest would be noise
		case r == '\r' && strings.HasPrefix(s.text[i+1:], "\n"):
		case r == '\r':
			add(i, RuleLineBreak, "a lone carriage return is a line break for YAML and for no editor", "save the file with line feeds")
		case r == '\u0085', r == '\u2028', r == '\u2029':
			add(i, RuleLineBreak, fmt.Sprintf("%U is a line break for YAML and for no editor", r), "replace it with a space or a line feed")
		case unicode.IsControl(r), r == 0xfffe, r == 0xffff:
			add(i, RuleControl, fmt.Sprintf("the control character %U is not allowed", r), "delete it")
		case r == '\ufeff':
			add(i, RuleControl, "a byte order mark stands inside the text", "delete it")
		}
		i += size
	}
	return problems
}

// checkTabs reports tabs that indent; within a block of text (after | or >) they are content.
func (s *source) checkTabs() (problems Problems) {
	if strings.IndexByte(s.text, '\t') < 0 {
		return nil
	}
	for _, l := range s.structure(0, len(s.starts)) {
		if tab := l.indent; tab < len(l.text) && l.text[tab] == '\t' && strings.TrimSpace(l.text) != "" {
			problems.Add(s.problem(s.starts[l.number-1]+tab, RuleTab, "a tab indents this line; YAML takes spaces only", "replace each tab with spaces"))
		}
	}
	return problems
}

// tooLarge returns the problem of a file that is not read because of its size, or nil.
func tooLarge(file string, src []byte) Problems {
	p := Problem{File: file, Line: 1, Column: 1, Rule: RuleTooLarge, Severity: Error, Fix: "split it into smaller files"}
	switch {
	case len(src) > MaxBytes:
		p.Message = fmt.Sprintf("the file has %d bytes; at most %d are read", len(src), MaxBytes)
	case Marks(src) > MaxMarks:
		p.Message = fmt.Sprintf("the file has %d marks of YAML (lines and , [ { : - ? #); at most %d are read", Marks(src), MaxMarks)
	default:
		return nil
	}
	return Problems{p}
}
