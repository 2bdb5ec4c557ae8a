package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"goodcard/reason"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// borrowed returns a private copy of the database at path, brought up to date and
// checked, so that a file that is old, foreign or hostile is never attached as it stands
// and never changed. done removes the copy.
func (db *DB) borrowed(ctx context.Context, path string) (copied *DB, done func() error, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		return nil, nil, &Error{path + " cannot be read: " + reason.Of(err), "name the database file or a backup of one", err}
	}
	folder, err := os.MkdirTemp(filepath.Dir(db.path), ".goodcard-*")
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	name := filepath.Join(folder, FileName)
	if err := copyTo(ctx, path, name); err != nil {
		return nil, nil, err
	}
	copied, err = connect(ctx, name, "rw")
	if err != nil {
		return nil, nil, explain(err, path)
	}
	copied.policy, copied.random = db.policy, db.random
	if err := copied.like(ctx, db, path); err != nil {
		return nil, nil, errors.Join(err, copied.Close())
	}
	return copied, func() error { return errors.Join(copied.Close(), os.RemoveAll(folder)) }, nil
}

// like brings the tables up to date and refuses those that are not the same as in live: a
// table without its constraints could hold anything, and would after a restore. path is
// what people call the file.
func (db *DB) like(ctx context.Context, live *DB, path string) error {
	if err := db.migrate(ctx); err != nil {
		return foreign(err, path)
	}
	const schema = `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
		WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`
	want, err := live.ids(ctx, schema)
	if err != nil {
		return err
	}
	got, err := db.ids(ctx, schema)
	if err == nil && !slices.Equal(got, want) {
		return otherTables(path, untouched, errTables)
	}
	return err
}

// foreign turns the words for a live database into those for a file that was named.
func foreign(err error, path string) error {
	if errors.Is(err, errTables) {
		return otherTables(path, untouched, err)
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch e.Code {
	case sqlite3.ErrNotADB:
		return &Error{path + " is not a database", "name the database file or a backup of one", err}
	case sqlite3.ErrCorrupt:
		return &Error{path + " is damaged: " + e.Error(), "use another backup", err}
	case sqlite3.ErrError:
		return otherTables(path, untouched, err)
	case sqlite3.ErrConstraint, sqlite3.ErrMismatch:
		return &Error{path + " holds what goodcard cannot have written: " + e.Error(), untouched, err}
	}
	return err
}

// copyTo writes a compact copy of the database at path, which stays as it is, to a new file.
func copyTo(ctx context.Context, path, name string) error {
	mode, alone := "ro", unopened(path)
	if alone {
		mode = "immutable"
	}
	source, err := connect(ctx, path, mode)
	if err != nil {
		return foreign(explain(err, path), path)
	}
	defer source.Close()
	if err := source.ours(ctx); err != nil {
		return foreign(err, path)
	}
	if err := source.vacuumInto(ctx, name); err != nil {
		return foreign(err, path)
	}
	if alone && !unopened(path) {
		return &Error{path + " was opened by another program while it was read", "try again; nothing was changed", nil}
	}
	return nil
}

// unopened reports whether no program has the database at path open for writing, or died
// while it had: then no other files belong to it. To read it any other way SQLite would
// leave such files behind, and fail in a folder that cannot be written.
func unopened(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return true
}

// ours refuses an empty file, a file of another or a newer program, one whose tables are
// views, and a damaged one.
func (db *DB) ours(ctx context.Context) error {
	version, err := db.version(ctx)
	if err != nil {
		return err
	}
	if version < 1 {
		return &Error{db.path + " holds no history", "name the database file or a backup of one", nil}
	}
	info, err := os.Stat(db.path)
	if err != nil {
		return err
	}
	return db.read(ctx, func(q *query) error {
		var page int64
		if _, err := q.row(`PRAGMA page_size`, nil, &page); err != nil {
			return err
		}
		if info.Size()%page != 0 { // SQLite would make up the rest of the last page
			return &Error{db.path + " is damaged: its last page is cut off", "use another backup", nil}
		}
		var odd string
		found, err := q.row(`SELECT type FROM sqlite_schema WHERE type NOT IN ('table', 'index') LIMIT 1`, nil, &odd)
		if err != nil {
			return err
		}
		if found {
			return &Error{fmt.Sprintf("%s was changed by another program: it has a %s", db.path, odd), untouched, nil}
		}
		err = q.damage(1, func(message string) error {
			return &Error{db.path + " is damaged: " + message, "use another backup", nil}
		})
		if err != nil {
			return err
		}
		return q.dangling(1, func(table, parent string) error {
			return &Error{fmt.Sprintf("%s was changed by another program: a row of table %.40q names a row of table %.40q that is not there",
				db.path, table, parent), untouched, nil}
		})
	})
}

// Restore replaces all data by that of the database at path, keeping the present state in
// a new file whose name it returns. It writes into the live file, so that a session that
// is open elsewhere goes on in the restored data. The device keeps its name and gets a
// new id, since events that the backup lacks were made under the old one.
func (db *DB) Restore(ctx context.Context, path, keep string) (err error) {
	source, done, err := db.borrowed(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	var name string
	err = db.read(ctx, func(q *query) (err error) {
		_, err = q.row(`SELECT d.name FROM meta m JOIN device d ON d.id = unhex(m.value, '-') WHERE m.name = ?`, []any{metaDevice}, &name)
		return err
	})
	if err != nil {
		return err
	}
	// All of it in the copy: what takes its place is whole.
	if err := source.write(ctx, func(q *query) error { return source.nameDevice(q, name) }); err != nil {
		return err
	}
	if err := source.Rebuild(ctx); err != nil {
		return err
	}
	if err := db.Backup(ctx, keep); err != nil {
		return fmt.Errorf("cannot keep the present data first: %w", err)
	}
	return explain(db.copyFrom(ctx, source), db.path)
}

// copyFrom writes the pages of source over those of db by SQLite's backup API.
func (db *DB) copyFrom(ctx context.Context, source *DB) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := db.forgetStatements(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	db.writes.Add(1)
	return db.conn.Raw(func(to any) error {
		return source.conn.Raw(func(from any) error {
			backup, err := to.(*sqlite3.SQLiteConn).Backup("main", from.(*sqlite3.SQLiteConn), "main")
			if err != nil {
				return err
			}
			done, err := backup.Step(-1) // all pages, as one transaction
			if !done && err == nil {
				err = sqlite3.Error{Code: sqlite3.ErrBusy}
			}
			return errors.Join(err, backup.Finish())
		})
	})
}
