package storage

import (
	"errors"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// An Error is a failure of the database that a person can do something about.
type Error struct {
	msg, hint string
	err       error
}

func (e *Error) Error() string { return e.msg }

// Hint says what to do next.
func (e *Error) Hint() string { return e.hint }

// Unwrap returns what SQLite said.
func (e *Error) Unwrap() error { return e.err }

// What to do about a file that another program has changed: the live one, and one that was named.
const (
	bringBack = "move the file away, then bring a backup back with 'goodcard restore FILE'"
	untouched = "use an untouched backup"
)

// errTables is the cause where the tables say it, and not SQLite.
var errTables = errors.New("the tables do not fit their version")

// otherTables is the error for tables that no goodcard made, or not those of their version.
func otherTables(path, hint string, err error) error {
	return &Error{path + " was changed by another program: its tables are not those of goodcard", hint, err}
}

// explain turns what SQLite says into words, where the words are known.
func explain(err error, path string) error {
	if already := new(Error); errors.As(err, &already) {
		return err
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return &Error{"another program has been writing to " + path + " for over 5 seconds",
			"wait for it to end, then try again; nothing was changed", err}
	case sqlite3.ErrReadonly:
		return &Error{path + " cannot be written: the disk or the file is read-only",
			"name a folder that can be written with --data or GOODCARD_DATA", err}
	case sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrAuth:
		return &Error{path + " cannot be opened",
			"check that the folder exists and that you may read and write in it", err}
	case sqlite3.ErrFull:
		return &Error{"the disk is full: nothing was changed in " + path,
			"free some space and try again", err}
	case sqlite3.ErrNotADB:
		return &Error{path + " is not a database",
			bringBack, err}
	case sqlite3.ErrCorrupt:
		return &Error{path + " is damaged: " + e.Error(),
			"'goodcard doctor' may say more; move the file away, then 'goodcard restore FILE' brings a backup back", err}
	case sqlite3.ErrIoErr:
		return &Error{"the disk failed while " + path + " was in use: " + e.Error(),
			"check the disk and its space, then run 'goodcard doctor'", err}
	case sqlite3.ErrError:
		if text := e.Error(); strings.HasPrefix(text, "no such ") || strings.Contains(text, " has no column ") {
			return otherTables(path, bringBack, err)
		}
	}
	return &Error{path + ": " + err.Error(), "'goodcard doctor' may say more", err}
}
