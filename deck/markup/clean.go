package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean makes a text that is no markup, such as a name, a title or a path in a message,
// safe to show on one line of a terminal. White space of every kind that breaks or moves a
// line becomes a space. Controls, marks of writing direction, and format characters that
// cannot be seen are taken away, except the two joiners that scripts and emoji need.
// Invalid UTF-8 becomes U+FFFD. Clean(Clean(s)) is Clean(s).
func Clean(s string) string {
	if isCleanASCII(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(cleanRune, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// cleanLines is Clean for texts of several lines: "\n" stays.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = Clean(line)
	}
	return strings.Join(lines, "\n")
}

// Unseen reports whether no reader sees a rune, since [Clean] takes it away.
func Unseen(r rune) bool { return cleanRune(r) < 0 }

// cleanRune returns what stands for r, or -1 for nothing.
func cleanRune(r rune) rune {
	if ' ' <= r && r <= '~' {
		return r // nearly all are
	}
	sign, isEscaped := escaped(r)
	switch {
	case isEscaped:
		return sign
	case r == '\u200C' || r == '\u200D':
		return r
	case r >= '\t' && r <= '\r', r == '\u0085', r == '\u2028', r == '\u2029':
		return ' '
	case unicode.Is(unicode.Cc, r):
		return -1
	case unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return -1 // The marks excepted are signs that can be seen.
	}
	return r
}

func isCleanASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// collapse makes every run of spaces one space.
func collapse(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}
