package deck

import (
	"fmt"
	"iter"
)

// gapSlip reports a gap that begins with what is nearly a number: all of that is hidden, or shows what
// was to be hidden as its hint.
func gapSlip(l *linter, c *Card) {
	gapInOtherBraces(l, c)
	for inside, gap := range gapsOf(c) {
		s, found := slipIn(inside)
		if !found || s.bare() && s.number != "c1::" {
			continue // {{12::months}} alone is a text and its hint
		}
		right := c.Text[:gap.Start+2] + s.number + s.rest + c.Text[gap.Start+2+len(inside):]
		fix := "write cloze: " + yamlQuoted(right)
		if gap.Group == 0 {
			fix += fmt.Sprintf(", or {{c1::%s}} if the text is right as it is", inside)
		}
		l.reportAt(c, entry{path: "cloze", text: c.Text}, c.Text[gap.Start:], fix, "%s: the gap hides %q", s.said(), gap.Text)
	}
}

// gapInOtherBraces reports what was meant as a gap and is shown as it is written, beside a gap that is one.
func gapInOtherBraces(l *linter, c *Card) {
	if c.Kind != Cloze {
		return
	}
	segments, _ := scanGaps(c.Text)
	for _, s := range segments {
		if s.gap {
			continue
		}
		if written, meant := inOtherBraces(l.proseOf(s.Text)); written != "" {
			l.reportAt(c, entry{path: "cloze", text: c.Text}, written, "write "+meant, "%s hides nothing: a gap stands between {{ and }}", written)
		}
	}
}

// gapsOf returns the gaps of a cloze, each with what stands between its braces; none of another card.
func gapsOf(c *Card) iter.Seq2[string, rawSegment] {
	return func(yield func(string, rawSegment) bool) {
		if c.Kind != Cloze {
			return
		}
		segments, _ := scanGaps(c.Text)
		for _, s := range segments {
			if !s.gap {
				continue
			}
			end, err := gapEnd(c.Text, s.Start)
			if err != nil || !yield(c.Text[s.Start+2:end-2], s) {
				return
			}
		}
	}
}

var twoNames = lazy(`^([A-Za-z_][A-Za-z0-9_]*)::([A-Za-z_][A-Za-z0-9_]*)$`)

// gapHint reports gaps of which nobody can say whether they hide a word with a hint or a name of
// two parts, such as std::vector. A space before the hint says it.
func gapHint(l *linter, c *Card) {
	for inside, gap := range gapsOf(c) {
		number := gapNumber().FindString(inside)
		m := twoNames().FindStringSubmatch(inside[len(number):])
		if _, slip := slipIn(inside); slip || m == nil {
			continue
		}
		before, after := c.Text[:gap.Start+2]+number, c.Text[gap.Start+2+len(inside):]
		hint, whole := before+m[1]+":: "+m[2]+after, fmt.Sprintf("{{%s`%s::%s`}}", number, m[1], m[2])
		l.reportAt(c, entry{path: "cloze", text: c.Text}, c.Text[gap.Start:], fmt.Sprintf("write cloze: %s if %s is the hint, or %s for the whole", yamlQuoted(hint), m[2], whole), "the gap hides %q and shows %q as its hint; was %s::%s meant whole?", m[1], m[2], m[1], m[2])
	}
}

// gapInQuestion reports numbered gaps in a question, which hides nothing.
func gapInQuestion(l *linter, c *Card) {
	if c.Kind != Ask && c.Kind != Type {
		return
	}
	segments, _ := scanGaps(c.Text)
	for _, s := range segments {
		if s.Group > 0 {
			l.reportAt(c, entry{path: string(c.Kind), text: c.Text}, c.Text[s.Start:], fmt.Sprintf("write cloze: in the place of %s:, and delete answer:", c.Kind), "the question shows the braces of the gap of %q: only cloze hides what they hold", s.Text)
			return
		}
		if written, _ := inOtherBraces(l.proseOf(s.Text)); written != "" && !s.gap {
			l.reportAt(c, entry{path: string(c.Kind), text: c.Text}, written, fmt.Sprintf("write cloze: in the place of %s:, with {{ and }} around what is hidden, and delete answer:", c.Kind), "the question shows %s as it is written: only cloze hides something", written)
			return
		}
	}
}
