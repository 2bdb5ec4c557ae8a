package study

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"goodcard/deck/markup"
	"goodcard/deck/spelling"
	"goodcard/words"
)

// A Side says which of two texts that were compared has a piece.
type Side int

const (
	Both   Side = iota
	First       // only the first: a letter too many, a word that went
	Second      // only the second: a letter that is missing, a word that came
)

// A Piece is a stretch of two texts that were compared. It is clean of controls.
type Piece struct {
	Side Side
	Text string
	N    int // of letters as people see them, or of words
}

// A Comparison says how a typed answer differs from the nearest right one, letter by letter.
// What [spelling.Fold] makes one is no difference.
type Comparison struct {
	Pieces []Piece // the first text is what was typed
	With   string  // the second as its deck has it, which may be another answer than the card shows
	Remark string  // such as "1 letter missing"; empty where so much differs that the letters are not worth a look
}

// compareLetters compares what was typed with the nearest of the right answers.
func compareLetters(typed string, right []string) Comparison {
	var best letterDiff
	with := ""
	for i, want := range right {
		d := letterDiff{typed: lettersOf(typed), right: lettersOf(markup.Clean(want))}
		d.edits = lcs.DiffLines(lowered(d.typed), lowered(d.right))
		if extra, missing := d.slips(); i == 0 || extra+missing < best.size() {
			best, with = d, want
		}
	}
	c := Comparison{Pieces: pieces(best.typed, best.right, best.edits, ""), With: with}
	if extra, _ := best.slips(); 2*extra < len(best.typed) {
		c.Remark = best.remark()
	}
	return c
}

// named says which letters differ, for who cannot see it from marks; empty where they are many.
func (c Comparison) named() string {
	const few = 3
	quoted := func(text string) string {
		if text == " " {
			return "a space"
		}
		return `"` + text + `"`
	}
	var parts []string
	for i, p := range c.Pieces {
		next := i+1 < len(c.Pieces) && c.Pieces[i+1].Side == Second
		switch {
		case p.Side == First && next:
			parts = append(parts, quoted(p.Text)+" for "+quoted(c.Pieces[i+1].Text))
		case p.Side == First:
			parts = append(parts, quoted(p.Text)+" too many")
		case p.Side == Second && (i == 0 || c.Pieces[i-1].Side != First):
			parts = append(parts, quoted(p.Text)+" missing")
		}
	}
	if len(parts) == 0 || len(parts) > few {
		return ""
	}
	return strings.Join(parts, ", ")
}

// compareWords compares the words of two texts, Markdown both.
func compareWords(was, is string) []Piece {
	before, now := strings.Fields(markup.Text(was)), strings.Fields(markup.Text(is))
	return pieces(before, now, lcs.DiffLines(before, now), " ")
}

// pieces cuts two texts where one has what the other has not.
func pieces(first, second []string, edits []lcs.Diff, between string) []Piece {
	var all []Piece
	add := func(side Side, parts []string) {
		if len(parts) > 0 {
			all = append(all, Piece{side, strings.Join(parts, between), len(parts)})
		}
	}
	at := 0
	for _, e := range edits {
		add(Both, first[at:e.Start])
		add(First, first[e.Start:e.End])
		add(Second, second[e.ReplStart:e.ReplEnd])
		at = e.End
	}
	add(Both, first[at:])
	return all
}

// A letterDiff is how one text becomes another.
type letterDiff struct {
	typed, right []string
	edits        []lcs.Diff
}

func lettersOf(text string) []string {
	var all []string
	for g := graphemes.FromString(text); g.Next(); {
		all = append(all, g.Value())
	}
	return all
}

func lowered(all []string) []string {
	small := make([]string, len(all))
	for i, letter := range all {
		small[i] = spelling.Fold(letter)
	}
	return small
}

// slips counts the letters that are too many and those that are missing.
func (d letterDiff) slips() (extra, missing int) {
	for _, e := range d.edits {
		extra += e.End - e.Start
		missing += e.ReplEnd - e.ReplStart
	}
	return extra, missing
}

func (d letterDiff) size() int {
	extra, missing := d.slips()
	return extra + missing
}

// remark puts the difference in words.
func (d letterDiff) remark() string {
	switch extra, missing := d.slips(); {
	case missing == 0:
		return words.Count(extra, "letter") + " too many"
	case extra == 0:
		return words.Count(missing, "letter") + " missing"
	case extra == 1 && missing == 1:
		return "1 letter differs"
	default:
		return words.Count(max(extra, missing), "letter") + " differ"
	}
}
