package storage

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/files"
	"goodcard/history"
)

// ReadOnly returns why nothing can be written, and nil where it can.
func (db *DB) ReadOnly() error { return db.readOnly }

// writable returns nil where db can be written. What was opened to be read is opened anew: there may
// be space by now.
func (db *DB) writable(ctx context.Context) error {
	if db.readOnly == nil {
		return nil
	}
	fresh, err := db.retry(ctx)
	if err != nil {
		return err
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	// To close what was read would drop the locks of this process on the file.
	db.replaced = &DB{pool: db.pool, conn: db.conn, stmts: db.stmts, copied: db.copied}
	db.pool, db.conn, db.stmts, db.reads = fresh.pool, fresh.conn, fresh.stmts, false
	db.readOnly, db.copied = nil, ""
	db.standing.Lock()
	defer db.standing.Unlock()
	db.at, db.watched = fresh.at, fresh.watched
	db.writes.Add(1) // the history may have grown
	return nil
}

// openToRead opens a database that cannot be written, for why. Where a log or old tables belong to
// it, which SQLite reads by writing, a copy elsewhere is read.
func openToRead(ctx context.Context, path string, policy history.Policy, opts *Options, why error) (*DB, error) {
	retry := func(ctx context.Context) (*DB, error) { return openWith(ctx, path, "rw", policy, opts) }
	if logless(path) {
		if db, err := openWith(ctx, path, "immutable", policy, opts); err == nil {
			db.readOnly, db.retry = why, retry
			return db, nil
		}
	}
	files.Sweep(os.TempDir(), files.TempMark, "")
	folder, err := os.MkdirTemp("", files.Pattern(files.TempMark, ""))
	if err != nil {
		return nil, why // of the two reasons the one that concerns what was asked for
	}
	db, err := openCopy(ctx, path, filepath.Join(folder, FileName), policy, opts)
	if err != nil {
		files.Discard(folder)
		return nil, why
	}
	db.copied, db.readOnly, db.retry = folder, why, retry
	return db, nil
}

// openCopy copies a database with its log to a name elsewhere, and opens the copy.
func openCopy(ctx context.Context, path, name string, policy history.Policy, opts *Options) (*DB, error) {
	before, err := look(path)
	if err != nil {
		return nil, err
	}
	for _, suffix := range []string{"", "-wal"} {
		if err := copyFile(path+suffix, name+suffix); err != nil && (suffix == "" || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
	}
	after, err := look(path)
	if err != nil {
		return nil, err
	}
	if !before.leadsTo(after) || !before.same(after, 0) {
		return nil, &Error{path + " was written while it was read", "try again", nil}
	}
	db, err := openWith(ctx, name, "rw", policy, opts)
	if err != nil {
		return nil, err
	}
	db.watched = false
	db.path, db.about.path = path, path
	return db, nil
}

func copyFile(from, to string) (err error) {
	source, err := files.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// logless reports whether no log with anything in it belongs to the database at path.
func logless(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Lstat(path + suffix); err == nil && info.Size() > 0 {
			return false
		}
	}
	return true
}
