package stats

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// LongestAnswer is the longest time that is believed: who took longer was not answering.
const LongestAnswer = 10 * time.Minute

// Time is how long answers took: reviews, drills and practice alike.
type Time struct {
	Took
	Kinds []KindTook // by kind of card, most time first

	Untimed int // answers without a time, as from scripts
	TooLong int // answers that took more than LongestAnswer
	Voided  int // answers that were taken back
}

// Took is how long N answers took.
type Took struct {
	N      int
	Median time.Duration // of one answer; 0 without any
	Total  time.Duration
}

// A KindTook is how long the answers to one kind of card took. Kind is empty for items
// that no installed deck has.
type KindTook struct {
	Kind string
	Took
}

// A took counts answers by the milliseconds that they took.
type took struct {
	Took
	counts map[int64]int
}

func (t *tally) timed(kind string, ms int64) {
	switch {
	case ms == 0:
		t.time.Untimed++
		return
	case ms > LongestAnswer.Milliseconds():
		t.time.TooLong++
		return
	}
	of := t.took[kind]
	if of == nil {
		of = &took{counts: map[int64]int{}}
		t.took[kind] = of
	}
	of.add(ms, 1)
}

func (t *took) add(ms int64, n int) {
	t.N += n
	t.Total += time.Duration(ms) * time.Millisecond * time.Duration(n)
	t.counts[ms] += n
}

// finish works out the median: of an even number of answers the mean of the middle two.
func (t *took) finish() Took {
	if t.N == 0 {
		return t.Took
	}
	before, lower := 0, int64(-1)
	for _, ms := range slices.Sorted(maps.Keys(t.counts)) {
		before += t.counts[ms]
		if lower < 0 && 2*before >= t.N {
			lower = ms
		}
		if 2*before > t.N {
			t.Median = time.Duration(lower+ms) * time.Millisecond / 2
			return t.Took
		}
	}
	return t.Took
}

func (t *tally) times() Time {
	all := took{counts: map[int64]int{}}
	for kind, of := range t.took {
		t.time.Kinds = append(t.time.Kinds, KindTook{kind, of.finish()})
		for ms, n := range of.counts {
			all.add(ms, n)
		}
	}
	slices.SortFunc(t.time.Kinds, func(a, b KindTook) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Kind, b.Kind))
	})
	t.time.Took = all.finish()
	return t.time
}
