package storage

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	sqlite3 "github.com/mattn/go-sqlite3"

	"goodcard/files"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as ours: "Gcrd".
const applicationID = 0x47637264

// steps returns the migrations in order; the first makes the tables of version 1.
func steps() []string {
	names, err := fs.Glob(migrations, "migrations/*.sql") // sorted
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return names
}

// migrate brings the tables up to date as one transaction, and keeps a copy of the file as it
// was. Of several processes that come at once the first does it and the others wait.
func (db *DB) migrate(ctx context.Context) error {
	version, err := db.version(ctx)
	if err != nil {
		return err
	}
	if !db.reads {
		// Only now: it would change a file that is not ours.
		if err := db.keepLog(ctx); err != nil {
			return err
		}
	}
	if version == len(steps()) {
		return nil // no program makes them older
	}
	old := func(q *query) (_ bool, err error) {
		version, err = q.version()
		return version < len(steps()), err
	}
	return db.once(ctx, old, func(q *query) error {
		if version > 0 {
			if err := db.keepCopy(ctx, version); err != nil {
				return err
			}
		}
		for i, name := range steps()[version:] {
			if err := q.step(version+i+1, name); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepLog has what is written kept in a write-ahead log. For that SQLite must have the file
// alone and does not wait until it has, so that waiting is done here.
func (db *DB) keepLog(ctx context.Context) error {
	const tries = 10
	for range tries {
		_, err := db.conn.ExecContext(ctx, `PRAGMA journal_mode = WAL`)
		if !busy(err) {
			return err
		}
		alone := func(*query) error { return nil }
		if err := db.transaction(ctx, `BEGIN EXCLUSIVE`, alone); err != nil && !busy(err) {
			return err
		}
	}
	return sqlite3.Error{Code: sqlite3.ErrBusy}
}

// version does as [query.version] does, on one state of the file: another process may just be
// making it.
func (db *DB) version(ctx context.Context) (version int, err error) {
	err = db.view(ctx, func(q *query) error {
		version, err = q.version()
		return err
	})
	return version, err
}

// version returns the version of the tables, 0 for a new file, and refuses files of a
// newer program, of other programs, and of a version that their tables cannot have.
func (q *query) version() (int, error) {
	about := q.db.about
	var version, application, tables int
	if _, err := q.row(`PRAGMA user_version`, nil, &version); err != nil {
		return 0, err
	}
	if _, err := q.row(`PRAGMA application_id`, nil, &application); err != nil {
		return 0, err
	}
	if application != applicationID || version < 1 {
		if _, err := q.row(`SELECT count(*) FROM sqlite_schema`, nil, &tables); err != nil {
			return 0, err
		}
	}
	switch newest := len(steps()); {
	case application != applicationID && (tables > 0 || version != 0 || application != 0):
		return 0, &Error{about.path + " is the database of another program",
			about.hint("name another folder with --data or GOODCARD_DATA", nameOne) + "; nothing was changed", nil}
	case version > newest:
		return 0, &Error{fmt.Sprintf("%s was written by a newer goodcard: its tables have version %d, this program knows %d", about.path, version, newest),
			"use the newer program; nothing was changed", nil}
	case version < 0 || version == 0 && tables > 0:
		return 0, about.otherTables(errTables)
	}
	return version, nil
}

// step runs one migration.
func (q *query) step(version int, name string) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	// Not prepared: a migration is many statements.
	script := fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", text, applicationID, version)
	_, err = q.db.conn.ExecContext(q.ctx, script)
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrError {
		return q.db.about.otherTables(err) // what the script makes is there, or what it changes is not
	}
	if err == nil {
		err = q.dangling(1, func(table, parent string) error {
			return fmt.Errorf("a row of table %s names a row of table %s that is not there", table, parent)
		})
	}
	if err != nil {
		return fmt.Errorf("cannot bring the tables to version %d: %w", version, err)
	}
	return nil
}

// keepCopy writes a compact copy of the database beside it before a migration, in place of
// what an earlier try of the same migration left. It reads by another connection: the one of
// db is in the transaction that keeps other processes out.
func (db *DB) keepCopy(ctx context.Context, version int) (err error) {
	name := filepath.Join(filepath.Dir(db.path), backups, fmt.Sprintf("before-version-%d.db", version+1))
	if err := files.MakeFolder(filepath.Dir(name)); err != nil {
		return err
	}
	reader, err := connect(ctx, db.path, "rw")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	part, err := reader.writePart(ctx, name)
	if err != nil {
		return err
	}
	return files.Rename(part, name)
}
