package storage

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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

// migrate brings the tables up to date, one transaction a step, and keeps a copy of the
// file as it was.
func (db *DB) migrate(ctx context.Context) error {
	version, err := db.version(ctx)
	if err != nil {
		return err
	}
	// Only now: it would change a file that is not ours.
	if _, err := db.conn.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return err
	}
	all := steps()
	if version == len(all) {
		return nil
	}
	if version > 0 {
		if err := db.keepCopy(ctx, version); err != nil {
			return err
		}
	}
	for i, name := range all {
		if err := db.step(ctx, i+1, name); err != nil {
			return fmt.Errorf("cannot bring the tables to version %d: %w", i+1, err)
		}
	}
	return nil
}

// version returns the version of the tables, 0 for a new file, and refuses files of a
// newer program and of other programs.
func (db *DB) version(ctx context.Context) (int, error) {
	var version, application, tables int
	err := db.read(ctx, func(q *query) error {
		if _, err := q.row(`PRAGMA user_version`, nil, &version); err != nil {
			return err
		}
		if _, err := q.row(`PRAGMA application_id`, nil, &application); err != nil {
			return err
		}
		if application == applicationID {
			return nil
		}
		_, err := q.row(`SELECT count(*) FROM sqlite_schema`, nil, &tables)
		return err
	})
	switch newest := len(steps()); {
	case err != nil:
		return 0, err
	case application == applicationID && version > newest:
		return 0, &Error{fmt.Sprintf("%s was written by a newer goodcard: its tables have version %d, this program knows %d", db.path, version, newest),
			"use the newer program; nothing was changed", nil}
	case application != applicationID && (tables > 0 || version > 0 || application != 0):
		return 0, &Error{db.path + " is the database of another program",
			"name another folder with --data or GOODCARD_DATA; nothing was changed", nil}
	}
	return version, nil
}

// step runs one migration, unless another process has done it meanwhile.
func (db *DB) step(ctx context.Context, version int, name string) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	return db.write(ctx, func(q *query) error {
		var have int
		if _, err := q.row(`PRAGMA user_version`, nil, &have); err != nil || have >= version {
			return err
		}
		// Not prepared: a migration is many statements.
		script := fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", text, applicationID, version)
		if _, err := q.db.conn.ExecContext(ctx, script); err != nil {
			return err
		}
		return q.foreignKeys()
	})
}

// foreignKeys fails where a row names another that is not there.
func (q *query) foreignKeys() error {
	var table string
	found, err := q.row(`SELECT "table" FROM pragma_foreign_key_check LIMIT 1`, nil, &table)
	if err == nil && found {
		err = fmt.Errorf("a row of table %s names a row that is not there", table)
	}
	return err
}

// keepCopy writes a compact copy of the database beside it before a migration.
func (db *DB) keepCopy(ctx context.Context, version int) error {
	name := filepath.Join(filepath.Dir(db.path), "backups", fmt.Sprintf("before-version-%d.db", version+1))
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	if err := os.Remove(name); err != nil && !os.IsNotExist(err) {
		return err // an earlier try of the same migration
	}
	return db.vacuumInto(ctx, name)
}
