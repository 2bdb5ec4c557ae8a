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
	if remarks, err = c.remarks(ctx, it); err != nil {
		return Graded{}, nil, err
	}
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), entry)
	if err != nil {
		return Graded{}, nil, err
	}
	g = graded(recorded[0])
	if g.Leech {
		remarks = append(remarks, fmt.Sprintf("%s has been forgotten %d times: rewrite it, split it, or suspend it", g.Item, g.State.Lapses))
	}
	return g, remarks, nil
}

// remarks says what a session would have minded about a review of an item now.
func (c *Collection) remarks(ctx context.Context, it storage.Item) ([]string, error) {
	today := c.Clock.Today()
	done, err := c.db.Done(ctx, today)
	if err != nil {
		return nil, err
	}
	met := done.Sitting(it.ID).Reviews > 0
	m := it.Memory
	var minds []string
	if m.Suspended {
		minds = append(minds, "is suspended and stays so")
	}
	if m.Buried(today) {
		minds = append(minds, "is buried for today")
	}
	if !m.New() && !met && m.Due() > today {
		minds = append(minds, "was not due for "+words.Count(m.Due()-today, "day")+", so this was an early review")
	}
	if m.New() {
		waits, err := c.db.WaitsFor(ctx, it.Card)
		if err != nil {
			return nil, err
		}
		if len(waits) > 0 {
			minds = append(minds, "waits until "+strings.Join(waits, " and ")+" is known")
		}
	}
	switch {
	case m.New() && done.New >= c.Settings.NewPerDay:
		minds = append(minds, "is new beyond today's "+words.Count(c.Settings.NewPerDay, "new card"))
	case !m.New() && !met && done.Reviews >= c.Settings.ReviewsPerDay:
		minds = append(minds, "is a review beyond today's "+words.Count(c.Settings.ReviewsPerDay, "review"))
	}
	for i, mind := range minds {
		minds[i] = it.ID + " " + mind + "; the grade was recorded all the same"
	}
	return minds, nil
}

// Undo takes back the newest n reviews, crams and forgets of all devices, newest first, and
// of what is dated more than an hour after now every kind.
func (c *Collection) Undo(ctx context.Context, n int) ([]history.Event, error) {
	return c.db.Undo(ctx, c.Clock.Moment(), n)
}

// Mark records the same state event, such as a suspension, for items at one moment.
func (c *Collection) Mark(ctx context.Context, kind history.Kind, items ...string) error {
	entries := make([]history.Entry, len(items))
	for i, item := range items {
		entries[i] = history.Entry{Item: item, Kind: kind}
	}
	_, err := c.db.Append(ctx, c.Clock.Moment(), entries...)
	return err
}
