package study

import (
	"cmp"
	"context"
	"errors"
	"io/fs"

	"goodcard/storage"
)

// A Progress is told of work that takes long.
type Progress = storage.Progress

// A Batch is what an import brings; see [Collection.Import].
type Batch = storage.Batch

// An Incoming is an event from elsewhere.
type Incoming = storage.Incoming

// Imported counts what an import did.
type Imported = storage.Imported

// An UndoneImport says what of an import was taken back.
type UndoneImport = storage.UndoneImport

// Whereabouts say where an item stands that events from elsewhere are for.
type Whereabouts = storage.Whereabouts

// Import adds events from elsewhere to the history, all or none, after a backup that it names.
// Where nothing changes there is no backup. The events are gone through once, and must not use the
// collection. Those with an origin are rows of another program; the others are goodcard's own, and
// come in as at a merge.
func (c *Collection) Import(ctx context.Context, b Batch) (Imported, error) {
	defer c.tellLeft()
	for {
		keep, err := c.db.BackupName("before-import-" + c.Clock.Now().Format("2006-01-02T150405"))
		if err != nil {
			return Imported{}, cmp.Or(c.db.ReadOnly(), err)
		}
		imported, err := c.db.Import(ctx, c.Clock.Moment(), keep, b)
		if errors.Is(err, fs.ErrExist) { // another process has taken the name meanwhile, and nothing was done
			continue
		}
		return imported, err
	}
}

// UndoImport takes back what the newest import added, or the newest one of a file unless that is
// empty.
func (c *Collection) UndoImport(ctx context.Context, file string) (UndoneImport, error) {
	return c.db.UndoImport(ctx, c.Clock.Moment(), file)
}

// A PastImport is an import that can be taken back.
type PastImport = storage.PastImport

// NewerImport returns the newest import that can be taken back, where it was made at a time, in
// Unix milliseconds, or later; nil where there is none.
func (c *Collection) NewerImport(ctx context.Context, than int64) (*PastImport, error) {
	newest, err := c.db.NewestImport(ctx)
	if newest != nil && newest.At < than {
		newest = nil
	}
	return newest, err
}

// KnownCards calls do for the id of every card that was ever met here, some several times: those of
// decks, those of the history, former ones. do must not use the collection.
func (c *Collection) KnownCards(ctx context.Context, do func(card string) error) error {
	return c.db.KnownCards(ctx, do)
}

// Homes calls do for each of the items, whether a deck has it or not, in their order, with the id under which its
// memory stands or would stand. do must not use the collection.
func (c *Collection) Homes(ctx context.Context, items []string, do func(home string) error) error {
	return c.db.Homes(ctx, items, do)
}

// Whereabouts calls do for each of the items, whether a deck has it or not, in their order. do must
// not use the collection.
func (c *Collection) Whereabouts(ctx context.Context, items []string, do func(Whereabouts) error) error {
	return c.db.Whereabouts(ctx, items, do)
}
