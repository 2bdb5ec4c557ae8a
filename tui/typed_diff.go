package tui

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"goodcard/deck/markup"
	"goodcard/study"
)

// A letterDiff says how a typed answer differs from a right one, letter by letter as
// people see letters. Case makes no difference.
type letterDiff struct {
	typed, right []string
	edits        []lcs.Diff
}

// compare returns the difference to the nearest of the right answers, Markdown all.
func compare(typed string, right []string) letterDiff {
	var best letterDiff
	for i, want := range right {
		d := letterDiff{typed: lettersOf(typed), right: lettersOf(markup.Line(want))}
		d.edits = lcs.DiffLines(folded(d.typed), folded(d.right))
		if extra, missing := d.slips(); i == 0 || extra+missing < best.size() {
			best = d
		}
	}
	return best
}

func lettersOf(text string) []string {
	var all []string
	for g := graphemes.FromString(text); g.Next(); {
		all = append(all, g.Value())
	}
	return all
}

func folded(all []string) []string {
	small := make([]string, len(all))
	for i, letter := range all {
		small[i] = strings.ToLower(letter)
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

// near tells whether so much is right that the letters are worth a look.
func (d letterDiff) near() bool {
	extra, _ := d.slips()
	return 2*extra < len(d.typed)
}

// marked returns what was typed with signs around the letters that differ. Where letters
// are missing, the signs stand around a dot for each.
func (d letterDiff) marked(t theme) string {
	var b strings.Builder
	at := 0
	for _, e := range d.edits {
		b.WriteString(strings.Join(d.typed[at:e.Start], ""))
		wrong := strings.Join(d.typed[e.Start:e.End], "")
		if e.Start == e.End {
			wrong = strings.Repeat("·", e.ReplEnd-e.ReplStart)
		}
		b.WriteString(t.wrong.Render("~" + wrong + "~"))
		at = e.End
	}
	return b.String() + strings.Join(d.typed[at:], "")
}

// remark puts the difference in words.
func (d letterDiff) remark() string {
	switch extra, missing := d.slips(); {
	case missing == 0:
		return study.Count(extra, "letter") + " too many"
	case extra == 0:
		return study.Count(missing, "letter") + " missing"
	case extra == 1 && missing == 1:
		return "1 letter differs"
	default:
		return study.Count(max(extra, missing), "letter") + " differ"
	}
}
