package storage

import (
	"context"
	"goodcard/history"
)

// Pasts gives the past of every item that the history knows to do, in no order that means
// anything. It is one read of the whole history; do must not keep a Past or its steps, and
// must not use the database.
func (db *DB) Pasts(ctx context.Context, do func(*history.Past) error) error {
	const item = `SELECT i.id, coalesce(k.id, ''), coalesce(k.kind, ''), coalesce(k.body, '')
		FROM item i LEFT JOIN content c ON c.item = i.k LEFT JOIN card k ON k.k = c.card WHERE i.k = ?`
	var p history.Past
	return db.view(ctx, func(q *query) error {
		return q.histories(func(k int64, events []history.Event) error {
			p = history.Past{Steps: p.Steps[:0]}
			if _, err := q.row(item, []any{k}, &p.Item, &p.Card, &p.Kind, &p.Body); err != nil {
				return err
			}
			nameOwn(events, p.Item)
			var err error
			p.Memory, _, err = db.replayed(q, events, func(s history.Step) { p.Steps = append(p.Steps, s) })
			if err != nil || len(p.Steps) == 0 {
				return err
			}
			return do(&p)
		})
	})
}
