package lint

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/lazy"
)

// gapSlip reports a gap that begins with what is nearly a number: all of that is hidden, or shows what
// was to be hidden as its hint.
func gapSlip(l *linter, c *deck.Card) {
	gapInOtherBraces(l, c)
	for _, gap := range gapsOf(c) {
		inside := gap.Inside
		s, found := deck.FindGapSlip(inside)
		if !found || s.Bare() && s.Number != "c1::" {
			continue // {{12::months}} alone is a text and its hint
		}
		right := c.Text[:gap.Start+2] + s.Number + s.Rest + c.Text[gap.Start+2+len(inside):]
		fix := "write cloze: " + yamlQuoted(right)
		if gap.Group == 0 {
			fix += fmt.Sprintf(", or {{c1::%s}} if the text is right as it is", inside)
		}
		l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[gap.Start:], fix, "%s: the gap hides %q", s.Said(), gap.Text)
	}
}

// gapInOtherBraces reports what was meant as a gap and is shown as it is written, beside a gap that is one.
func gapInOtherBraces(l *linter, c *deck.Card) {
	if c.Kind != deck.Cloze {
		return
	}
	for _, s := range deck.Pieces(c.Text) {
		if s.Gap || !mayHold(s.Text) {
			continue
		}
		if written, meant := deck.GapInOtherBraces(l.proseOf(s.Text)); written != "" {
			l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, written, "write "+meant, "%s hides nothing: a gap stands between {{ and }}", written)
		}
	}
}

// mayHold reports whether a text has a sign that a gap begins with, be it in other brackets than its own.
func mayHold(text string) bool { return strings.ContainsAny(text, "{[(｛（") }

// gapsOf returns the gaps of a cloze; none of another card.
func gapsOf(c *deck.Card) []deck.Piece {
	if c.Kind != deck.Cloze {
		return nil
	}
	return slices.DeleteFunc(deck.Pieces(c.Text), func(p deck.Piece) bool { return !p.Gap })
}

var twoNames = lazy.Regexp(`^([A-Za-z_][A-Za-z0-9_]*)::([A-Za-z_][A-Za-z0-9_]*)$`)

// gapHint reports gaps of which nobody can say whether they hide a word with a hint or a name of
// two parts, such as std::vector. A space before the hint says it.
func gapHint(l *linter, c *deck.Card) {
	for _, gap := range gapsOf(c) {
		inside := gap.Inside
		number := gap.Number()
		m := twoNames().FindStringSubmatch(inside[len(number):])
		if _, slip := deck.FindGapSlip(inside); slip || m == nil {
			continue
		}
		before, after := c.Text[:gap.Start+2]+number, c.Text[gap.Start+2+len(inside):]
		hint, whole := before+m[1]+":: "+m[2]+after, fmt.Sprintf("{{%s`%s::%s`}}", number, m[1], m[2])
		l.reportAt(c, deck.Passage{Path: "cloze", Text: c.Text}, c.Text[gap.Start:], fmt.Sprintf("write cloze: %s if %s is the hint, or %s for the whole", yamlQuoted(hint), m[2], whole), "the gap hides %q and shows %q as its hint; was %s::%s meant whole?", m[1], m[2], m[1], m[2])
	}
}

// gapInQuestion reports numbered gaps in a question, which hides nothing.
func gapInQuestion(l *linter, c *deck.Card) {
	if c.Kind != deck.Ask && c.Kind != deck.Type || !mayHold(c.Text) {
		return
	}
	for _, s := range deck.Pieces(c.Text) {
		if s.Group > 0 {
			l.reportAt(c, deck.Passage{Path: string(c.Kind), Text: c.Text}, c.Text[s.Start:], fmt.Sprintf("write cloze: in the place of %s:, and delete answer:", c.Kind), "the question shows the braces of the gap of %q: only cloze hides what they hold", s.Text)
			return
		}
		if written, _ := deck.GapInOtherBraces(l.proseOf(s.Text)); written != "" && !s.Gap {
			l.reportAt(c, deck.Passage{Path: string(c.Kind), Text: c.Text}, written, fmt.Sprintf("write cloze: in the place of %s:, with {{ and }} around what is hidden, and delete answer:", c.Kind), "the question shows %s as it is written: only cloze hides something", written)
			return
		}
	}
}
