package study

import (
	"context"
	"time"

	"goodcard/history"
	"goodcard/storage"
)

// A Summary says what a session did, without what was taken back.
type Summary struct {
	Items     int // items graded
	Reviews   int // grades recorded, drills of the day with them
	Practised int // grades of practice
	Took      time.Duration
	Hard      []string // items whose first answer was below 4
	Due       int      // items that were due, not new and not drilled
	Early     int      // items that were due on a day to come
	Passed    int      // of both, graded 3 or more
}

// Summary says what the session did.
func (s *Session) Summary() Summary {
	sum := Summary{Hard: s.hard()}
	items := map[string]bool{}
	for _, a := range s.actions {
		if !a.graded() {
			continue
		}
		if a.cram {
			sum.Practised++
		} else {
			sum.Reviews++
		}
		sum.Took += time.Duration(a.event.MS) * time.Millisecond
		items[a.item] = true
		if a.event.Kind == history.Review && !a.fresh && !a.drill {
			if a.early {
				sum.Early++
			} else {
				sum.Due++
			}
			if a.event.Grade.Passed() {
				sum.Passed++
			}
		}
	}
	sum.Items = len(items)
	return sum
}

// Remembered returns the share of due and early items that were remembered; ok is false for none.
func (s Summary) Remembered() (share float64, ok bool) {
	known := s.Due + s.Early
	return float64(s.Passed) / float64(max(known, 1)), known > 0
}

// Answers returns how many grades were given.
func (s Summary) Answers() int { return s.Reviews + s.Practised }

// An Outlook says what comes next and how far the learner is.
type Outlook struct {
	Left     Counts // what today asks for still, in this session or another
	Offer    Offer  // new items that [Session.More] can bring now, or why it cannot
	Tomorrow int    // due items that a session of the next study day would hold, if no more is done today
	Week     int    // items due by the seventh study day from now, those that today leaves or puts off with them
	Next     int    // the next study day of which a session would hold due items, where there is one
	NextDue  int    // how many it would hold; 0 where there is none
	Known    int    // items with a counted pass
	Items    int    // items that can be studied
	Cards    int    // that they are of
	Streak   int    // days in a row with a review
}

// Outlook looks ahead from today.
func (s *Session) Outlook(ctx context.Context) (o Outlook, err error) {
	today := s.c.Clock.Today()
	if o.Next, o.NextDue, err = s.c.nextDue(ctx, Selection{}, storage.Filter{}); err != nil {
		return o, err
	}
	if o.Next == today+1 {
		o.Tomorrow = o.NextDue
	}
	if o.Week, err = s.c.db.DueUntil(ctx, today+7); err != nil {
		return o, err
	}
	if o.Offer, err = s.Offer(ctx); err != nil {
		return o, err
	}
	if o.Known, o.Items, o.Cards, err = s.c.db.Known(ctx); err != nil {
		return o, err
	}
	p, err := s.c.plan(ctx, today, Selection{}, 0)
	if err != nil {
		return o, err
	}
	o.Left = p.counts(len(p.main))
	o.Streak, _, err = s.c.streak(ctx)
	return o, err
}

// Front returns the first words of an item, as Markdown.
func (s *Session) Front(ctx context.Context, item string) (string, error) {
	it, found, err := s.c.db.Item(ctx, item)
	if err != nil || !found {
		return "", err
	}
	lister, err := s.c.lister(ctx)
	if err != nil {
		return "", err
	}
	d, err := lister.describe(it)
	return d.Front, err
}

// Why explains when an item is due; see [Collection.Why].
func (s *Session) Why(ctx context.Context, item string) (Why, error) { return s.c.Why(ctx, item) }
