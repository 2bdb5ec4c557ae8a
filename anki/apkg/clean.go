package apkg

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanField returns a text without what a field cannot hold: control characters other than newlines
// and tabs, which Anki removes and of which one ends a field, and what is no UTF-8.
func CleanField(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c >= 0x7f {
			return cleanRest(s, i)
		}
	}
	return s
}

// cleanRest does as CleanField does for a text that is ASCII, and clean, up to a place.
func cleanRest(s string, from int) string {
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || isControl(r) {
			return strings.Map(func(r rune) rune {
				if isControl(r) {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, ""))
		}
		i += size
	}
	return s
}

func isControl(r rune) bool { return r != '\n' && r != '\t' && unicode.IsControl(r) }

// CleanTag returns a word as a tag that Anki leaves as it is: without control characters, and with "_"
// for white space. It is empty where nothing is left.
func CleanTag(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '_'
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.TrimSpace(s), ""))
}

// joinTags returns tags as the column of a note holds them. Of those that differ in case alone Anki
// keeps the first.
func joinTags(tags []string) string {
	if len(tags) == 0 {
		return ""
	}
	var all strings.Builder
	seen := make(map[string]bool, len(tags))
	for _, t := range tags {
		t = CleanTag(t)
		if folded := strings.ToLower(t); t != "" && !seen[folded] {
			seen[folded] = true
			all.WriteString(" " + t)
		}
	}
	if all.Len() > 0 {
		all.WriteString(" ")
	}
	return all.String()
}
