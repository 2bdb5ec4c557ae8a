package study

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"goodcard/deck"
	"goodcard/storage"
)

// A Glance is today in numbers.
type Glance struct {
	Day       int
	Due       int // that today's session would ask
	Later     int // due, and put off to other days by the daily limit
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
	Gates      []Gate   // new items that wait until a concept is known, most first
	NextDeck   string   // a shipped deck to install, when nothing new is left; empty otherwise
	Decks      []Installed
}

// A Gate says how many new items wait until a concept is known.
type Gate struct {
	Concept string // full id
	Name    string
	Items   int
}

// perAnswer returns the milliseconds that the learner takes for an answer, or a guess
// until that is known.
func (c *Collection) perAnswer(ctx context.Context) (int64, error) {
	const guess = 15_000
	median, err := c.db.MedianMS(ctx)
	return cmp.Or(median, guess), err
}

// Glance counts what today brings.
func (c *Collection) Glance(ctx context.Context) (Glance, error) {
	g := Glance{Day: c.Clock.Today(), NewPerDay: c.Settings.NewPerDay}
	p, err := c.plan(ctx, g.Day, Selection{}, 0)
	if err != nil {
		return g, err
	}
	left := p.counts(len(p.main))
	g.Due, g.New, g.Later, g.Learning, g.Reviewed = left.Due, left.New, left.Later, left.Again, p.reviews
	if g.Suspended, err = c.db.Suspended(ctx); err != nil {
		return g, err
	}
	if g.Streak, g.Studied, err = c.db.Streak(ctx, g.Day); err != nil {
		return g, err
	}
	each, err := c.perAnswer(ctx)
	if err != nil {
		return g, err
	}
	g.Estimate = time.Duration(each) * time.Millisecond * time.Duration(g.Due+g.New+g.Learning)
	if g.Future, err = c.Future(ctx); err != nil {
		return g, err
	}
	conflicts, err := c.Conflicts(ctx)
	if err != nil {
		return g, err
	}
	g.Conflicts = len(conflicts)
	yesterday, err := c.db.Recall(ctx, g.Day-1)
	if err != nil {
		return g, err
	}
	g.Yesterday = yesterday.Reviews
	if yesterday.Known > 0 {
		g.Remembered = new(float64(yesterday.Passed) / float64(yesterday.Known))
	}
	if g.Gates, err = c.gates(ctx); err != nil {
		return g, err
	}
	return g, c.decksAtGlance(ctx, &g, p)
}

// gates counts the new items behind each concept that others need.
func (c *Collection) gates(ctx context.Context) ([]Gate, error) {
	waits, err := c.db.Waiting(ctx)
	if err != nil {
		return nil, err
	}
	all := make([]Gate, len(waits))
	for i, w := range waits {
		of, err := c.deckOf(ctx, deck.ParseRef(w.For).Deck)
		if err != nil {
			return nil, err
		}
		all[i] = Gate{w.For, cmp.Or(of.body.Concepts[w.For], w.For), w.Items}
	}
	return all, nil
}

// Future counts events dated more than an hour after now: a clock was wrong once.
func (c *Collection) Future(ctx context.Context) (int, error) {
	return c.db.Future(ctx, c.Clock.Moment())
}

func (c *Collection) decksAtGlance(ctx context.Context, g *Glance, p *plan) error {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	for _, d := range decks {
		if d.Active {
			g.Decks = append(g.Decks, c.installed(d))
		}
	}
	if slices.ContainsFunc(p.main, func(s slot) bool { return s.isNew }) {
		return nil
	}
	left, err := c.newLeft(ctx, g)
	if err != nil || left {
		return err
	}
	for _, name := range c.Shipped() {
		if !slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.ID == name }) {
			g.NextDeck = name
			return nil
		}
	}
	return nil
}

// newLeft reports whether any installed deck has a new item for a day to come.
func (c *Collection) newLeft(ctx context.Context, g *Glance) (bool, error) {
	const before = math.MinInt32 // a day on which nothing is due, studied or buried: what waits for siblings is left too
	ids := make([]string, len(g.Decks))
	for i, d := range g.Decks {
		ids[i] = d.ID
	}
	left, err := c.db.New(ctx, ids, before, storage.Filter{}, 1)
	return len(left) > 0, err
}
