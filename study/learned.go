package study

import (
	"context"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// A Learned is an item with its whole history and what that makes of it.
type Learned = storage.Replayed

// Learned calls do for those of the items that were ever studied, marked or forgotten, in no
// order that means anything. What was recorded under a former id of an item is part of its
// history. A deck that is older than the installed one may ask by a former id; of two items that
// are one now, the one that is asked for by its present id has the history. do must not keep
// what it gets, and must not use the collection.
func (c *Collection) Learned(ctx context.Context, items []string, do func(*Learned) error) error {
	asked, present, err := c.present(ctx, items)
	if err != nil {
		return err
	}
	return c.db.Replays(ctx, present, func(l *Learned) error {
		if was, ok := asked[l.Item]; ok {
			l.Item = was
		}
		return do(l)
	})
}

// present returns the ids that items have now, each once, and of those that were asked for by a
// former one that by the present one.
func (c *Collection) present(ctx context.Context, items []string) (asked map[string]string, present []string, err error) {
	aliases, err := c.db.Aliases(ctx)
	if err != nil || len(aliases) == 0 {
		return nil, items, err
	}
	met := make(map[string]bool, len(items))
	var former []string
	for _, item := range items {
		if _, is := aliases[deck.ParseRef(item).Card]; is {
			former = append(former, item)
		} else if !met[item] {
			met[item] = true
			present = append(present, item)
		}
	}
	asked = map[string]string{}
	for _, item := range former {
		ref := deck.ParseRef(item)
		if now := aliases[ref.Card] + ref.Suffix(); !met[now] {
			met[now], asked[now] = true, item
			present = append(present, now)
		}
	}
	return asked, present, nil
}

// ReviewsBeside counts the reviews of cards of these decks, by what their ids say, that are none
// of the items.
func (c *Collection) ReviewsBeside(ctx context.Context, decks, items []string) (int, error) {
	_, present, err := c.present(ctx, items)
	if err != nil {
		return 0, err
	}
	return c.db.ReviewsBeside(ctx, decks, present)
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

// Personal returns what the learner made of cards, by the full id that each has now and by those
// that it had: of those cards alone where a note or a version ever was, be it that it was taken
// back.
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
	aliases, err := c.db.Aliases(ctx)
	for old, now := range aliases {
		if p, made := all[now]; made {
			all[old] = p
		}
	}
	return all, err
}

// ItemIDs returns the ids of the items of an installed deck, in its order.
func (c *Collection) ItemIDs(ctx context.Context, deck string) ([]string, error) {
	return c.db.ItemIDs(ctx, deck)
}
