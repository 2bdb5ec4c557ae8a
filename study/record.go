package study

import (
	"context"
	"fmt"
	"strings"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
	"goodcard/words"
)

// A ManualGrade is one review recorded from outside a session.
type ManualGrade struct {
	Item    string // as [Collection.Item] reads it
	Grade   scheduler.Grade
	Wording int   // as 'goodcard show' numbers them, from 1; 0 means the card's own
	MS      int64 // time taken in milliseconds
}

// Grade records one review, whatever limits, gates, burying and suspension say. remarks
// are the things that a session would have minded or said.
func (c *Collection) Grade(ctx context.Context, m ManualGrade) (g Graded, remarks []string, err error) {
	it, err := c.Item(ctx, m.Item)
	if err != nil {
		return Graded{}, nil, err
	}
	p, err := c.promptOf(ctx, it, false)
	if err != nil {
		return Graded{}, nil, err
	}
	wordings := c.wordings(p)
	if m.Wording < 0 || m.Wording > len(wordings) {
		return Graded{}, nil, advise("'goodcard show "+it.ID+"' numbers them", "%s has %s, not a wording %d",
			it.ID, words.Count(len(wordings), "wording"), m.Wording)
	}
	entry := history.Entry{Item: it.ID, Kind: history.Review, Grade: m.Grade, MS: m.MS}
	if m.Wording > 0 {
		entry.Wording = wordings[m.Wording-1].Key
	}
	done, err := c.db.Done(ctx, c.Clock.Today())
	if err != nil {
		return Graded{}, nil, err
	}
	waits, err := c.db.WaitsFor(ctx, it.Card, c.Clock.Today())
	if err != nil {
		return Graded{}, nil, err
	}
	path, err := c.waitsForPath(ctx, it.Card)
	if err != nil {
		return Graded{}, nil, err
	}
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), entry)
	if err != nil {
		return Graded{}, nil, err
	}
	g = graded(recorded[0])
	if remarks, err = c.remarks(ctx, it, recorded[0], done, waits, path); err != nil {
		return Graded{}, nil, err
	}
	if g.Leech {
		remarks = append(remarks, fmt.Sprintf("%s has lapsed %d times: rewrite it, split it, or suspend it", g.Item, g.State.Lapses))
	}
	return g, remarks, nil
}

// remarks says what a session would have minded about a review of an item that was recorded just
// now. What the review was, early or the first, is asked of the replay: an event of a wrong clock
// may stand behind it. done is what the day had before it, and waits the
// concepts that the item waited for if it was new, and path what a path kept it for.
func (c *Collection) remarks(ctx context.Context, it storage.Item, r storage.Recorded, done storage.Done, waits []string, path string) ([]string, error) {
	m := it.Memory
	before, counted, err := c.replayed(ctx, r)
	if err != nil {
		return nil, err
	}
	var minds []string
	if m.Suspended {
		minds = append(minds, "is suspended and stays so")
	}
	if m.Buried(r.Day) {
		minds = append(minds, "is buried for today")
	}
	if before.New() && path != "" {
		minds = append(minds, "waits: "+path)
	}
	if before.New() && len(waits) > 0 {
		minds = append(minds, "waits until "+strings.Join(waits, " and ")+" is known")
	}
	due := before.Due()
	if m.Nudge != nil {
		due = min(due, *m.Nudge)
	}
	switch {
	case before.New() && done.New >= c.Settings.NewPerDay:
		minds = append(minds, "is new beyond today's "+words.Count(c.Settings.NewPerDay, "new card"))
	case before.New() || !counted:
	case due > r.Day:
		minds = append(minds, "was not due for "+words.Count(due-r.Day, "day")+", so this was an early review")
		fallthrough
	default:
		if done.Reviews >= c.Settings.ReviewsPerDay {
			minds = append(minds, "is a review beyond today's "+words.Count(c.Settings.ReviewsPerDay, "review"))
		}
	}
	for i, mind := range minds {
		minds[i] = it.ID + " " + mind + "; the grade was recorded all the same"
	}
	return minds, nil
}

// replayed returns the state before a review as the replay has it, and whether it counted there.
func (c *Collection) replayed(ctx context.Context, r storage.Recorded) (before scheduler.State, counted bool, err error) {
	steps, err := c.db.Steps(ctx, r.Item)
	for _, s := range steps {
		if s.ID == r.ID {
			return s.Before, s.Counted, err
		}
	}
	return before, false, err
}

// Undo takes back the newest n reviews, crams and forgets of all devices, newest first, and
// of what is dated more than an hour after now every kind.
func (c *Collection) Undo(ctx context.Context, n int) ([]history.Event, error) {
	return c.db.Undo(ctx, c.Clock.Moment(), n)
}
