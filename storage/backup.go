package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes a compact, consistent copy of the database to a new file at path, also
// while others write. The file appears whole or not at all; an existing one is refused.
func (db *DB) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &Error{path + " exists already", "name another file, or move this one away", fs.ErrExist}
	}
	part := path + ".part"
	err := removeIfThere(part)
	if err == nil {
		err = createPrivate(part)
	}
	if err != nil {
		return &Error{path + " cannot be written: " + reason(err), "name a file in a folder that exists and that you may write in", err}
	}
	if err := db.vacuumInto(ctx, part); err != nil {
		return errors.Join(err, removeIfThere(part))
	}
	if err := syncFile(part); err != nil {
		return err
	}
	// A link fails where a rename would overwrite a file that came up meanwhile.
	if err := os.Link(part, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return errors.Join(&Error{path + " exists already", "name another file", err}, os.Remove(part))
		}
		return os.Rename(part, path) // a file system without links
	}
	return os.Remove(part)
}

func (db *DB) vacuumInto(ctx context.Context, path string) error {
	return db.read(ctx, func(q *query) error {
		// Not prepared: the statement would hold the name of every backup.
		_, err := q.db.conn.ExecContext(ctx, `VACUUM INTO ?`, path)
		return err
	})
}

// createPrivate makes an empty file that only its owner may read, for SQLite to fill.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncFile waits until the file is on disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// BackupName returns the name of a backup in the folder of the database, made from words
// that tell it apart, such as a date. Where it is taken a number follows.
func (db *DB) BackupName(words string) (string, error) {
	folder := filepath.Join(filepath.Dir(db.path), "backups")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	for i := 1; ; i++ {
		name := filepath.Join(folder, words+".db")
		if i > 1 {
			name = filepath.Join(folder, fmt.Sprintf("%s-%d.db", words, i))
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		} else if err != nil {
			return "", err
		}
	}
}
