package study

import (
	"errors"
	"slices"

	"goodcard/deck"
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
	Almost Verdict = "almost" // of a typed answer: slips of the fingers
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
		v = p.checkTyped(*a.Typed)
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
