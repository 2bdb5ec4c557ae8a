package strictyaml

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"goodcard/deck/content"
	"goodcard/deck/lazy"
)

// wide returns the name of the encoding of a file that is not UTF-8 as a whole, or "".
func wide(src []byte) string {
	zeros := [2]int{} // in even and odd places
	for i, c := range src[:min(len(src), 1024)] {
		if c == 0 {
			zeros[i%2]++
		}
	}
	many := min(len(src), 1024) / 4
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(src, []byte("\x00\x00\xfe\xff")), len(src)%4 == 0 && wideChars(src):
		return "UTF-32"
	case bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return "UTF-16"
	case len(src) >= 8 && (zeros[0] > many && zeros[1] == 0 || zeros[1] > many && zeros[0] == 0):
		return "UTF-16"
	}
	return ""
}

// wideChars reports whether the upper half of each four bytes is zero, as in UTF-32 without a mark.
func wideChars(src []byte) bool {
	little, big := len(src) >= 8, len(src) >= 8
	for i := 0; i+4 <= min(len(src), 1024); i += 4 {
		little = little && src[i+2] == 0 && src[i+3] == 0
		big = big && src[i] == 0 && src[i+1] == 0
	}
	return little != big
}

// signatures are how files begin that are no text.
var signatures = []struct{ name, begins string }{
	{"a PNG picture", "\x89PNG"}, {"a JPEG picture", "\xff\xd8\xff"}, {"a GIF picture", "GIF8"}, {"a PDF document", "%PDF-"},
	{"packed by gzip", "\x1f\x8b"}, {"a ZIP archive (or an office document)", "PK\x03\x04"}, {"an SQLite database", "SQLite format 3\x00"},
}

// noText says what a file is that holds no text, or nothing.
func noText(src []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(src, []byte(s.begins)) {
			return s.name
		}
	}
	if bytes.IndexByte(src[:min(len(src), 1024)], 0) >= 0 && !utf8.Valid(src) {
		return "a binary file"
	}
	return ""
}

// forAnother returns the problem of a file that another command takes, or nil.
func forAnother(file string, src []byte) *Problem {
	kind := content.Of(src)
	hint := kind.Hint("FILE") // the name by which this one is told may be that of no file
	if hint == "" || kind == content.Deck {
		return nil
	}
	p := &Problem{File: file, Line: 1, Column: 1, Rule: RuleEncoding, Severity: Error, Message: "this file is " + kind.String(), Fix: hint}
	if kind == content.Exported {
		p.Rule = RuleSyntax
	}
	return p
}

// encoding returns the problem of a file that is not UTF-8, or nil. Whatever else is wrong with it
// would be noise.
func (s *source) encoding() *Problem {
	for i := 0; i < len(s.text); {
		if s.text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		if r == utf8.RuneError && size == 1 {
			p := s.problem(i, RuleEncoding, fmt.Sprintf("the byte %#02x is not UTF-8", s.text[i]), advice("save the file as UTF-8"))
			return &p
		}
		i += size
	}
	return nil
}

// escapeCode is what colours text in a terminal.
var escapeCode = lazy.Regexp(`^\x1b\[[0-9;?]*[@-~]`)

// checkBytes finds characters that no file may hold.
func (s *source) checkBytes() (found []finding) {
	add := func(offset int, rule, message, fix string, size int, text string) {
		found = append(found, finding{at: offset, rule: rule, message: message, fix: certain(fix, offset, offset+size, text)})
	}
	returns := strings.Contains(s.text, "\r") && !strings.Contains(s.text, "\n")
	for i := 0; i < len(s.text) && len(found) <= maxProblems; {
		c := s.text[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		switch {
		case r == '\r' && strings.HasPrefix(s.text[i+1:], "\n"):
		case r == '\r' && returns: // as on a Mac of old
			text := strings.ReplaceAll(s.text[i:], "\r", "\n")
			add(i, RuleLineBreak, "the lines of this file end with carriage returns, which no editor of today writes", "save the file with line feeds", len(text), text)
			return found
		case r == '\r':
			add(i, RuleLineBreak, "a lone carriage return is a line break for YAML and for no editor", "save the file with line feeds", size, "\n")
		case r == '\u0085', r == '\u2028', r == '\u2029':
			add(i, RuleLineBreak, fmt.Sprintf("%U is a line break for YAML and for no editor", r), "replace it with a space or a line feed", size, " ")
		case r == '\x1b' && escapeCode().MatchString(s.text[i:min(len(s.text), i+32)]):
			size = len(escapeCode().FindString(s.text[i:min(len(s.text), i+32)]))
			add(i, RuleControl, fmt.Sprintf("the control character %U is not allowed", r), "delete it with the code that it begins", size, "")
		case unicode.IsControl(r), r == 0xfffe, r == 0xffff:
			add(i, RuleControl, fmt.Sprintf("the control character %U is not allowed", r), "delete it", size, "")
		case r == '\ufeff':
			add(i, RuleControl, "a byte order mark stands inside the text", "delete it", size, "")
		}
		i += size
	}
	return found
}
