package study

import (
	"cmp"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
	"goodcard/words"
)

// A Comparison says how a typed answer differs from the nearest right one: letter by letter, or
// word by word where it has other words. What makes no difference to the verdict is none here.
type Comparison struct {
	Pieces  []spelling.Piece // the first text is what was typed
	Between string           // stands between two pieces: a space where they are words
	With    string           // the second as its deck has it, which may be another answer than the card shows
	Remark  string           // such as `"l" missing`; empty where so much differs that it is not worth a look
}

// compareTyped compares what was typed, and found not right, with the nearest of the right answers.
func (p *Prompt) compareTyped(typed string, v Verdict) Comparison {
	var c Comparison
	if v == Wrong {
		c = p.nearest(typed, strings.Fields, " ")
	}
	if c.Remark == "" {
		c = p.nearest(typed, lettersOf, "")
	}
	if name := p.namesAnother(typed); name != "" {
		c.Remark = "it names another idea, " + markup.Clean(name)
	}
	return c
}

// nearest compares the parts of what was typed with those of each right answer.
func (p *Prompt) nearest(typed string, parts func(string) []string, between string) (c Comparison) {
	least := -1
	for _, want := range p.rightAnswers() {
		first, second := compared(typed), compared(want)
		if endsSentence(second) {
			first, second = unended(first), unended(second)
		}
		got, right := parts(first), parts(second)
		edits := spelling.Differ(folded(got), folded(right))
		extra, slips := 0, 0
		for _, e := range edits {
			extra, slips = extra+e.End-e.Start, slips+max(e.End-e.Start, e.ReplEnd-e.ReplStart)
		}
		if least >= 0 && slips >= least {
			continue
		}
		least = slips
		c = Comparison{Pieces: spelling.Pieces(got, right, edits, between), Between: between, With: want}
		if 2*extra < len(got) || between != "" && extra < len(got) {
			c.Remark = cmp.Or(c.named(), words.Count(slips, "difference"))
		}
	}
	return c
}

// compared is a text as it is cut into parts: of one line, with single spaces.
func compared(text string) string { return strings.Join(strings.Fields(markup.Clean(text)), " ") }

// named says what differs; empty where that is at many places.
func (c Comparison) named() string {
	const few = 3
	quoted := func(text string) string {
		if text == " " {
			return "a space"
		}
		return `"` + strings.TrimSpace(text) + `"`
	}
	var parts []string
	for rest := c.Pieces; len(rest) > 0; rest = rest[1:] {
		switch typed, right, n := swapped(rest, c.Between); {
		case n > 0:
			parts = append(parts, quoted(typed)+" for "+quoted(right))
			rest = rest[n-1:]
		case rest[0].Side == spelling.First:
			parts = append(parts, quoted(rest[0].Text)+" too many")
		case rest[0].Side == spelling.Second:
			parts = append(parts, quoted(rest[0].Text)+" missing")
		}
	}
	if len(parts) > few {
		return ""
	}
	return strings.Join(parts, ", ")
}

// swapped returns what was typed for what at the beginning of pieces, and how many of them say so: a
// piece that stands in the place of another, or two neighbours that changed places. It is 0 for neither.
func swapped(p []spelling.Piece, between string) (typed, right string, n int) {
	if len(p) > 1 && p[0].Side == spelling.First && p[1].Side == spelling.Second {
		return p[0].Text, p[1].Text, 2
	}
	turned := len(p) > 2 && p[0].Side != p[2].Side && p[0].N == 1 && p[1].Side == spelling.Both && p[1].N == 1 && p[2].N == 1 &&
		spelling.Fold(p[0].Text) == spelling.Fold(p[2].Text)
	switch {
	case turned && p[0].Side == spelling.First:
		return p[0].Text + between + p[1].Text, p[1].Text + between + p[2].Text, 3
	case turned && p[0].Side == spelling.Second:
		return p[1].Text + between + p[2].Text, p[0].Text + between + p[1].Text, 3
	}
	return "", "", 0
}

// lettersOf returns the letters of a text as people see them: those that are compared as several,
// such as a ligature, as several, and those that are nothing not at all.
func lettersOf(text string) []string {
	var all []string
	for g := graphemes.FromString(text); g.Next(); {
		switch same := graphemes.FromString(spelling.Fold(g.Value())); {
		case !same.Next():
		case same.End() == len(spelling.Fold(g.Value())):
			all = append(all, g.Value())
		default:
			all = append(all, lettersOf(spelling.Fold(g.Value()))...)
		}
	}
	return all
}

func folded(parts []string) []string {
	all := make([]string, len(parts))
	for i, part := range parts {
		all[i] = spelling.Fold(part)
	}
	return all
}
