package anki

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"goodcard/anki/apkg"
	"goodcard/history"
	"goodcard/scheduler"
)

// A row is an event of the history as a row of Anki's review log. It is kept small: there may be millions.
type row struct {
	at    int64      // of the event, Unix milliseconds
	event history.ID // that settles the order of events of one time
	id    int64      // in the log; 0 until it is numbered

	interval, last, factor int32
	taken                  int32 // milliseconds
	ease, kind             int8
}

// Delays of Anki's learning steps, as the log says them: seconds below zero.
const (
	firstStep     = -60  // learning, again
	betweenSteps  = -330 // learning, hard: between the first step and the second
	relearnStep   = -600 // relearning, again
	relearnLonger = -900 // relearning, hard
)

// A stage is where Anki would have an item.
type stage int

const (
	rested     stage = iota // its day has come, or will
	learning                // in the drill of the day on which it was first seen
	relearning              // in the drill of a later day
)

// A logbook writes the rows of one item, in the order of its replay.
type logbook struct {
	now   int64 // Unix milliseconds
	rows  []row
	ahead int // reviews dated after now, which are left out

	stage stage
	step  int32 // of the drill, in seconds below zero
}

// add takes the next step of the replay. Of what is no answer and no forgetting there are no
// rows: the due day of a card says what seeds and nudges made of it.
func (l *logbook) add(s *history.Step) {
	if s.Voided || s.Repeated {
		return
	}
	if s.At > l.now { // of a clock that was wrong: Anki would move the row to the time of the import
		if s.Kind.Graded() {
			l.ahead++
		}
		return
	}
	switch s.Kind {
	case history.Review:
		l.review(s)
	case history.Cram:
		l.cram(s)
	case history.Forget:
		l.forget(s)
	}
}

// review writes an answer. Anki tells by a row's type in which state the card was, and by an
// interval in seconds that it was in its steps.
func (l *logbook) review(s *history.Step) {
	r := rowOf(s)
	r.ease = ease(s.Grade)
	r.factor = factorOf(s.After.Memory)
	if s.Old { // it stands behind a forget that passes over it: no first row, so FSRS passes over it too
		days := int32(s.Before.Memory.Interval)
		r.kind, r.interval, r.last = int8(apkg.WasReview), days, days
		l.rows = append(l.rows, r)
		return
	}
	if s.Counted {
		l.stage = rested
	}
	drilled := s.Grade.Drilled()
	r.interval, r.last = int32(s.After.Memory.Interval), int32(s.Before.Memory.Interval)
	switch {
	case s.First: // without a first row of this type FSRS takes an item for one without a history
		r.kind, r.last, l.stage = int8(apkg.WasLearning), 0, learning
	case l.stage == learning:
		r.kind, r.last = int8(apkg.WasLearning), l.step
	case l.stage == relearning:
		r.kind, r.last = int8(apkg.WasRelearning), l.step
	case s.Counted && !s.Early:
		r.kind = int8(apkg.WasReview)
	default:
		r.kind = int8(apkg.WasFiltered) // ahead of its day: with a factor, which tells it from a cram
	}
	if drilled {
		l.drill(&r, s.Grade)
	} else {
		l.stage = rested
	}
	l.rows = append(l.rows, r)
}

// drill makes of an answer that brings the item back on the same day what Anki writes of one.
func (l *logbook) drill(r *row, g scheduler.Grade) {
	switch again := !g.Passed(); {
	case l.stage == learning && again:
		l.step, r.interval, r.factor = firstStep, firstStep, 0
	case l.stage == learning:
		l.step, r.interval, r.factor = betweenSteps, betweenSteps, 0
	case again:
		l.step, r.interval = relearnStep, relearnStep
	case l.stage == relearning:
		l.step, r.interval = relearnLonger, relearnLonger
	default:
		l.step = relearnLonger // it passed: the interval that it earned stands in the row
	}
	if l.stage == rested {
		l.stage = relearning
	}
}

