package study

import (
	"context"
	"path/filepath"
	"slices"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// A Glimpse is what can be seen of a collection that is not opened. See [Peek].
type Glimpse struct{ db *storage.DB }

// Peek lets do look at the collection in a data folder. It is made for what runs beside study,
// such as the completion of a command line: it writes nothing, reads no deck file and waits for
// nobody. There may be no collection, or one of another version: that is an error.
func Peek(ctx context.Context, dir string, do func(Glimpse) error) error {
	policy := history.Policy{Scheduler: scheduler.SM2{}}
	return storage.Peek(ctx, filepath.Join(dir, storage.FileName), policy, func(db *storage.DB) error { return do(Glimpse{db}) })
}

// Decks returns the ids of the installed decks, in alphabetical order.
func (g Glimpse) Decks(ctx context.Context) (ids []string, err error) {
	err = g.decks(ctx, func(d storage.Deck) { ids = append(ids, d.ID) })
	slices.Sort(ids)
	return ids, err
}

// File returns the file or folder that an installed deck is linked from; empty where there is none.
func (g Glimpse) File(ctx context.Context, id string) (file string, err error) {
	err = g.decks(ctx, func(d storage.Deck) {
		if d.ID == id && d.Source == storage.File {
			file = d.Path
		}
	})
	return file, err
}

func (g Glimpse) decks(ctx context.Context, do func(storage.Deck)) error {
	decks, err := g.db.Decks(ctx)
	for _, d := range decks {
		if d.Active {
			do(d)
		}
	}
	return err
}

// Cards returns the ids of all cards of installed decks, in alphabetical order.
func (g Glimpse) Cards(ctx context.Context) ([]string, error) { return g.db.CardNames(ctx) }

// Items returns the ids of their items, in alphabetical order.
func (g Glimpse) Items(ctx context.Context) ([]string, error) { return g.db.ItemNames(ctx) }

// Tags returns the tags of their authors, in alphabetical order.
func (g Glimpse) Tags(ctx context.Context) ([]string, error) { return g.db.Tags(ctx) }

// Concepts returns the full ids of the concepts of installed decks, in alphabetical order.
func (g Glimpse) Concepts(ctx context.Context) ([]string, error) { return conceptNames(ctx, g.db) }

// Lost returns the ids of a deck, as its file has it now, that were changed without saying so, also
// those that were when it was last read.
func (g Glimpse) Lost(ctx context.Context, d *deck.Deck) ([]Lost, error) {
	now, err := lost(ctx, g.db, d)
	if err != nil {
		return nil, err
	}
	before, err := lostBefore(ctx, g.db, d)
	return append(now, before...), err
}
