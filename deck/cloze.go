package deck

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/markup"
)

// A Segment is a piece of a cloze text: a gap, or what stands between gaps.
type Segment struct {
	Text  string // Markdown; of a gap, one line of it
	Group int    // number of the gap; 0 for what is no gap
	Hint  string // of a gap; may be empty
	Start int    // byte offset in the cloze text, of the braces for a gap
}

// A ClozeError is what is wrong with a cloze text, at a byte of it.
type ClozeError struct {
	Offset  int
	Rule    string
	Message string
	Fix     string // what to do, where no text can be proposed
	Meant   string // the whole text as it was probably meant; may be empty
}

func (e *ClozeError) Error() string { return e.Message }

// ParseCloze cuts a cloze text into its segments. Gaps are {{text}}, {{text::hint}} or, numbered,
// {{c2::text::hint}}; the only gap of a text has the number 1 unless it says otherwise, and gaps
// with equal numbers are hidden together. The error is a [*ClozeError].
func ParseCloze(text string) ([]Segment, error) {
	segments, err := scanGaps(text)
	if e, ok := err.(*ClozeError); ok {
		e.Meant = cmp.Or(rebraced(text, e), unpadded(text, e))
		renumbered(text, e)
		return nil, e
	}
	gaps, bare := 0, -1
	for i, s := range segments {
		if s.Gap {
			gaps++
		}
		if s.Gap && s.Group == 0 && bare < 0 {
			bare = i
		}
	}
	switch {
	case gaps == 0:
		return nil, &ClozeError{0, "no-gap", "a cloze text needs a gap: {{what is hidden}}", "put {{ and }} around what is to be hidden", gapped(text)}
	case bare >= 0 && gaps > 1:
		e := &ClozeError{segments[bare].Start, "gap-number", "where there are several gaps, each needs a number", "", NumberGaps(text, "")}
		renumbered(text, e)
		return nil, e
	case bare >= 0:
		segments[bare].Group = 1
	}
	parts := make([]Segment, len(segments))
	for i, s := range segments {
		parts[i] = s.Segment
	}
	return parts, nil
}

// NumberGaps returns a cloze text with a number in each gap that had none. The gap that hides
// first gets 1, so that it keeps its history when others are added to it; pass "" where none is
// known. The others get the numbers that are free, in order. A text with faults comes back as it is.
func NumberGaps(text, first string) string {
	segments, err := scanGaps(text)
	if err != nil {
		return text
	}
	taken := map[int]bool{}
	var bare []int
	for i, s := range segments {
		taken[s.Group] = true
		if s.Gap && s.Group == 0 {
			bare = append(bare, i)
		}
	}
	kept := slices.IndexFunc(bare, func(i int) bool { return segments[i].Text == first })
	if kept >= 0 && !taken[1] {
		segments[bare[kept]].Group, taken[1] = 1, true
	}
	next := 1
	for _, i := range bare {
		if segments[i].Group > 0 {
			continue
		}
		for taken[next] {
			next++
		}
		segments[i].Group, taken[next] = next, true
	}
	var b strings.Builder
	at := 0
	for _, i := range bare {
		open := segments[i].Start + len("{{")
		fmt.Fprintf(&b, "%sc%d::", text[at:open], segments[i].Group)
		at = open
	}
	return b.String() + text[at:]
}

// ClozeGroups returns the numbers of the gaps of a cloze text, each once, rising. A text with
// faults has none.
func ClozeGroups(text string) []int {
	segments, err := ParseCloze(text)
	if err != nil {
		return nil
	}
	var groups []int
	for _, s := range segments {
		if s.Group > 0 {
			groups = append(groups, s.Group)
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// ClozeFront returns the Markdown that asks for the gaps of a group: [...] or [hint] in their
// place, and the other gaps filled. Group 0 asks for none. A text with faults comes back as it is.
func ClozeFront(text string, group int) string {
	segments, err := ParseCloze(text)
	if err != nil {
		return text
	}
	var b strings.Builder
	for _, s := range segments {
		switch {
		case s.Group == 0:
			b.WriteString(s.Text)
		case s.Group != group:
			b.WriteString(inLine(s.Text, b.String()))
		case s.Hint == "":
			b.WriteString(markup.Escape("[...]"))
		default:
			b.WriteString(markup.Escape("[") + s.Hint + markup.Escape("]"))
		}
	}
	return b.String()
}

var (
	beginsBlock = lazy.Regexp(`^([-+>#=]|\*(\s|$)|[*_][*_ \t]+$|~~~|[0-9]{1,9}[.)](\s|$))`)
	lineStart   = lazy.Regexp(`(^|\n)[ \t>]*(([-+*]|[0-9]{1,9}[.)])[ \t]+)*$`)
)

// inLine returns what a gap hides so that it begins no block, such as a list, where it stands
// first in a line.
func inLine(text, before string) string {
	mark := beginsBlock().FindString(text)
	if mark == "" || !lineStart().MatchString(before) {
		return text
	}
	return markup.Escape(mark) + text[len(mark):]
}

// ClozeAnswer returns what the gaps of a group hide, joined by "; ".
func ClozeAnswer(text string, group int) string {
	segments, _ := ParseCloze(text)
	var hidden []string
	for _, s := range segments {
		if s.Group == group && group > 0 {
			hidden = append(hidden, s.Text)
		}
	}
	return strings.Join(hidden, "; ")
}
