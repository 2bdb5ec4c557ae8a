package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/deck/reason"
	"goodcard/files"
)

// Backup writes a compact, consistent copy of the database to a new file at path, also
// while others write. The file appears whole or not at all; an existing one is refused.
func (db *DB) Backup(ctx context.Context, path string) error {
	if err := db.shares(); err != nil {
		return err
	}
	return db.asked(ctx, db.backup(ctx, path))
}

func (db *DB) backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &Error{path + " exists already", "name another file, or move this one away", fs.ErrExist}
	}
	part, err := db.writePart(ctx, path)
	if err != nil {
		return err
	}
	// A link fails where a rename would overwrite a file that came up meanwhile.
	if err := os.Link(part, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			db.remove(part)
			return &Error{path + " exists already", "name another file", err}
		}
		return files.Rename(part, path) // a file system without links
	}
	db.remove(part)
	return nil
}

// writePart writes a compact, consistent copy of the database to a new file beside path, of a
// name that no other process has, and waits until it is on disk. Where it fails nothing is left.
func (db *DB) writePart(ctx context.Context, path string) (part string, err error) {
	f, err := os.CreateTemp(filepath.Dir(path), files.Pattern(filepath.Base(path)+".", files.PartEnd)) // only its owner may read it
	if err != nil {
		return "", &Error{path + " cannot be written: " + reason.Of(err), cmp.Or(reason.Hint(err), "name a file in a folder that exists and that you may write in"), err}
	}
	defer func() {
		if err = errors.Join(err, f.Close()); err != nil {
			db.remove(f.Name())
		}
	}()
	if err := db.vacuumInto(ctx, f.Name()); err != nil {
		return "", err
	}
	return f.Name(), f.Sync()
}

func (db *DB) vacuumInto(ctx context.Context, path string) error {
	return db.alone(ctx, func(q *query) error {
		// Not prepared: the statement would hold the name of every backup.
		_, err := q.db.conn.ExecContext(ctx, `VACUUM INTO ?`, path)
		return err
	})
}

// BackupName returns the name of a backup in the folder of the database, made from words
// that tell it apart, such as a date. Where it is taken a number follows.
func (db *DB) BackupName(words string) (string, error) {
	return freeName(filepath.Join(filepath.Dir(db.path), backups), words)
}

// backups is the folder of the backups that are given no name, beside the database.
const backups = "backups"

// freeName returns the path of a file that is not there in a folder, which is made.
func freeName(folder, words string) (string, error) {
	if err := files.MakeFolder(folder); err != nil {
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
