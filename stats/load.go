package stats

// Load is the work of the last days: reviews given, the drill among them.
type Load struct {
	Days    []DayCount // the last 30, oldest first, today included
	N       int        // reviews on them
	Busiest *DayCount  // of them, the earliest of equals; nil without a review
	Crams   int        // practice answers on them, not counted
	Voided  int        // answers on them that were taken back

	Calendar []DayCount // twelve weeks, from a Monday until today
}

// A DayCount is a number of something on a study day.
type DayCount struct {
	Day int
	N   int
}

const (
	loadDays      = 30
	calendarWeeks = 12
)

func (t *tally) load() Load {
	l := Load{Days: t.reviews(t.today - loadDays + 1)}
	for _, d := range l.Days {
		l.N += d.N
		if d.N > 0 && (l.Busiest == nil || d.N > l.Busiest.N) {
			l.Busiest = &d
		}
		day := t.days.of(d.Day)
		l.Crams += day.crams
		l.Voided += day.voided
	}
	l.Calendar = t.reviews(t.today - weekday(t.today) - 7*(calendarWeeks-1))
	return l
}

// reviews returns the reviews of each day from one until today.
func (t *tally) reviews(from int) []DayCount {
	var days []DayCount
	for n := from; n <= t.today; n++ {
		days = append(days, DayCount{n, t.days.of(n).reviews})
	}
	return days
}

// weekday returns 0 for a Monday. Day 0, 1 January 1970, was a Thursday.
func weekday(day int) int { return ((day+3)%7 + 7) % 7 }