// cram writes a practice answer as Anki writes one in a filtered deck that moves no schedule.
func (l *logbook) cram(s *history.Step) {
	r := rowOf(s)
	r.kind, r.ease, r.last = int8(apkg.WasFiltered), ease(s.Grade), firstStep
	if !s.Grade.Passed() {
		r.interval = firstStep
	}
	l.rows = append(l.rows, r)
}

// forget writes that the item started anew, as Anki writes it: no answer, and no ease after it.
func (l *logbook) forget(s *history.Step) {
	r := rowOf(s)
	r.kind, r.last = int8(apkg.ByHand), int32(s.Before.Memory.Interval)
	l.rows, l.stage = append(l.rows, r), rested
}

func rowOf(s *history.Step) row {
	return row{at: s.At, event: s.ID, taken: int32(min(s.MS, math.MaxInt32))}
}

// ease returns Anki's button for a grade.
func ease(g scheduler.Grade) int8 {
	switch {
	case !g.Passed():
		return 1
	case g == scheduler.Hard:
		return 2
	case g == scheduler.Good:
		return 3
	default:
		return 4
	}
}

// Bounds of Anki's ease, in thousandths: it never lets one fall lower, and keeps it in 16 bits.
const (
	lowestFactor  = 1300
	usualFactor   = 2500
	highestFactor = math.MaxUint16
)

// factorOf returns Anki's ease of a memory; what a memory without one begins with there.
func factorOf(m scheduler.Memory) int32 {
	if m.EF == 0 {
		return usualFactor
	}
	return int32(min(max(int64(m.EF)*10, lowestFactor), highestFactor))
}

// number gives the rows of all items their ids, which are unique and rise in the order of the
// events: one that came from another program keeps the id that it had there, which is its time.
// The others take, in the order (time, id), the least that is free, not before their time and
// above that of the one before.
func number(books map[string]*learned) {
	var own, foreign []*row
	for _, b := range books {
		for i := range b.rows {
			if r := &b.rows[i]; r.event.Foreign() && r.at > 0 {
				foreign = append(foreign, r)
			} else {
				own = append(own, r)
			}
		}
	}
	order := func(a, b *row) int {
		return cmp.Or(cmp.Compare(a.at, b.at), bytes.Compare(a.event[:], b.event[:]))
	}
	slices.SortFunc(foreign, order)
	var taken []int64
	for _, r := range foreign {
		if n := len(taken); n > 0 && taken[n-1] == r.at { // of another collection
			own = append(own, r)
			continue
		}
		r.id = r.at
		taken = append(taken, r.at)
	}
	slices.SortFunc(own, order)
	var last int64
	for _, r := range own {
		last = max(r.at, last+1)
		for len(taken) > 0 && taken[0] <= last {
			if taken[0] == last {
				last++
			}
			taken = taken[1:]
		}
		r.id = last
	}
}

// log returns the rows of an item as they are written for a card, in the order of their ids, and
// the second in which it was last answered since it was last forgotten, as Anki counts it; 0 for
// never.
func (b *learned) log(card int64) (reviews []apkg.Review, last int64) {
	slices.SortFunc(b.rows, func(x, y row) int { return cmp.Compare(x.id, y.id) })
	reviews = make([]apkg.Review, 0, len(b.rows))
	for _, r := range b.rows {
		reviews = append(reviews, apkg.Review{ID: r.id, Card: card, Ease: int(r.ease), Interval: int(r.interval), LastInterval: int(r.last),
			Factor: int(r.factor), Taken: int(r.taken), Type: apkg.ReviewType(r.kind)})
		switch kind := apkg.ReviewType(r.kind); {
		case kind == apkg.ByHand && r.factor == 0:
			last = 0
		case r.ease > 0 && (kind != apkg.WasFiltered || r.factor > 0):
			last = r.id / 1000
		}
	}
	return reviews, last
}
