package history

import "goodcard/scheduler"

// An Answer is what figures need of one step of a replay: of a review, a practice answer or
// a forget. What was taken back is there as an answer without grade, time and wording.
type Answer struct {
	Kind     Kind // Review, Cram or Forget
	Day      int  // study day
	Voided   bool
	Grade    scheduler.Grade // of reviews and crams
	MS       int64           // time taken in milliseconds, of reviews and crams
	Wording  string          // of reviews: key of the wording shown
	Counted  bool            // a review that was the first of its study day
	First    bool            // a review of an item that was new; see [Step]
	Late     bool            // a counted review of an item that had been due on a study day before
	Old      bool            // a review of a text that an update made another
	Interval int             // of counted reviews but the first: the interval in study days that led to it
	Toss     Toss            // of reviews
	Known    bool            // whether the item has a counted pass after it
}

// AnswerOf returns what figures need of a step, and whether they need anything of it.
func AnswerOf(s Step) (Answer, bool) {
	a := Answer{Kind: s.Kind, Day: s.Day, Voided: s.Voided, Known: s.After.Passed > 0}
	switch {
	case s.Kind == Forget && !s.Voided:
		return a, !s.Repeated
	case !s.Kind.Graded():
		return Answer{}, false
	case s.Voided:
		return a, true
	}
	a.Grade, a.MS = s.Grade, s.MS
	if s.Kind == Cram {
		return a, true
	}
	a.Wording, a.Counted, a.Toss = s.Wording, s.Counted, TossOf(s)
	a.First, a.Late, a.Old = s.First, s.Late, s.Old
	if a.Counted && !a.First {
		a.Interval = s.Before.Memory.Interval
	}
	return a, true
}
