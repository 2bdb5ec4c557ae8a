package study

import (
	"context"

	"goodcard/deck"
	"goodcard/storage"
)

// What stands once in a history; see [Collection.Lineage] and [Batch].
type (
	Lineage = storage.Lineage
	Device  = storage.Device
	Alias   = storage.Alias
)

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
