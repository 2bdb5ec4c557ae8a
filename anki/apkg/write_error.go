package apkg

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"syscall"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// unwritten tells an error of SQLite as one of the system, where that was the cause.
func unwritten(err error, path string) error {
	e, ok := errors.AsType[sqlite3.Error](err)
	switch {
	case !ok:
		return err
	case e.Code == sqlite3.ErrFull:
		return &fs.PathError{Op: "write", Path: path, Err: syscall.ENOSPC}
	case e.SystemErrno != 0:
		return &fs.PathError{Op: "write", Path: path, Err: e.SystemErrno}
	case e.Code == sqlite3.ErrNomem:
		return errors.New("there is not enough memory to write the package")
	case e.Code == sqlite3.ErrTooBig:
		return errors.New("a text is too large for a package")
	default:
		return fmt.Errorf("the package cannot be written: error %d of SQLite", int(e.ExtendedCode))
	}
}

// double names the rows that have the same id, one of which SQLite refused.
func (b *batch) double(refused error) error {
	if b != b.db.notes { // of two notes with one id the cards may be met first
		if err := b.db.notes.flush(); err != nil {
			return err
		}
	}
	owners, err := b.db.conn.Prepare("SELECT " + b.owner + " FROM " + b.table + " WHERE id = ?")
	if err != nil {
		return unwritten(err, b.db.path)
	}
	defer owners.Close()
	for i := 0; i < len(b.args); i += b.columns {
		id, owner := b.args[i].Value, b.args[i+1].Value
		there, err := first(owners, id)
		if err != nil {
			return unwritten(err, b.db.path)
		}
		if there != nil && there != owner {
			return fmt.Errorf("two %s have the id %v: of %v and of %v", b.what, id, there, owner)
		}
	}
	return unwritten(refused, b.db.path)
}

// first returns the one value of the one row that a statement finds, nil where it finds none.
func first(s driver.Stmt, arg driver.Value) (driver.Value, error) {
	rows, err := s.(driver.StmtQueryContext).QueryContext(context.Background(), []driver.NamedValue{{Ordinal: 1, Value: arg}})
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := make([]driver.Value, 1)
	if err := rows.Next(found); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return found[0], nil
}
