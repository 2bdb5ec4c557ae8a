package deck

import (
	"fmt"
	"regexp"
	"strings"

	"goodcard/deck/lazy"
)

// A GapSlip is what was probably meant as the number of a gap and is none.
type GapSlip struct {
	Written string // as it stands there, such as "C1::"
	Number  string // as it is written right, such as "c1::"
	Rest    string // of what stands between the braces
}

// nearNumber takes the small and capital c of two alphabets, the letters that look like a 1, and
// colons in any number; other tools number gaps without a letter. A number without colons has a small c.
var (
	nearNumber = lazy.Regexp(`^\s*([cCсС]?)\s*([1-9][0-9]?|[lI])\s*(:{1,3}|[;：:]{1,3})\s*`)
	noColons   = lazy.Regexp(`^\s*(c)([1-9])(\s)\s*`)
)

// FindGapSlip returns the slip with which the inside of a gap begins.
func FindGapSlip(inside string) (s GapSlip, found bool) {
	m := nearNumber().FindStringSubmatch(inside)
	if m == nil {
		m = noColons().FindStringSubmatch(inside)
	}
	if m == nil || len(m[0]) == len(inside) || m[1] == "" && (m[3] != "::" || m[2] == "l" || m[2] == "I") {
		return GapSlip{}, false
	}
	digits := strings.NewReplacer("l", "1", "I", "1").Replace(m[2])
	s = GapSlip{strings.TrimSpace(m[0]), "c" + digits + "::", inside[len(m[0]):]}
	return s, !strings.HasPrefix(inside, s.Number) || strings.HasPrefix(inside, s.Number+":")
}

// Bare reports whether it is a number without any letter or colon, which may be what is hidden.
func (s GapSlip) Bare() bool { return s.Written[0] <= '9' || s.Written+"::" == s.Number }

// Said tells what is wrong with the slip.
func (s GapSlip) Said() string {
	if s.Written == s.Number {
		return fmt.Sprintf("a space stands before the number %q of a gap", s.Number)
	}
	return fmt.Sprintf("%q is no number of a gap, which is written %q", s.Written, s.Number)
}

// renumbered makes the error of a text say that it has GapSlips in the place of numbers, where with the
// numbers that were meant it is right.
func renumbered(text string, e *ClozeError) {
	if e.Rule != "gap-number" && e.Rule != "gap-parts" {
		return
	}
	var meant strings.Builder
	at, bare, first := 0, false, -1
	for i := range text {
		if !strings.HasPrefix(text[i:], "{{") || i > 0 && text[i-1] == '\\' {
			continue
		}
		if s, found := FindGapSlip(text[i+2:]); found {
			if first < 0 {
				first = i
			}
			bare = bare || s.Bare()
			fmt.Fprintf(&meant, "%s{{%s", text[at:i], s.Number)
			at = len(text) - len(s.Rest)
		}
	}
	if first < 0 {
		return
	}
	right := meant.String() + text[at:]
	if highest, groups := groupsIn(right); groups == 0 || bare && highest > groups {
		return // {{7::days}} and {{12::months}} are texts and their hints
	}
	s, _ := FindGapSlip(text[first+2:])
	*e = ClozeError{Offset: first, Rule: "gap-number", Message: s.Said(), Meant: right}
}

// groupsIn returns the highest number of the gaps of a text and how many numbers there are; none
// where a gap is wrong or has no number.
func groupsIn(text string) (highest, groups int) {
	segments, err := scanGaps(text)
	if err != nil {
		return 0, 0
	}
	seen := map[int]bool{}
	for _, s := range segments {
		if s.Gap && s.Group == 0 {
			return 0, 0
		}
		if s.Gap {
			seen[s.Group], highest = true, max(highest, s.Group)
		}
	}
	return highest, len(seen)
}

// unpadded returns a text whose gap at an offset is numbered without zeros before the number, and whose
// gaps c0 have the first number that is free; "" where that is not what is wrong.
func unpadded(text string, e *ClozeError) string {
	rest, padded := strings.CutPrefix(text[e.Offset:], "{{c0")
	if e.Rule != "gap-number" || !padded {
		return ""
	}
	meant := text[:e.Offset] + "{{c" + strings.TrimLeft(rest, "0")
	if strings.HasPrefix(rest, "::") {
		free := 1
		for strings.Contains(text, fmt.Sprintf("{{c%d::", free)) {
			free++
		}
		meant = strings.ReplaceAll(text, "{{c0::", fmt.Sprintf("{{c%d::", free))
	}
	if _, err := scanGaps(meant); err != nil {
		return ""
	}
	return meant
}

// otherBraces are what stands for the braces of a gap; the first stand for nothing else.
var otherBraces = []func() *regexp.Regexp{
	lazy.Regexp(`｛｛([^{}｛｝]+)｝｝`),
	lazy.Regexp(`\[\[(c[0-9]{1,2}::[^\[\]{}]+)\]\]`), lazy.Regexp(`\(\((c[0-9]{1,2}::[^(){}]+)\)\)`), lazy.Regexp(`\[(c[0-9]{1,2}::[^\[\]{}]+)\]`),
	lazy.Regexp(`\{(c[0-9]{1,2}::[^{}]+)\}`), lazy.Regexp(`\{(\pL[^{},:=|]*)\}`), lazy.Regexp(`==([^=\s](?:[^=]*[^=\s])?)==`),
}

// GapInOtherBraces returns a gap of a text that stands in other brackets, and the gap that was meant.
func GapInOtherBraces(text string) (written, meant string) {
	for _, braces := range otherBraces[:5] {
		if m := braces().FindStringSubmatch(text); m != nil {
			return m[0], "{{" + m[1] + "}}"
		}
	}
	return "", ""
}

// gapped returns a text without a gap with its gaps, where other brackets stand for the braces, or
// the signs of a highlight; else "".
func gapped(text string) string {
	for _, braces := range otherBraces {
		meant := braces().ReplaceAllString(text, "{{$1}}")
		if meant == text {
			continue
		}
		_, err := ParseCloze(meant)
		if e, ok := err.(*ClozeError); ok {
			meant = e.Meant
			_, err = ParseCloze(meant)
		}
		if err == nil {
			return meant
		}
	}
	return ""
}
