package storage

import (
	"context"
	"errors"
	"path/filepath"
)

// Names returns the ids of the installed decks and of all cards in the database file at
// path, each in alphabetical order. It is made for the completion of a command line: it writes
// nothing, brings no tables up to date and waits for nobody.
func Names(ctx context.Context, path string) (decks, cards []string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, nil, err
	}
	db, err := connect(ctx, path, "ro")
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.conn.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return nil, nil, err
	}
	if decks, err = db.ids(ctx, `SELECT id FROM deck WHERE active ORDER BY id`); err != nil {
		return nil, nil, err
	}
	cards, err = db.CardNames(ctx)
	return decks, cards, err
}
