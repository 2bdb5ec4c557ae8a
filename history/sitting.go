package history

import "goodcard/scheduler"

// A Sitting is what was done with one item on a study day.
type Sitting struct {
	Reviews int             // that stand
	New     bool            // a review of the day was of a new item
	First   bool            // its first review of the day was
	Late    bool            // before its first review of the day it had been due on a day before
	Known   bool            // it was no first encounter: that review says something about memory
	Grade   scheduler.Grade // of that review
	Passed  bool            // the item became known: a counted pass, its first since the last forget
	Again   bool            // it comes again that day: its newest review of the day was below 4, and nothing forgot it since
}

// SittingOn returns what the answers of an item, in the order of the replay, tell of a study day.
func SittingOn(answers []Answer, day int) (s Sitting) {
	known := false
	for i := range answers {
		a := &answers[i]
		switch {
		case a.Kind == Forget:
			s.Again = false
		case stands(a) && a.Day == day:
			if s.Reviews++; s.Reviews == 1 {
				s.First, s.Late, s.Grade = a.First, a.Late, a.Grade
				s.Known = !a.First && !a.Old
			}
			s.New = s.New || a.First
			s.Passed = s.Passed || a.Known && !known
			if !a.Old { // an answer to an old text neither ends the drill of the new one nor begins it
				s.Again = a.Grade.Drilled()
			}
		}
		known = a.Known
	}
	return s
}

// DueOn reports whether an item was due at the end of a study day, as far as its answers tell, in the
// order of the replay, and the day on which it is due since the last of them.
func DueOn(answers []Answer, due, day int) bool {
	last, begun := 0, false // day of the counted review before, since the last forget
	for i := range answers {
		switch a := &answers[i]; {
		case a.Kind == Forget:
			begun = false
		case a.Counted:
			if begun && !a.First && last+a.Interval <= day && day < a.Day {
				return true
			}
			last, begun = a.Day, true
		}
	}
	return begun && due <= day
}

// KnownBefore reports whether the item was known when its first answer of a study day, or of a
// later one, was given.
func KnownBefore(answers []Answer, day int) bool {
	known := false
	for i := range answers {
		if answers[i].Day >= day {
			break
		}
		known = answers[i].Known
	}
	return known
}
