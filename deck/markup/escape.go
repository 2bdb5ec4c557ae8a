package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Escape returns markup that shows s literally wherever text may stand: [Text] of it is
// [Clean] of s with white space collapsed. It writes entities, because a backslash before
// a bracket would begin a formula. Within code and formulas nothing is to be escaped, and
// a text beyond the bounds of the dialect shows the entities.
func Escape(s string) string {
	s = collapse(Clean(s))
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		edge := c == ' ' && (i == 0 || i == len(s)-1) // would be lost at the end of a line
		if edge || util.IsPunct(c) {
			b.WriteString("&#" + strconv.Itoa(int(c)) + ";")
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// unescape resolves backslash escapes and entities of a source text.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		switch {
		case s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]):
			b.WriteByte(s[1])
			s = s[2:]
			continue
		case s[0] == '&':
			if text, size := entity(s); size > 0 {
				b.WriteString(text)
				s = s[size:]
				continue
			}
		}
		b.WriteByte(s[0])
		s = s[1:]
	}
	return b.String()
}

// longestEntity is the length of the longest name of an entity in HTML 5.
const longestEntity = len("&CounterClockwiseContourIntegral;")

// entity returns the text of the entity at the start of s and the entity's length in bytes,
// which is 0 if there is none.
func entity(s string) (text string, size int) {
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 2 {
		return "", 0
	}
	name := s[1:end]
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", 0
		}
		return string(e.Characters), end + 1
	}
	base, limit := 10, 7
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, limit = digits[1:], 16, 6
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > limit {
		return "", 0
	}
	if n == 0 || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		n = utf8.RuneError
	}
	return string(rune(n)), end + 1
}
