package study

import (
	"context"
	"time"

	"goodcard/history"
)

// A Summary says what a session did, without what was taken back.
type Summary struct {
	Items     int // items graded
	Reviews   int // grades recorded, drills of the day with them
	Practised int // grades of practice
	Took      time.Duration
	Hard      []string // items whose first answer was below 4
	Due       int      // items that were due, not new and not drilled
	Passed    int      // of these, graded 3 or more
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
			sum.Due++
			if a.event.Grade.Passed() {
				sum.Passed++
			}
		}
	}
	sum.Items = len(items)
	return sum
}

// Answers returns how many grades were given.
func (s Summary) Answers() int { return s.Reviews + s.Practised }

// An Outlook says what comes next and how far the learner is.
type Outlook struct {
	Left     Counts // what today asks for still, in this session or another
	Offer    Offer  // new items that [Session.More] can bring now, or why it cannot
	Tomorrow int    // items due on the next study day
	Week     int    // items due on the next seven study days
	Next     int    // the next study day on which items are due, where there is one within a year
	NextDue  int    // items due on that day; 0 where there is none
	Known    int    // items with a counted pass
	Items    int    // items that can be studied
	Streak   int    // days in a row with a review
}

// Outlook looks ahead from today.
func (s *Session) Outlook(ctx context.Context) (o Outlook, err error) {
	today := s.c.Clock.Today()
	due, err := s.c.db.Forecast(ctx, today+1, today+365)
	if err != nil {
		return o, err
	}
	for day, n := range due {
		if day <= today+7 {
			o.Week += n
		}
		if day == today+1 {
			o.Tomorrow = n
		}
		if o.NextDue == 0 || day < o.Next {
			o.Next, o.NextDue = day, n
		}
	}
	if o.Offer, err = s.Offer(ctx); err != nil {
		return o, err
	}
	if o.Known, o.Items, err = s.c.db.Known(ctx); err != nil {
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

// Held says how many of the new items of the session's selection wait for concepts. Nothing
// waits in a cram.
func (s *Session) Held(ctx context.Context) (Held, error) {
	if s.opts.Cram {
		return Held{}, nil
	}
	near, err := s.c.db.Neighbours(ctx)
	if err != nil {
		return Held{}, err
	}
	f, err := s.c.filter(ctx, s.opts.Selection, near)
	if err != nil {
		return Held{}, err
	}
	return s.c.held(ctx, f)
}
