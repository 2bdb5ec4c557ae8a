package study

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"goodcard/history"
	"goodcard/storage"
)

// A Marked says what marking an item, such as suspending it, came to.
type Marked struct {
	Item    string
	Kind    history.Kind
	Already bool   // it was so before, and nothing was recorded
	Against string // what outweighs the mark, in a sentence without its full stop; empty where it holds
}

// Holds reports whether the item is now as the mark makes it.
func (m Marked) Holds() bool { return m.Against == "" }

// rivals are the kinds that decide with an event of a kind what holds.
var rivals = map[history.Kind][]history.Kind{
	history.Suspend: {history.Suspend, history.Unsuspend}, history.Unsuspend: {history.Suspend, history.Unsuspend},
	history.Bury: {history.Bury, history.Unbury}, history.Unbury: {history.Bury, history.Unbury},
	history.Flag: {history.Flag, history.Unflag}, history.Unflag: {history.Flag, history.Unflag},
	history.Forget: {history.Review, history.Seed},
	history.Note:   {history.Note},
}

// holds reports whether an item is on a day as an event of a kind makes it.
func holds(kind history.Kind, m *history.Memory, today int) bool {
	switch kind {
	case history.Suspend, history.Unsuspend:
		return m.Suspended == (kind == history.Suspend)
	case history.Bury, history.Unbury:
		return m.Buried(today) == (kind == history.Bury)
	case history.Flag, history.Unflag:
		return m.Flagged == (kind == history.Flag)
	default:
		return m.New()
	}
}

// Mark records the same state event, such as a suspension, at one moment for those of the items
// that are not already as it would make them, and says for each in their order what holds now.
func (c *Collection) Mark(ctx context.Context, kind history.Kind, items ...string) ([]Marked, error) {
	marked := make([]Marked, len(items))
	var entries []history.Entry
	for i, item := range items {
		m, err := c.db.Memory(ctx, item)
		if err != nil {
			return nil, err
		}
		marked[i] = Marked{Item: item, Kind: kind, Already: holds(kind, &m, c.Clock.Today())}
		if !marked[i].Already {
			entries = append(entries, history.Entry{Item: item, Kind: kind})
		}
	}
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), entries...)
	if err != nil {
		return nil, err
	}
	for i := range marked {
		if marked[i].Already {
			continue
		}
		if marked[i].Against, err = c.against(ctx, recorded[0]); err != nil {
			return nil, err
		}
		recorded = recorded[1:]
	}
	return marked, nil
}

// NewestMarks returns the suspension, burial, flag or opposite of this or the last study day that is
// newer than all of the events, with those of its kind that were made with it; none where there is none.
func (c *Collection) NewestMarks(ctx context.Context, than []history.Event) ([]history.Event, error) {
	marks, err := c.db.NewestMarks(ctx, c.Clock.Today()-1)
	for _, other := range than {
		marks = slices.DeleteFunc(marks, func(e history.Event) bool {
			return cmp.Or(cmp.Compare(e.At, other.At), bytes.Compare(e.ID[:], other.ID[:])) < 0
		})
	}
	return marks, err
}

// against says what is dated after an event that was recorded just now and outweighs it; empty
// where the event holds.
func (c *Collection) against(ctx context.Context, r storage.Recorded) (string, error) {
	if r.Kind == history.Note {
		note, err := c.db.Note(ctx, r.Item)
		if err != nil || note == r.Body {
			return "", err
		}
	} else if holds(r.Kind, &r.After, r.Day) {
		return "", nil
	}
	steps, err := c.db.Steps(ctx, r.Item)
	if err != nil {
		return "", err
	}
	for _, s := range slices.Backward(steps) {
		if s.ID == r.ID || s.Voided || !slices.Contains(rivals[r.Kind], s.Kind) {
			continue
		}
		text := "the " + s.Kind.Noun() + " of " + s.Time().Format("2 Jan 2006, 15:04") + " is dated later and outweighs it; "
		if s.At > c.Clock.Moment().At+storage.Slack {
			return text + "'goodcard undo' takes back the newest dates first", nil
		}
		return text + "it can be done once more after that", nil
	}
	return "what is dated later outweighs it", nil
}
