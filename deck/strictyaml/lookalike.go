package strictyaml

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"goodcard/deck/lazy"
)

// lookAlikes are signs that come out of other programs and keyboards and look like one that YAML
// knows, or like nothing: what they are called, and what was meant.
var lookAlikes = map[rune]struct{ name, meant string }{
	'\u00a0': {"a hard space", " "}, '\u202f': {"a narrow hard space", " "}, '\u2007': {"a figure space", " "},
	'\u2002': {"an en space", " "}, '\u2003': {"an em space", " "}, '\u2009': {"a thin space", " "}, '\u3000': {"an ideographic space", " "},
	'\u200b': {"a space without width", ""}, '\u200c': {"a joiner without width", ""}, '\u200d': {"a joiner without width", ""},
	'\u2060': {"a joiner without width", ""}, '\ufeff': {"a byte order mark", ""}, '\u00ad': {"a soft hyphen", ""},
	'\u2010': {"a typographic hyphen", "-"}, '\u2011': {"a hard hyphen", "-"}, '\u2012': {"a figure dash", "-"}, '\u2013': {"an en dash", "-"},
	'\u2014': {"an em dash", "-"}, '\u2212': {"a minus sign", "-"}, '\u2022': {"a bullet", "-"}, '\uff0d': {"a full-width hyphen", "-"},
	'\uff1a': {"a full-width colon", ":"}, '\ufe55': {"a small colon", ":"}, '\u2236': {"a ratio sign", ":"},
	'\u201c': {"a curly quote", `"`}, '\u201d': {"a curly quote", `"`}, '\u201e': {"a low quote", `"`}, '\u201f': {"a curly quote", `"`},
	'\u00ab': {"an angle quote", `"`}, '\u00bb': {"an angle quote", `"`},
	'\u2018': {"a curly quote", "'"}, '\u2019': {"a curly quote", "'"}, '\u201a': {"a low quote", "'"},
}

// firstLookAlike returns the first of them in a text.
func firstLookAlike(text string) (rune, bool) {
	for _, r := range text {
		if _, ok := lookAlikes[r]; ok {
			return r, true
		}
	}
	return 0, false
}

func lookAlikeMessage(sign rune) string {
	l := lookAlikes[sign]
	if l.meant == "" {
		return fmt.Sprintf("%s (%U) stands here, which cannot be seen", l.name, sign)
	}
	if l.meant == " " {
		return fmt.Sprintf("%s (%U) stands where YAML wants a plain one", l.name, sign)
	}
	return fmt.Sprintf("%s (%U) stands where YAML wants %s", l.name, sign, l.meant)
}

// plainSigns writes what was meant by each of them.
func plainSigns(text string) string {
	var b strings.Builder
	for _, r := range text {
		if l, ok := lookAlikes[r]; ok {
			b.WriteString(l.meant)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// withoutLookAlikes returns the key that was meant by one that holds such signs.
func withoutLookAlikes(key string) string {
	return strings.Trim(plainSigns(key), `- "'`)
}

const (
	likeSpace = " \\t\u00a0\u202f\u2007\u2002\u2003\u2009\u3000\u200b\u200c\u200d\u2060\ufeff"
	likeDash  = "\\-\u2010-\u2014\u2212\u2022\uff0d"
	likeQuote = "\"'\u201c-\u201f\u00ab\u00bb\u2018-\u201a"
	likeColon = "\uff1a\ufe55\u2236"
)

// head is what stands before the value of a line, with signs of both sorts.
var head = lazy.Regexp("^[" + likeSpace + "]*(?:[" + likeDash + "][" + likeSpace + "]+)*" +
	"(?:[" + likeQuote + "]?[a-zA-Z][\\w" + likeDash + likeSpace + "]{0,39}[" + likeQuote + "]?[" + likeSpace + "]*(?::(?:[" + likeSpace + "]+|$)|[" + likeColon + "][" + likeSpace + "]*))?")

// plainHead returns the head of a line, and the same with the signs that were meant.
func plainHead(text string) (was, meant string) {
	was = head().FindString(text)
	meant = plainSigns(was)
	if trimmed := strings.TrimRight(meant, " \t"); strings.HasSuffix(trimmed, ":") && len(was) < len(text) {
		meant = trimmed + " "
	}
	return was, meant
}

// signs finds what only looks like a sign of YAML in the head of the last of lines or of the one
// above it, and curly quotes around the value of the last.
func (s *source) signs(lines []line) []guess {
	var guesses []guess
	for i := len(lines) - 1; i >= max(0, len(lines)-2); i-- {
		l := lines[i]
		was, meant := plainHead(l.text)
		sign, ok := firstLookAlike(was)
		if !ok {
			continue
		}
		from := s.in(l, 0)
		fix := certain("write "+strings.TrimSpace(meant)+" with signs of the keyboard", from, from+len(was), meant)
		guesses = append(guesses, guess{{from + strings.IndexRune(was, sign), RuleLookAlike, lookAlikeMessage(sign), fix}})
	}
	l := lines[len(lines)-1]
	value := strings.TrimSpace(l.text[l.value:])
	opening, size := utf8.DecodeRuneInString(value)
	closes, width := utf8.DecodeLastRuneInString(value)
	if quote := quoteMeant(opening); size > 1 && size+width < len(value) && quote != "" && quoteMeant(closes) == quote {
		fix := s.written(l, "write ", len(value), Quote(value[size:len(value)-width]))
		guesses = append(guesses, guess{{s.in(l, l.value), RuleLookAlike, lookAlikeMessage(opening), fix}})
	}
	return guesses
}

// quoteMeant returns the quote that is meant by a sign; "" where none is.
func quoteMeant(sign rune) string {
	meant := cmp.Or(lookAlikes[sign].meant, string(sign))
	if meant != `"` && meant != "'" {
		return ""
	}
	return meant
}
