// Package stats makes numbers out of the history. Each comes with what it was counted
// over and with what was left out, so that nobody has to guess what it says.
//
// # What counts
//
// A review that was taken back counts nowhere, and neither does a practice answer (a cram)
// except in the time taken. The first review of an item on a study day is the one that
// says something about memory; later ones of that day, the drill, count as work only. What
// is known of an item begins anew when it is forgotten. Reviews that were given under a
// former id of a card belong to the card.
//
// Days are study days, counted from 1970-01-01; months are those of the study day.
package stats

import (
	"context"

	"goodcard/history"
	"goodcard/study"
)

// Stats is all that the history says of some decks.
type Stats struct {
	Day   int      // the study day from which it is seen
	Decks []string // ids; empty means all

	Retention     Retention
	Load          Load
	Forecast      Forecast
	Streak        study.Streak
	Time          Time
	Hardest       []Hard // most lapses first, at most ten
	Progress      Progress
	Understanding Understanding
}

// A Share is how many of N answers passed, graded 3 or more.
type Share struct {
	N      int
	Passed int
}

// Rate returns the share that passed, from 0 to 1, or nil where there is nothing to share.
func (s Share) Rate() *float64 {
	if s.N == 0 {
		return nil
	}
	return new(float64(s.Passed) / float64(s.N))
}

func (s *Share) add(passed bool) {
	s.N++
	if passed {
		s.Passed++
	}
}

func (s Share) plus(other Share) Share {
	return Share{s.N + other.N, s.Passed + other.Passed}
}

// Of counts what the history says of decks with these ids, or of everything where none is
// named. A deck that is not installed is an error with a hint.
func Of(ctx context.Context, c *study.Collection, decks ...string) (*Stats, error) {
	installed, err := c.Decks(ctx)
	if err != nil {
		return nil, err
	}
	t := newTally(c.Clock.Today())
	if err := c.Pasts(ctx, decks, t.add); err != nil {
		return nil, err
	}
	if err := t.fronts(ctx, c); err != nil {
		return nil, err
	}
	s := t.stats(decks, installed)
	s.Streak, err = c.Streaks(ctx, decks, t.days.studied())
	return s, err
}

// A tally gathers what the items of a collection add up to.
type tally struct {
	today    int
	days     days
	excluded Excluded
	took     map[string]*took // by kind of card
	time     Time             // what was left out of it
	forecast Forecast
	progress Progress
	tosses   Understanding
	hardest  []Hard
}

func newTally(today int) *tally {
	return &tally{today: today, took: map[string]*took{}, forecast: newForecast(today)}
}

func (t *tally) add(p study.Past) error {
	started, known := false, false
	here := 0 // 1 where an installed deck has the item
	if p.Installed() {
		here = 1
	}
	took := t.tookBy(p.Kind)
	for i := range p.Answers {
		a := &p.Answers[i]
		d := t.days.at(a.Day)
		if a.Kind != history.Forget {
			t.answer(d, took, a)
		}
		if a.Kind == history.Review && !a.Voided && !started {
			started = true
			d.started += here
		}
		if a.Known != known {
			known = a.Known
			d.known += here * sign(known)
		}
	}
	if started {
		t.progress.add(p, known)
	}
	t.forecast.add(p)
	t.tosses.add(p)
	t.rank(p)
	return nil
}

func sign(up bool) int {
	if up {
		return 1
	}
	return -1
}

// answer counts one answer, whatever became of it.
func (t *tally) answer(d *day, took *took, a *history.Answer) {
	if a.Voided {
		d.voided++
		t.excluded.Voided++
		t.time.Voided++
		return
	}
	t.timed(took, a.MS)
	if a.Kind == history.Cram {
		d.crams++
		t.excluded.Crams++
		return
	}
	d.reviews++
	t.remembered(d, a)
}

func (t *tally) stats(decks []string, installed []study.Deck) *Stats {
	return &Stats{
		Day: t.today, Decks: decks,
		Retention:     t.retention(),
		Load:          t.load(),
		Forecast:      t.forecast.finish(decks, installed),
		Time:          t.times(),
		Hardest:       t.hardest,
		Progress:      t.months(decks, installed),
		Understanding: t.tosses.finish(),
	}
}
