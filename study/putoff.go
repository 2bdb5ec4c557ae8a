package study

import (
	"context"
	"slices"

	"goodcard/storage"
)

// A Reason says why today's session does not ask an item that is new or due.
type Reason string

const (
	ByBury     Reason = "bury"
	ByConcepts Reason = "concepts" // that the new item waits for
	BySibling  Reason = "sibling"  // another item of its card has its turn today
	ByLimit    Reason = "limit"    // of due items a day
	ByPause    Reason = "pause"
	ByNewLimit Reason = "new-limit" // of new items a day
)

// Reasons are all of them.
var Reasons = []Reason{ByBury, ByConcepts, BySibling, ByLimit, ByPause, ByNewLimit}

// putOff says why today's session does not ask an item in a state; empty where it does, or where
// the item is neither new nor due.
func (c *Collection) putOff(ctx context.Context, it *storage.Item, state State) (Reason, error) {
	switch state {
	case Buried:
		return ByBury, nil
	case HeldBack:
		return ByConcepts, nil
	case New, Due:
	default:
		return "", nil
	}
	p, err := c.plan(ctx, c.Clock.Today(), Selection{}, 0)
	if err != nil || slices.ContainsFunc(p.main, func(s slot) bool { return s.Item == it.ID }) {
		return "", err
	}
	turn, err := c.siblingsTurn(ctx, p, it, state)
	switch {
	case turn || err != nil:
		return BySibling, err
	case state == Due:
		return ByLimit, nil
	case p.paused:
		return ByPause, nil
	default:
		return ByNewLimit, nil
	}
}

// siblingsTurn reports whether another item of an item's card has its turn on the day of a plan:
// it was studied, it is asked, or it is due where the item is new.
func (c *Collection) siblingsTurn(ctx context.Context, p *plan, it *storage.Item, state State) (bool, error) {
	if slices.ContainsFunc(p.main, func(s slot) bool { return s.Card == it.Card }) {
		return true, nil
	}
	siblings, err := c.db.Siblings(ctx, it.Card)
	return slices.ContainsFunc(siblings, func(other storage.Item) bool {
		m := &other.Memory
		due := !m.New() && m.Due() <= p.done.Day && !m.Suspended && !m.Buried(p.done.Day)
		return p.done.Sitting(other.ID).Reviews > 0 || state == New && due
	}), err
}
