package study

import (
	"context"
	"time"

	"goodcard/history"
	"goodcard/storage"
)

// A Glance is today in numbers.
type Glance struct {
	Day       int
	Due       int // that today's session would ask
	PutOff    PutOff
	New       int // that today's session would ask
	NewPerDay int
	Learning  int // come again today
	Suspended int
	Reviewed  int // grades given today
	Streak    int // days in a row with a review, to today or yesterday
	Estimate  time.Duration

	Yesterday  int      // grades given yesterday
	Remembered *float64 // share of yesterday's counted reviews of known items that passed; nil without any
	Studied    bool     // anything was ever studied
	Future     int      // events dated more than an hour after now
	Conflicts  int      // cards whose own versions wait for a decision of the learner
	Held       Held     // new items that wait for concepts
	Pause      *Pause   // why no new item comes unasked; see [Pause]
	Offer      Offer    // what new items could come all the same, where none comes unasked; else the zero value
	Unit       *Unit    // of a path, in which the learner is; nil where there is none
	Opens      *Unit    // of a path, that opens next; nil where none does
	Next       *NextDay // where nothing is left for today: what comes next; nil where nothing does
	Decks      []Installed
}

// pace returns how long the learner takes for an answer, and for an item with its drill.
func (c *Collection) pace(ctx context.Context) (history.Pace, error) {
	answers, err := c.db.TimedAnswers(ctx)
	return history.PaceOf(answers), err
}

// Glance counts what today brings.
func (c *Collection) Glance(ctx context.Context) (Glance, error) {
	g := Glance{Day: c.Clock.Today(), NewPerDay: c.Settings.NewPerDay}
	p, err := c.plan(ctx, g.Day, Selection{}, 0)
	if err != nil {
		return g, err
	}
	left := p.counts(len(p.main))
	g.Due, g.New, g.Learning, g.Reviewed = left.Due, left.New, left.Again, p.reviews
	if g.PutOff, err = c.putOffBy(ctx, p, 0); err != nil {
		return g, err
	}
	if g.Suspended, err = c.db.Suspended(ctx); err != nil {
		return g, err
	}
	if g.Streak, g.Studied, err = c.streak(ctx); err != nil {
		return g, err
	}
	pace, err := c.pace(ctx)
	if err != nil {
		return g, err
	}
	g.Estimate = time.Duration(pace.Of(g.Due+g.New, g.Learning)) * time.Millisecond
	if g.Future, err = c.Future(ctx); err != nil {
		return g, err
	}
	conflicts, err := c.Conflicts(ctx)
	if err != nil {
		return g, err
	}
	g.Conflicts = len(conflicts)
	before, err := c.db.Done(ctx, g.Day-1)
	if err != nil {
		return g, err
	}
	yesterday := before.Recall()
	g.Yesterday = yesterday.Reviews
	if yesterday.Known > 0 {
		g.Remembered = new(float64(yesterday.Passed) / float64(yesterday.Known))
	}
	if g.Held, err = c.held(ctx, storage.Filter{}); err != nil {
		return g, err
	}
	if g.Pause, err = c.pause(ctx, &p.ground); err != nil {
		return g, err
	}
	if g.New == 0 {
		if g.Offer, err = c.offerOn(ctx, p.ground, Selection{}, 0); err != nil {
			return g, err
		}
	}
	if g.Due+g.New+g.Learning == 0 {
		if g.Next, err = c.nextDay(ctx); err != nil {
			return g, err
		}
	}
	decks, err := c.db.Decks(ctx)
	paths := false
	for _, d := range decks {
		if d.Active {
			g.Decks = append(g.Decks, c.installed(d))
			paths = paths || d.Way
		}
	}
	if paths && err == nil {
		ways, err := c.ways(ctx)
		if err != nil {
			return g, err
		}
		g.Opens, g.Unit = nextUnit(ways), unitNow(ways)
		for _, u := range []*Unit{g.Unit, g.Opens} {
			if u != nil {
				u.Several = len(ways) > 1
			}
		}
	}
	return g, err
}

// Future counts events dated more than an hour after now: a clock was wrong once.
func (c *Collection) Future(ctx context.Context) (int, error) {
	return c.db.Future(ctx, c.Clock.Moment())
}
