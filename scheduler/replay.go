package scheduler

// MaxInterval is the longest interval in study days unless [Options] say otherwise: a hundred years.
const MaxInterval = 36_500

// Options settle what a scheduler proposes. The zero value caps at [MaxInterval] and does not fuzz.
type Options struct {
	Cap  int  // longest interval in study days; 0 means MaxInterval
	Fuzz Fuzz // nil means none
}

// A Fuzz moves an interval a little, so that items learned together do not stay together.
// It must depend on the item, the interval and the number of counted reviews alone; see [NewFuzz].
type Fuzz func(interval, reviews int) int

// A Review is what a replay needs of a row of the history.
type Review struct {
	Day   int // study day
	Grade Grade
}

// A State is what a replay knows of one item. The zero value is an item without reviews.
type State struct {
	Memory    Memory
	FirstDay  int   // study day of the first review
	LastDay   int   // study day from which the interval runs: of the last counted review, or as a seed says
	LastGrade Grade // of the last review, counted or not
	Counted   int   // reviews that counted: the first of each study day
	Reviews   int   // all reviews, the drill of the same day with them
	Passed    int   // counted reviews graded 3 or more
	Lapses    int   // counted reviews graded below 3 after a counted pass
	Seeded    int   // 1 + Counted when the newest seed set the memory; 0 if none did
}

// New reports whether the item was never reviewed and has no seed.
func (s State) New() bool { return s.Reviews == 0 && s.Seeded == 0 }

// Counts reports whether a review on day would count: whether it is the first of the item
// on a day after its last counted one. The others are the drill of a day. The first after a
// seed counts always.
func (s State) Counts(day int) bool {
	return s.Counted == 0 || s.Seeded == s.Counted+1 || day > s.LastDay
}

// Seed returns the state with a memory that comes from elsewhere, whose interval runs from
// day. The reviews that were given stay counted.
func (s State) Seed(m Memory, day int, o Options) State {
	m.Interval = min(m.Interval, o.longest())
	s.Memory, s.LastDay, s.Seeded = m, day, s.Counted+1
	return s
}

// Due returns the study day on which the item should be seen, if it was ever reviewed.
func (s State) Due() int { return s.LastDay + s.Memory.Interval }

// After returns the state after one more review. It is the one step of every replay,
// preview and explanation: interval, cap and fuzz are settled here, so that later steps
// see what the learner saw.
func (s State) After(by Scheduler, r Review, o Options) State {
	counts := s.Counts(r.Day)
	elapsed := r.Day - s.LastDay
	if counts {
		elapsed = max(elapsed, 1) // a seed can be dated after a day that travel brings back
	}
	next := by.Next(s.Memory, elapsed, r.Grade)
	if counts {
		if s.Reviews == 0 {
			s.FirstDay = r.Day
		}
		s.LastDay = r.Day
		s.Counted++
		switch {
		case r.Grade.Passed():
			s.Passed++
		case s.Passed > 0:
			s.Lapses++
		}
	}
	s.Reviews++
	s.LastGrade = r.Grade
	if next != s.Memory {
		shortest := 1
		if before := s.Memory.Interval; elapsed < before && before <= next.Interval {
			shortest = before // fuzz must not make a loss of an early pass
		}
		next.Interval = o.settle(next.Interval, shortest, s.Counted)
		s.Memory = next
	}
	return s
}

// settle returns what cap and fuzz make of a proposed interval, at least shortest unless the cap is less.
func (o Options) settle(proposed, shortest, counted int) int {
	settled := min(proposed, o.longest())
	if o.Fuzz != nil {
		settled = o.Fuzz(settled, counted)
	}
	return min(max(settled, shortest), o.longest())
}

func (o Options) longest() int {
	if o.Cap == 0 {
		return MaxInterval
	}
	return o.Cap
}

// Replay returns the state after reviews in the order of the history.
func Replay(by Scheduler, reviews []Review, o Options) State {
	var s State
	for _, r := range reviews {
		s = s.After(by, r, o)
	}
	return s
}

// Preview returns the state that each grade would lead to on day, indexed by grade.
func Preview(by Scheduler, s State, day int, o Options) [MaxGrade + 1]State {
	var after [MaxGrade + 1]State
	for g := MinGrade; g <= MaxGrade; g++ {
		after[g] = s.After(by, Review{Day: day, Grade: g}, o)
	}
	return after
}
