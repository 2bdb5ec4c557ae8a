package study

import (
	"context"

	"goodcard/storage"
)

// What every look ahead says is what a session of that day would hold if nothing were done until
// then: what today puts off, for a sibling, the daily limit or a bury, is due tomorrow.

// dueOn returns how many due items a session of a selection would hold on a day after today.
func (c *Collection) dueOn(ctx context.Context, day int, sel Selection, f storage.Filter) (int, error) {
	if f.All() { // which needs no plan
		done, err := c.db.Done(ctx, day)
		if err != nil {
			return 0, err
		}
		return c.db.DueCards(ctx, done, 0, max(c.Settings.ReviewsPerDay-done.Reviews, 0))
	}
	sel.New, sel.Ahead = new(0), 0
	p, err := c.plan(ctx, day, sel, 0)
	if err != nil {
		return 0, err
	}
	return p.dueItems(), nil
}

// A NextDay is a study day of which a session would hold something, as [Collection.On] lists it.
type NextDay struct{ Day, Due, New int }

// nextDay returns the next study day after today that brings something; nil where none does.
func (c *Collection) nextDay(ctx context.Context) (*NextDay, error) {
	day := c.Clock.Today() + 1
	p, err := c.plan(ctx, day, Selection{}, 0)
	if err == nil && len(p.main) == 0 { // no new item comes later than tomorrow, unless due ones do, or a unit of a path opens
		var items int
		var opens *int
		if day, items, err = c.nextDue(ctx, Selection{}, storage.Filter{}); err != nil {
			return nil, err
		}
		if opens, err = c.opensAfter(ctx, c.Clock.Today()+1); err != nil {
			return nil, err
		}
		if opens != nil && (items == 0 || *opens < day) {
			day, items = *opens, 1
		}
		if items > 0 {
			p, err = c.plan(ctx, day, Selection{}, 0)
		}
	}
	if err != nil || len(p.main) == 0 {
		return nil, err
	}
	holds := p.counts(len(p.main))
	return &NextDay{day, holds.Due, holds.New}, nil
}

// nextDue returns the first day after today on which a session of a selection, which f lets
// through, would hold due items, and how many. Both are 0 where there is no such day.
func (c *Collection) nextDue(ctx context.Context, sel Selection, f storage.Filter) (day, items int, err error) {
	if c.Settings.ReviewsPerDay == 0 {
		return 0, 0, nil
	}
	for day = c.Clock.Today() + 1; ; day++ { // a wrong clock may have filled or buried a day to come
		next, found, err := c.db.NextDue(ctx, day, f)
		if err != nil || !found {
			return 0, 0, err
		}
		day = next
		if items, err = c.dueOn(ctx, day, sel, f); err != nil || items > 0 {
			return day, items, err
		}
	}
}
