package storage

import (
	"context"
	"encoding/json"
	"slices"

	"goodcard/history"
)

// A Replayed is an item whose history can be gone through.
type Replayed struct {
	Item   string // the id that it has now
	Events int    // that the history has of it

	replay func(visit func(history.Step)) (history.Memory, error)
}

// Replay returns what the history makes of the item, and calls visit for each step of that, in the order of
// replay: a history may be long, and its steps are not kept. The names of devices, and bodies that no replay
// reads, may be missing.
func (r *Replayed) Replay(visit func(history.Step)) (history.Memory, error) { return r.replay(visit) }

// Replays calls do for those of the items, given by the ids that they have now, that the
// history knows, in no order that means anything. The history is read once, as far as it is
// theirs, and on one state of the database. do must not keep what it gets, and must not use the
// database.
func (db *DB) Replays(ctx context.Context, items []string, do func(*Replayed) error) error {
	return db.view(ctx, func(q *query) error {
		ids, err := q.keys(items)
		if err != nil {
			return err
		}
		return q.historiesOf(ids, func(k int64, events []history.Event) error {
			if len(events) == 0 { // an id whose former ones nobody studied
				return nil
			}
			nameOwn(events, ids[k])
			return do(&Replayed{ids[k], len(events), func(visit func(history.Step)) (history.Memory, error) {
				m, _, err := db.replayed(q, events, visit)
				return m, err
			}})
		})
	})
}

// keys returns the ids of items by their keys; of those that the history met and that no deck
// has given another id.
func (q *query) keys(items []string) (map[int64]string, error) {
	list, err := json.Marshal(items)
	if err != nil {
		return nil, err
	}
	ids := make(map[int64]string, len(items))
	err = q.each(`SELECT k, id FROM item WHERE id IN (SELECT value FROM json_each(?)) AND home IS NULL`, []any{string(list)}, func(row scanner) error {
		var k int64
		var id string
		err := row.Scan(&k, &id)
		ids[k] = id
		return err
	})
	return ids, err
}

// historiesOf is histories of some items.
func (q *query) historiesOf(ids map[int64]string, do func(k int64, events []history.Event) error) error {
	spread, err := q.spread()
	if err != nil {
		return err
	}
	devices, err := q.devices()
	if err != nil {
		return err
	}
	var whole, apart []int64
	for k := range ids {
		if spread[k] {
			apart = append(apart, k)
		} else {
			whole = append(whole, k)
		}
	}
	slices.Sort(apart)
	list, err := json.Marshal(whole)
	if err != nil {
		return err
	}
	r := collector{q: q, do: do, spread: spread, devices: devices}
	if err := r.rows(`WHERE item IN (SELECT value FROM json_each(?))`, string(list)); err != nil {
		return err
	}
	return r.finish(apart)
}

// ReviewsBeside counts the unvoided reviews of items whose ids name these decks and that are
// not among the items: of cards that their decks have no more, or that were left out.
func (db *DB) ReviewsBeside(ctx context.Context, decks, items []string) (n int, err error) {
	err = db.view(ctx, func(q *query) error {
		ids, err := q.keys(items)
		if err != nil {
			return err
		}
		for _, d := range decks {
			err := q.each(`SELECT coalesce(i.home, i.k), (SELECT count(*) FROM event e WHERE e.item = i.k AND e.kind = {review} AND `+unvoided+`)
				FROM item i WHERE i.id >= ?1 || '/' AND i.id < ?1 || '0'`, []any{d}, func(row scanner) error {
				var k int64
				var reviews int
				err := row.Scan(&k, &reviews)
				if _, among := ids[k]; !among {
					n += reviews
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

// Aliases returns the ids that cards have now by the former ones that hold. They are few.
func (db *DB) Aliases(ctx context.Context) (map[string]string, error) {
	now := map[string]string{}
	err := db.view(ctx, func(q *query) error {
		return q.each(`SELECT old FROM alias`, nil, func(row scanner) error {
			var old string
			if err := row.Scan(&old); err != nil {
				return err
			}
			var err error
			now[old], err = q.resolve(old)
			return err
		})
	})
	return now, err
}
