package markup

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Escape returns markup that shows s literally wherever text may stand, within code and
// formulas too: [Text] of it is [Clean] of s with white space collapsed. In the place of each
// sign of punctuation it writes a noncharacter, which means nothing to Markdown or TeX and
// which [Clean] turns back. It is for texts that are put together to be parsed, not for files.
func Escape(s string) string {
	s = collapse(Clean(s))
	var b strings.Builder
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && (i == 0 || i == len(s)-1): // would be lost at the end of a line
			b.WriteString("&#32;")
		case util.IsPunct(c):
			b.WriteRune(firstEscaped + rune(strings.IndexByte(punctuation, c)))
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// The signs of ASCII, and the noncharacters that stand for them: Unicode has as many, U+FDD0
// to U+FDEF, which no text that is exchanged may hold.
const (
	punctuation  = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	firstEscaped = '\uFDD0'
)

// escaped returns the sign that a rune of an [Escape] stands for.
func escaped(r rune) (sign rune, ok bool) {
	if r < firstEscaped || r >= firstEscaped+rune(len(punctuation)) {
		return 0, false
	}
	return rune(punctuation[r-firstEscaped]), true
}

// unescape resolves backslash escapes, entities and what [Escape] wrote.
func unescape(s string) string {
	return strings.Map(func(r rune) rune {
		if sign, ok := escaped(r); ok {
			return sign
		}
		return r
	}, backslashes(s))
}

// backslashes resolves backslash escapes and entities.
func backslashes(s string) string {
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
