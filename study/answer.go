package study

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/history"
	"goodcard/scheduler"
)

// An Answer is what a learner gave before the grade. At most one field is set.
type Answer struct {
	Choice *int    // index in the options as shown
	Typed  *string // of a type card
	Points []int   // indices of the points of an explain card that were said; not nil if asked for
}

// A Verdict is how an answer compares with what is right.
type Verdict string

const (
	Right  Verdict = "right"
	Almost Verdict = "almost" // of a typed answer: a slip of the fingers
	Wrong  Verdict = "wrong"
	Partly Verdict = "partly" // of an explanation: not all points
)

// errAnswer is a mistake of a front end.
var errAnswer = errors.New("the answer names an option or a point that the card does not have")

// fits reports whether the card has what an answer names.
func (p *Prompt) fits(a Answer) bool {
	missing := func(i, n int) bool { return i < 0 || i >= n }
	return (a.Choice == nil || !missing(*a.Choice, len(p.Options))) &&
		!slices.ContainsFunc(a.Points, func(i int) bool { return missing(i, len(p.Card.Points)) })
}

// Check compares an answer with what is right, and proposes a grade. ok is false where
// nothing can be compared. It never grades: people overrule it.
func (p *Prompt) Check(a Answer) (v Verdict, g scheduler.Grade, ok bool) {
	switch {
	case !p.fits(a):
	case p.Card.Kind == deck.Type && a.Typed != nil:
		v = checkTyped(*a.Typed, append([]string{p.Answer}, p.Card.Accept...))
		return v, map[Verdict]scheduler.Grade{Right: scheduler.Good, Almost: scheduler.Hard, Wrong: scheduler.Again}[v], true
	case p.Card.Kind == deck.Choose && a.Choice != nil:
		if p.Options[*a.Choice].Right {
			return Right, scheduler.Good, true
		}
		return Wrong, scheduler.Again, true
	case p.Card.Kind == deck.Explain && a.Points != nil:
		return checkPoints(len(a.Points), len(p.Card.Points))
	}
	return "", 0, false
}

func checkPoints(said, all int) (Verdict, scheduler.Grade, bool) {
	switch {
	case said == all:
		return Right, scheduler.Good, true
	case 2*said >= all:
		return Partly, scheduler.Hard, true
	default:
		return Wrong, scheduler.Again, true
	}
}

// checkTyped compares letters as they are written, but for case, spaces, typography and the end
// of a sentence. A near miss is one edit for every five letters of the right answer.
func checkTyped(typed string, right []string) Verdict {
	got := normalised(typed)
	if got == "" {
		return Wrong
	}
	verdict := Wrong
	for _, text := range right {
		want := normalised(text)
		if endsSentence(want) {
			want = unended(want)
		}
		if got == want || unended(got) == want {
			return Right
		}
		slips := len([]rune(want)) / 5
		if spelling.Edits([]rune(unended(got)), []rune(want), slips) <= slips {
			verdict = Almost
		}
	}
	return verdict
}

func normalised(text string) string { return strings.Join(strings.Fields(spelling.Fold(text)), " ") }

// unended takes away what ends a sentence.
func unended(text string) string {
	if rest := strings.TrimRight(text, ".,;:!?…。！？ "); rest != "" {
		return rest
	}
	return text // an answer such as "?"
}

// endsSentence reports whether the signs at the end of a text end it and are no part of it, as
// in "5!" and "C#".
func endsSentence(text string) bool {
	words := []rune(unended(text))
	return len(words) > 1 && unicode.IsLetter(words[len(words)-1]) && unicode.IsLetter(words[len(words)-2])
}

// body returns the answer as the history keeps it, with the toss that led to the wording.
func (p *Prompt) body(a Answer) string {
	b := history.ReviewBody{Typed: a.Typed, Toss: p.toss}
	if a.Choice != nil {
		b.Choice = deck.TextHash(p.Options[*a.Choice].Text)
	}
	if a.Points != nil {
		b.Points = make([]string, len(a.Points))
		for i, at := range a.Points {
			b.Points[i] = deck.TextHash(p.Card.Points[at])
		}
	}
	return b.String()
}
