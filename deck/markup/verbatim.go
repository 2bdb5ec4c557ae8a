package markup

import (
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/util"
)

// maxFormula is the longest formula in bytes, delimiters included. It bounds how far each
// dollar looks for its partner.
const maxFormula = 4096

// Verbatim returns how many bytes at the start of a text belong together because no markup
// is read within them: the length of the code span, the formula or the backslash escape with
// which text begins, of a run of backticks or of two dollars that open nothing, else 1. It
// is how [Parse] reads a line, so that whoever looks for signs of their own in a text, such
// as the braces of a gap, and steps over it by Verbatim, finds none that is code or TeX.
// The text must not be empty.
func Verbatim(text string) int {
	switch text[0] {
	case '`':
		return codeSpan(text)
	case '$', '\\':
		if _, size, _ := formula(text); size > 0 {
			return size
		}
		if strings.HasPrefix(text, "$$") || isEscape(text) {
			return 2
		}
	}
	return 1
}

// fence opens or closes a block of code, perhaps within a quote or an item.
var fence = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("^[ \\t>]*(```+|~~~+)([^`\n]*)\n") })

// FencedCode returns the length of the block of code with which a text begins that stands at
// the start of a line, without the line end behind it; 0 if none does.
func FencedCode(text string) int {
	if begins := strings.TrimLeft(text, " \t>"); !strings.HasPrefix(begins, "```") && !strings.HasPrefix(begins, "~~~") {
		return 0 // as nearly all lines
	}
	m := fence().FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	end := len(m[0]) - 1
	for line := range strings.SplitSeq(text[len(m[0]):], "\n") {
		end += 1 + len(line)
		if mark := strings.Trim(line, " \t>"); len(mark) >= len(m[1]) && strings.Trim(mark, m[1][:1]) == "" {
			break
		}
	}
	return end
}

// formula looks for a formula at the start of s and returns its TeX source and its length
// with delimiters, which is 0 if there is none.
func formula(s string) (tex string, size int, display bool) {
	s = s[:min(len(s), maxFormula)]
	switch {
	case strings.HasPrefix(s, "$$"):
		return enclosed(s, "$$", true)
	case strings.HasPrefix(s, "$"):
		return dollars(s)
	case strings.HasPrefix(s, `\(`):
		return enclosed(s, `\)`, false)
	case strings.HasPrefix(s, `\[`):
		return enclosed(s, `\]`, true)
	}
	return "", 0, false
}

// dollars applies Pandoc's rule, by which the first dollar that follows decides.
func dollars(s string) (tex string, size int, display bool) {
	end := closing(s[1:], "$")
	if end < 1 || isSpace(s[1]) || isSpace(s[end]) {
		return "", 0, false
	}
	if size = end + 2; size < len(s) && s[size] >= '0' && s[size] <= '9' {
		return "", 0, false
	}
	return s[1 : end+1], size, false
}

// enclosed reads a formula between delimiters of two bytes.
func enclosed(s, closer string, display bool) (string, int, bool) {
	end := closing(s[2:], closer)
	if end < 0 {
		return "", 0, false
	}
	tex := strings.TrimSpace(s[2 : end+2])
	if tex == "" {
		return "", 0, false
	}
	return tex, end + 4, display
}

// closing returns where the closer begins in s, or -1. Neither an escaped character nor a
// code span closes a formula, and at a blank line it has not been closed.
func closing(s, closer string) int {
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], closer):
			return i
		case isEscape(s[i:]):
			i++
		case s[i] == '`':
			i += codeSpan(s[i:]) - 1
		case endsParagraph(s[i:]):
			return -1
		}
	}
	return -1
}

// isEscape reports whether s begins with a backslash and what it escapes.
func isEscape(s string) bool { return len(s) > 1 && s[0] == '\\' && util.IsPunct(s[1]) }

// codeSpan returns the length of the code span, or else of the run of backticks, with which
// s begins.
func codeSpan(s string) int {
	run := backticks(s)
	for i := run; i < len(s) && !endsParagraph(s[i:]); {
		n := backticks(s[i:])
		if n == run {
			return i + n
		}
		i += max(n, 1)
	}
	return run
}

func backticks(s string) int {
	return len(s) - len(strings.TrimLeft(s, "`"))
}

// endsParagraph reports whether s begins with the end of a line behind which a blank line
// follows.
func endsParagraph(s string) bool {
	return s[0] == '\n' && strings.HasPrefix(strings.TrimLeft(s[1:], " \t"), "\n")
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
