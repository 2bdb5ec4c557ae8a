package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"goodcard/deck/reason"
	"goodcard/files"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// borrowed returns a private copy of the database at path, brought up to date and
// checked, so that a file that is old, foreign or hostile is never attached as it stands
// and never changed. done removes the copy; where it cannot, [DB.Left] names it.
func (db *DB) borrowed(ctx context.Context, path string) (copied *DB, done func(), err error) {
	defer func() { err = db.unwritten(err) }()
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, nil, err
	}
	if err := db.lendable(path); err != nil {
		return nil, nil, err
	}
	folder, err := os.MkdirTemp(filepath.Dir(db.path), files.Pattern(files.Mark, ""))
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			db.remove(folder)
		}
	}()
	name := filepath.Join(folder, FileName)
	if err := copyTo(ctx, path, name); err != nil {
		return nil, nil, err
	}
	copied, err = connect(ctx, name, "rw")
	if err != nil {
		return nil, nil, (subject{path, true}).explain(err)
	}
	copied.about, copied.policy, copied.random = subject{path, true}, db.policy, db.random
	if err = copied.migrate(ctx); err == nil {
		err = copied.fits(ctx)
	}
	if err == nil {
		err = copied.sound(ctx)
	}
	if err != nil {
		return nil, nil, errors.Join(err, copied.Close())
	}
	return copied, func() {
		_ = copied.Close() // it is thrown away
		db.remove(folder)
	}, nil
}

// unwritten returns err, or where a copy beside the database cannot be written the error for the database:
// nothing is wrong with the file that was copied.
func (db *DB) unwritten(err error) error {
	e, ok := errors.AsType[sqlite3.Error](err)
	if ok && (e.Code == sqlite3.ErrFull || reason.Is(e.SystemErrno, syscall.ENOSPC) || reason.Is(e.SystemErrno, syscall.EDQUOT) || reason.Is(e.SystemErrno, syscall.EROFS)) {
		return refused(e, db.path)
	}
	return err
}

// remove removes what was made for a moment. That it cannot be removed fails nothing.
func (db *DB) remove(path string) {
	if files.RemoveAll(path) != nil {
		db.left = append(db.left, path)
	}
}

// Left returns the files and folders that were made for a moment and could not be removed, each once.
func (db *DB) Left() []string {
	left := db.left
	db.left = nil
	return left
}

// lendable refuses what is no file, and the live database itself.
func (db *DB) lendable(path string) error {
	err := files.Regular(path)
	if other, ok := errors.AsType[*files.KindError](err); ok {
		return &Error{path + " cannot be read: it is " + other.Kind, nameOne, err}
	}
	if err != nil {
		return &Error{path + " cannot be read: " + reason.Of(err), nameOne, err}
	}
	return nil
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// copyTo writes a compact copy of the database at path, which stays as it is, to a new file.
func copyTo(ctx context.Context, path, name string) error {
	mode, alone := "ro", unopened(path)
	if alone {
		mode = "immutable"
	}
	source, err := connect(ctx, path, mode)
	if err != nil {
		return (subject{path, true}).explain(err)
	}
	defer source.Close()
	source.about.named = true
	if err := source.ours(ctx); err != nil {
		return err
	}
	if err := source.vacuumInto(ctx, name); err != nil {
		return err
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
		return &Error{db.path + " holds no history", nameOne, nil}
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
			return &Error{db.path + " is damaged: its last page is cut off", another, nil}
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
			return &Error{db.path + " is damaged: " + message, another, nil}
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
	if sameFile(path, db.path) {
		return &Error{path + " is the database in use, which needs no restoring", "name a backup; those that were made without a name lie in the folder backups beside it", nil}
	}
	if err := db.writable(ctx); err != nil {
		return err
	}
	source, done, err := db.borrowed(ctx, path)
	if err != nil {
		return err
	}
	defer done()
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
		return db.unwritten(err)
	}
	if err := source.Rebuild(ctx); err != nil {
		return db.unwritten(err)
	}
	if err := db.Backup(ctx, keep); err != nil {
		return fmt.Errorf("cannot keep the present data first: %w", err)
	}
	if err := db.stands(ctx, nil); err != nil {
		return err
	}
	if err := db.about.explain(db.copyFrom(ctx, source)); err != nil || !db.watched {
		return err
	}
	db.at, err = look(db.path)
	return err
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
