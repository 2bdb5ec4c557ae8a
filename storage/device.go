package storage

import (
	"context"

	"goodcard/history"
)

// Device returns the id of this device, by which its events are known.
func (db *DB) Device(ctx context.Context) (id history.ID, err error) {
	err = db.read(ctx, func(q *query) error {
		var text string
		_, err := q.row(`SELECT value FROM meta WHERE name = ?`, []any{metaDevice}, &text)
		id, _ = history.ParseID(text)
		return err
	})
	return id, err
}

// devices returns the ids of all devices by their keys.
func (q *query) devices() (map[int64]history.ID, error) {
	ids := map[int64]history.ID{}
	err := q.each(`SELECT k, id FROM device`, nil, func(row scanner) error {
		var k int64
		var id []byte
		err := row.Scan(&k, &id)
		ids[k] = history.ID(id)
		return err
	})
	return ids, err
}

// lines returns from which device each one goes on that a restore made.
func (q *query) lines() (history.Lines, error) {
	lines := history.Lines{}
	err := q.each(`SELECT id, follows FROM device WHERE follows IS NOT NULL`, nil, func(row scanner) error {
		var id, follows []byte
		err := row.Scan(&id, &follows)
		lines[history.ID(id)] = history.ID(follows)
		return err
	})
	return lines, err
}
