package study

import (
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
	"goodcard/words"
)

// A Graded says what a grade did.
type Graded struct {
	Item    string
	Grade   scheduler.Grade
	State   scheduler.State // after the grade
	Day     int             // study day of the grade
	Due     int             // study day of the next review
	Counted bool            // false for the drill of a day and a cram, which move no schedule of SM-2
	Again   bool            // comes again today
	Cram    bool            // it was practice only
	Preview bool            // it was practice of which nothing is kept
	Leech   bool            // it lapsed so often that the card should be rewritten, split or suspended
}

// Interval returns the days from now to the next review.
func (g Graded) Interval() int { return g.Due - g.Day }

// Next says when the item comes again: "next in 6 days", "comes again today, then in 1 day".
// on stands with the days where it is not empty, such as "on 7 Mar 2026".
func (g Graded) Next(on string) string {
	due := "in " + words.Count(g.Interval(), "day")
	if on != "" {
		due += ", " + on
	}
	if !g.Counted {
		due += ", as before" // of a day the first answer counts
	}
	switch {
	case g.Cram && g.Again:
		return "comes back"
	case g.Preview:
		return "done"
	case g.Cram:
		return "done; practice moves no schedule"
	case g.Again:
		return "comes again today, then " + due
	default:
		return "next " + due
	}
}

// graded says what a review or a cram did.
func graded(r storage.Recorded) Graded {
	g := Graded{
		Item:    r.Item,
		Grade:   r.Grade,
		State:   r.After.State,
		Day:     r.Day,
		Due:     r.After.Due(),
		Counted: r.After.Counted > r.Before.Counted,
		Again:   r.Sitting.Again,
		Cram:    r.Kind == history.Cram,
		Leech:   leech(r.Before.State, r.After.State),
	}
	if g.Cram {
		g.Again = r.Grade.Drilled()
	}
	return g
}
