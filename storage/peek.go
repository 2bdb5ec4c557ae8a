package storage

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"goodcard/history"
)

// Peek opens the database file at path for do to read. It is made for what runs beside study, such
// as the completion of a command line: it writes nothing, brings no tables up to date and waits
// for nobody. There may be tables of another version, so what do asks may fail. Where there is no
// database the error is [fs.ErrNotExist].
func Peek(ctx context.Context, path string, policy history.Policy, do func(*DB) error) (err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if err := openable(path); err != nil {
		return err
	}
	db, err := connect(ctx, path, "ro")
	if err != nil {
		return (subject{path: path}).explain(err)
	}
	db.policy = policy
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.conn.ExecContext(ctx, `PRAGMA busy_timeout = 0`); err != nil {
		return db.about.explain(err)
	}
	return do(db)
}

// CardsOf returns the ids of the cards of an installed deck, in alphabetical order.
func (db *DB) CardsOf(ctx context.Context, deck string) ([]string, error) {
	return db.ids(ctx, `SELECT id FROM card WHERE deck = (SELECT k FROM deck WHERE id = ?) ORDER BY id`, deck)
}

// ItemNames returns the ids of the items of all installed cards, in alphabetical order.
func (db *DB) ItemNames(ctx context.Context) ([]string, error) {
	return db.ids(ctx, `SELECT i.id FROM content c JOIN item i ON i.k = c.item ORDER BY i.id`)
}

// Tags returns the tags of all installed cards, each once, in alphabetical order.
func (db *DB) Tags(ctx context.Context) ([]string, error) {
	lists, err := db.ids(ctx, `SELECT DISTINCT tags FROM card WHERE tags <> ''`)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, list := range lists {
		for _, tag := range splitLines(list) {
			seen[tag] = true
		}
	}
	return slices.Sorted(maps.Keys(seen)), nil
}
