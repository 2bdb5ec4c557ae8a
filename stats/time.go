package stats

import (
	"cmp"
	"iter"
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

// A took counts answers by the milliseconds that they took, in pages, since every answer is
// counted in one; see [days].
type took struct {
	Took
	pages [LongestAnswer/time.Millisecond/pageMS + 1]*[pageMS]int
}

const pageMS = 1024

func (t *tally) timed(of *took, ms int64) {
	switch {
	case ms == 0:
		t.time.Untimed++
	case ms > LongestAnswer.Milliseconds():
		t.time.TooLong++
	default:
		of.add(ms, 1)
	}
}

// tookBy returns where the answers to a kind of card are counted.
func (t *tally) tookBy(kind string) *took {
	of := t.took[kind]
	if of == nil {
		of = &took{}
		t.took[kind] = of
	}
	return of
}

func (t *took) add(ms int64, n int) {
	t.N += n
	t.Total += time.Duration(ms) * time.Millisecond * time.Duration(n)
	page := &t.pages[ms/pageMS]
	if *page == nil {
		*page = new([pageMS]int)
	}
	(*page)[ms%pageMS] += n
}

// all gives the milliseconds that any answer took, and how many answers took them, the
// shortest first.
func (t *took) all() iter.Seq2[int64, int] {
	return func(yield func(int64, int) bool) {
		for p, page := range t.pages {
			if page == nil {
				continue
			}
			for i, n := range page {
				if n > 0 && !yield(int64(p*pageMS+i), n) {
					return
				}
			}
		}
	}
}

// finish works out the median: of an even number of answers the mean of the middle two.
func (t *took) finish() Took {
	before, lower := 0, int64(-1)
	for ms, n := range t.all() {
		before += n
		if lower < 0 && 2*before >= t.N {
			lower = ms
		}
		if 2*before > t.N {
			t.Median = time.Duration(lower+ms) * time.Millisecond / 2
			break
		}
	}
	return t.Took
}

func (t *tally) times() Time {
	var all took
	for kind, of := range t.took {
		if of.N == 0 {
			continue // all of its answers were left out
		}
		t.time.Kinds = append(t.time.Kinds, KindTook{kind, of.finish()})
		for ms, n := range of.all() {
			all.add(ms, n)
		}
	}
	slices.SortFunc(t.time.Kinds, func(a, b KindTook) int {
		return cmp.Or(cmp.Compare(b.Total, a.Total), cmp.Compare(a.Kind, b.Kind))
	})
	t.time.Took = all.finish()
	return t.time
}
