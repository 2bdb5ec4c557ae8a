package stats

import "goodcard/history"

// MatureFrom is the interval in study days from which on an item is mature.
const MatureFrom = 21

// Retention is how much was remembered of what had been learned before: the share of
// counted reviews that passed, the first review of an item left out. An item is young or
// mature by the interval that led to the review.
type Retention struct {
	Young, Mature Share
	Months        []MonthRetention // oldest first, those with a review
	Excluded      Excluded
}

// All returns young and mature together.
func (r Retention) All() Share { return r.Young.plus(r.Mature) }

// A MonthRetention is the retention of one month.
type MonthRetention struct {
	Month         Month
	Young, Mature Share
}

// All returns young and mature together.
func (r MonthRetention) All() Share { return r.Young.plus(r.Mature) }

// Excluded counts the answers that say nothing about what was remembered.
type Excluded struct {
	First  int // first reviews of an item, also after it was forgotten on purpose
	Drills int // later reviews of an item on one study day
	Crams  int // practice
	Voided int // reviews and practice that were taken back
}

// A Month is a calendar month, written YYYY-MM.
type Month string

func monthOf(day int) Month { return Month(history.Date(day).Format("2006-01")) }

// remembered counts a review that stands.
func (t *tally) remembered(d *day, a *history.Answer) {
	switch {
	case !a.Counted:
		t.excluded.Drills++
	case a.First:
		t.excluded.First++
	case a.Interval < MatureFrom:
		d.young.add(a.Grade.Passed())
	default:
		d.mature.add(a.Grade.Passed())
	}
}

func (t *tally) retention() Retention {
	r := Retention{Excluded: t.excluded}
	for n, d := range t.days.all() {
		if d.young.N+d.mature.N == 0 {
			continue
		}
		month := monthOf(n)
		if last := len(r.Months) - 1; last < 0 || r.Months[last].Month != month {
			r.Months = append(r.Months, MonthRetention{Month: month})
		}
		m := &r.Months[len(r.Months)-1]
		m.Young, m.Mature = m.Young.plus(d.young), m.Mature.plus(d.mature)
		r.Young, r.Mature = r.Young.plus(d.young), r.Mature.plus(d.mature)
	}
	return r
}
