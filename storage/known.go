package storage

import (
	"context"

	"goodcard/deck"
	"goodcard/history"
)

// KnownCards calls do for the id of every card that was ever met here: those of installed decks,
// those of the history, and former ids that lead somewhere. An id may come several times. do must
// not use the database.
func (db *DB) KnownCards(ctx context.Context, do func(card string) error) error {
	return db.view(ctx, func(q *query) error {
		for _, text := range []string{`SELECT id FROM card`, `SELECT id FROM item`, `SELECT old FROM alias`, `SELECT new FROM alias`} {
			err := q.each(text, nil, func(row scanner) error {
				var id string
				if err := row.Scan(&id); err != nil {
					return err
				}
				return do(deck.ParseRef(id).Card)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Whereabouts say where an item stands, whether a deck has it or not.
type Whereabouts struct {
	Item      string          // the id that was asked for
	Home      string          // the id under which its memory stands
	Installed bool            // a deck has the home
	Memory    history.Memory  // of the home
	Events    []history.Event // whose memory stands there, in the order of replay, each with whether it is voided; without the texts of notes and versions
}

// Whereabouts calls do for each of the items, in their order, on one state of the database. Items
// that were never met have a home, which is where they would go. do must not use the database.
func (db *DB) Whereabouts(ctx context.Context, items []string, do func(Whereabouts) error) error {
	return db.view(ctx, func(q *query) error {
		for _, item := range items {
			if err := ctx.Err(); err != nil {
				return err
			}
			w, err := q.whereabouts(item)
			if err != nil {
				return err
			}
			if err := do(w); err != nil {
				return err
			}
		}
		return nil
	})
}

// Homes calls do for each of the items, in their order, with the id under which its memory stands or would
// stand, on one state of the database. do must not use the database.
func (db *DB) Homes(ctx context.Context, items []string, do func(home string) error) error {
	return db.view(ctx, func(q *query) error {
		for _, item := range items {
			home, err := q.resolve(item)
			if err != nil {
				return err
			}
			if err := do(home); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

func (q *query) whereabouts(item string) (Whereabouts, error) {
	w := Whereabouts{Item: item}
	var err error
	if w.Home, err = q.resolve(item); err != nil {
		return w, err
	}
	var k int64
	met, err := q.row(`SELECT i.k, EXISTS (SELECT 1 FROM content c WHERE c.item = i.k), `+memoryOrNone+`
		FROM item i LEFT JOIN memory m ON m.item = i.k WHERE i.id = ?`, []any{w.Home}, append([]any{&k, &w.Installed}, targets(&w.Memory)...)...)
	if err != nil || !met {
		return w, err
	}
	if w.Events, err = q.events(k); err != nil {
		return w, err
	}
	taken := history.Voided(w.Events)
	for i := range w.Events {
		w.Events[i].Voided = taken[w.Events[i].ID]
	}
	return w, nil
}
