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

// Streak is about days in a row with a review.
type Streak struct {
	Now     int // days until today, or until yesterday as long as today has no review
	Longest int // days
	Days    int // all days with a review
}

// streak looks at the days until today: a clock that was wrong once makes no streak.
func (t *tally) streak() Streak {
	var s Streak
	length, last := 0, 0 // of the row of days that ends with day last
	for n, d := range t.days.all() {
		if d.reviews == 0 || n > t.today {
			continue
		}
		s.Days++
		if length > 0 && n == last+1 {
			length++
		} else {
			length = 1
		}
		last = n
		s.Longest = max(s.Longest, length)
	}
	if length > 0 && last >= t.today-1 {
		s.Now = length
	}
	return s
}
