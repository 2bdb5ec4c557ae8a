package study

import (
	"context"
	"iter"

	"goodcard/deck"
	"goodcard/storage"
)

// What stands once in a history; see [Collection.Lineage].
type (
	Lineage = storage.Lineage
	Device  = storage.Device
	Alias   = storage.Alias
)

// ImportHistory is [Collection.Import] of rows of goodcard's own, with the lineage that goes with them.
// It cannot be taken back but by the backup.
func (c *Collection) ImportHistory(ctx context.Context, file string, l Lineage, events iter.Seq2[Incoming, error]) (Imported, error) {
	keep, err := c.db.BackupName("before-import-" + c.Clock.Now().Format("2006-01-02T150405"))
	if err != nil {
		return Imported{}, err
	}
	imported, err := c.db.Import(ctx, c.Clock.Moment(), keep, storage.Batch{File: file, Lineage: l, Events: events})
	c.tellLeft()
	return imported, err
}

// Lineage returns what stands once in the history.
func (c *Collection) Lineage(ctx context.Context) (Lineage, error) { return c.db.Lineage(ctx) }

// Rows calls do for every event as it is stored, by item, time and id; where decks are named, for those
// of their items, also under former ids. do must not use the collection.
func (c *Collection) Rows(ctx context.Context, decks []string, do func(Incoming) error) error {
	if len(decks) == 0 {
		return c.db.Rows(ctx, func(e Incoming, _ string) error { return do(e) })
	}
	chosen := map[string]bool{}
	for _, id := range decks {
		chosen[id] = true
	}
	return c.db.Rows(ctx, func(e Incoming, home string) error {
		if !chosen[deck.ParseRef(e.Item).Deck] && !chosen[deck.ParseRef(home).Deck] {
			return nil
		}
		return do(e)
	})
}
