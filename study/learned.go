package study

import (
	"context"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// A Learned is an item with its whole history and what that makes of it.
type Learned = storage.Replayed

// Learned calls do for those of the items, given by the ids that they have now, that were ever
// studied, marked or forgotten, in no order that means anything. What was recorded under a
// former id of an item is part of its history. do must not keep the steps, and must not use
// the collection.
func (c *Collection) Learned(ctx context.Context, items []string, do func(*Learned) error) error {
	return c.db.Replays(ctx, items, do)
}

// ReviewsBeside counts the reviews of cards of these decks, by what their ids say, that are none
// of the items.
func (c *Collection) ReviewsBeside(ctx context.Context, decks, items []string) (int, error) {
	return c.db.ReviewsBeside(ctx, decks, items)
}

// A Personal is what a learner made of a card: versions of their own, and a note.
type Personal struct {
	Note    string // empty where there is none
	Touched int64  // when one of them was last made or taken back, Unix milliseconds

	edits []history.Event
}

// Card returns the card as the learner sees it, of what its author says, and whether any text
// of it is the learner's.
func (p Personal) Card(theirs *deck.Card) (card deck.Card, own bool) {
	laid := history.Lay(theirs, p.edits)
	return laid.Card, laid.Own
}

// Modified returns when the texts of the card were last touched, in Unix seconds, rounded up:
// every device of the learner says the same.
func (p Personal) Modified() int64 { return (p.Touched + 999) / 1000 }

// Personal returns what the learner made of cards, by the full id that each has now: of those
// alone where a note or a version ever was, be it that it was taken back.
func (c *Collection) Personal(ctx context.Context) (map[string]Personal, error) {
	times, err := c.db.TextTimes(ctx)
	if err != nil {
		return nil, err
	}
	edits, err := c.db.AllEdits(ctx)
	if err != nil {
		return nil, err
	}
	notes, err := c.db.Notes(ctx)
	if err != nil {
		return nil, err
	}
	all := make(map[string]Personal, len(times))
	for card, at := range times {
		all[card] = Personal{Note: notes[card], Touched: at, edits: edits[card]}
	}
	return all, nil
}
