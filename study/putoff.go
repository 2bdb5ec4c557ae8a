package study

import (
	"context"
	"slices"

	"goodcard/storage"
	"goodcard/words"
)

// A Reason says why today's session does not ask an item that is new or due.
type Reason string

const (
	ByBury     Reason = "bury"
	ByConcepts Reason = "concepts" // that the new item waits for
	BySibling  Reason = "sibling"  // another item of its card has its turn today
	ByLimit    Reason = "limit"    // of due items a day
	ByPath     Reason = "path"     // that brings the new item later
	ByPause    Reason = "pause"
	ByNewLimit Reason = "new-limit" // of new items a day
)

// Reasons are all of them.
var Reasons = []Reason{ByBury, ByConcepts, BySibling, ByLimit, ByPath, ByPause, ByNewLimit}

// PutOff counts the items that stand as due and are not asked by a session, by what puts them off
// to other days.
type PutOff struct {
	Siblings int // another item of their card has its turn today
	Limit    int // the daily limit
	Ahead    int // those are counted too that are due within so many days
}

// Says tells it in sentences.
func (o PutOff) Says() (says []string) {
	add := func(n int, why string) {
		of, waits := words.Count(n, "more due card"), " wait for "
		if o.Ahead > 0 {
			of = words.Count(n, "more card") + " due within " + words.Count(o.Ahead, "day")
		}
		if n == 1 {
			waits = " waits for "
		}
		if n > 0 {
			says = append(says, of+waits+why)
		}
	}
	add(o.Siblings, "another day (a sibling has its turn today)")
	add(o.Limit, "other days (daily limit)")
	return says
}

// putOffBy counts what a plan leaves of what is due, and due within so many days.
func (c *Collection) putOffBy(ctx context.Context, p *plan, ahead int) (PutOff, error) {
	standing, err := c.db.StandDue(ctx, p.done, p.filter, ahead)
	n := p.counts(len(p.main))
	return PutOff{Siblings: standing - n.Due - n.Early - n.Later, Limit: n.Later, Ahead: ahead}, err
}

// PutOff says what the session leaves to other days of what is due, or is due soon where that was
// asked for. Nothing waits in a cram.
func (s *Session) PutOff(ctx context.Context) (PutOff, error) {
	if s.opts.Cram {
		return PutOff{}, nil
	}
	return s.c.putOffBy(ctx, s.plan, s.opts.Ahead)
}

// putOff says why today's session does not ask an item in a state; empty where it does, or where
// the item is neither new nor due.
func (c *Collection) putOff(ctx context.Context, it *storage.Item, state State) (Reason, error) {
	switch state {
	case Buried:
		return ByBury, nil
	case Later:
		return ByPath, nil
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
