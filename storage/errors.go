package storage

import (
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

// An Error is a failure of the database that a person can do something about.
type Error struct {
	msg, hint string
	err       error
}

func (e *Error) Error() string { return e.msg }

// Hint says what to do next.
func (e *Error) Hint() string { return e.hint }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.err }

// What to do about a file that another program has changed or damaged: the live one, and one that
// was named.
const (
	bringBack = "move the file away, then bring a backup back with 'goodcard restore FILE'"
	untouched = "use an untouched backup"
	another   = "use another backup"
	nameOne   = "name the database file or a backup of one"
)

// errTables is the cause where the tables say it, and not SQLite.
var errTables = errors.New("the tables do not fit their version")

// ErrUnwritable is the cause of an error where nothing can be written to the database, and what
// was to be written may be written later.
var ErrUnwritable = errors.New("the database cannot be written")

// ErrBusy is the cause of an error where another program writes for so long that it is waited for no
// more.
var ErrBusy = errors.New("another program is writing")

// A subject is the file of which an error speaks, and of which the hint must be true.
type subject struct {
	path  string // as people know it: a private copy of a file goes by the name of that file
	named bool   // as a backup or as the history of another device; it is not the live database
}

// hint returns what to do about the live database or else about a file that was named.
func (s subject) hint(live, named string) string {
	if s.named {
		return named
	}
	return live
}

// otherTables is the error for tables that no goodcard made, or not those of their version.
func (s subject) otherTables(err error) error {
	return &Error{s.path + " was changed by another program: its tables are not those of goodcard", s.hint(bringBack, untouched), err}
}

// explain turns what SQLite says of the file into words.
func (s subject) explain(err error) error {
	if already := new(Error); errors.As(err, &already) {
		return err
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	if e.Code == sqlite3.ErrError && e.Error() == "malformed JSON" { // the one text that SQL reads as JSON
		return Unreadable("a card", err)
	}
	path, hint := s.path, s.hint
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrProtocol:
		return &Error{"another program has been writing to " + path + " for over 5 seconds",
			"wait for it to end, then try again; nothing was changed", errors.Join(err, ErrBusy)}
	case sqlite3.ErrFull, sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrAuth, sqlite3.ErrIoErr:
		return refused(e, path)
	case sqlite3.ErrNotADB:
		return &Error{path + " is not a database", hint(bringBack, nameOne), err}
	case sqlite3.ErrCorrupt, sqlite3.ErrFormat:
		return &Error{path + " is damaged", hint("'goodcard doctor' may say more; "+bringBack, another), err}
	case sqlite3.ErrConstraint, sqlite3.ErrMismatch, sqlite3.ErrRange:
		if s.named {
			return &Error{path + " holds what goodcard cannot have written", untouched, err}
		}
		return &Error{path + " does not take what was to be written; nothing was changed", "'goodcard doctor' says whether the file is sound", err}
	case sqlite3.ErrError, sqlite3.ErrSchema, sqlite3.ErrEmpty, sqlite3.ErrNotFound:
		return s.otherTables(err)
	case sqlite3.ErrNomem:
		return &Error{"there is not enough memory to go on with " + path, "close other programs and try again", err}
	case sqlite3.ErrTooBig:
		return &Error{"a text is too large for " + path, "", err}
	case sqlite3.ErrInterrupt, sqlite3.ErrAbort:
		return &Error{"the work on " + path + " was broken off; nothing was changed", "", err}
	}
	return &Error{fmt.Sprintf("%s failed with error %d of SQLite", path, int(e.ExtendedCode)), hint("'goodcard doctor' may say more", another), err}
}

// refused is the error for a file that the system does not let be read or written, with the true
// reason where it can be found.
func refused(e sqlite3.Error, path string) error {
	cause := error(e.SystemErrno)
	switch {
	case e.Code == sqlite3.ErrFull:
		cause = syscall.ENOSPC
	case e.Code == sqlite3.ErrReadonly || e.Code == sqlite3.ErrCantOpen || e.SystemErrno == 0:
		if why := unwritable(path); why != nil { // what SQLite names is what it tried last
			cause = why
		}
	}
	switch {
	case reason.Is(cause, syscall.ENOSPC):
		return &Error{path + " cannot be written: the disk is full",
			"free some space and try again; nothing was changed", errors.Join(e, ErrUnwritable)}
	case reason.Is(cause, syscall.EDQUOT):
		return &Error{path + " cannot be written: your share of the disk is full",
			"free some space and try again; nothing was changed", errors.Join(e, ErrUnwritable)}
	case reason.Is(cause, syscall.EROFS):
		return &Error{path + " cannot be written: its disk is read-only",
			"make the disk writable, or name a folder on another one with --data or GOODCARD_DATA", errors.Join(e, ErrUnwritable)}
	case e.Code == sqlite3.ErrReadonly:
		return &Error{path + " cannot be written: you may not write in the file or its folder",
			"check who owns the folder and the file", errors.Join(e, ErrUnwritable)}
	case errors.Is(cause, fs.ErrPermission):
		return &Error{path + " cannot be opened: you have no permission for it",
			"check who owns the folder and the file", errors.Join(e, ErrUnwritable)}
	case e.Code == sqlite3.ErrIoErr && emptied(path):
		return &Error{path + " was written over by another program: it is empty", bringBack, errors.Join(ErrMoved, e)}
	case e.Code == sqlite3.ErrIoErr:
		return &Error{"the disk failed while " + path + " was in use",
			"check the disk and its space, then run 'goodcard doctor'", e}
	case len(path) > longest:
		return &Error{fmt.Sprintf("%s cannot be opened: a path of %d bytes is too long for a database", path, len(path)),
			"name a folder with a shorter path with --data or GOODCARD_DATA", e}
	default:
		return &Error{path + " cannot be opened",
			"check that the folder exists and that you may read and write in it", e}
	}
}

// longest is how many bytes of a path leave room for the names beside it: SQLite takes 512.
const longest = 512 - 60

// emptied reports whether nothing is left in the file at path.
func emptied(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}

// unwritable returns why nothing can be written beside the database at path, by writing something;
// nil where it can. The database itself is not touched: to close it would drop the locks on it.
func unwritable(path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), files.Pattern(files.Mark, ""))
	if err != nil {
		return err
	}
	const page = 4096
	_, err = f.Write(make([]byte, page))
	err = errors.Join(err, f.Close())
	files.Discard(f.Name())
	return err
}

// damaged reports whether what was found in the file is nothing that a sound database of ours holds.
func damaged(err error) bool {
	e, ok := errors.AsType[sqlite3.Error](err)
	return ok && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB || e.ExtendedCode == sqlite3.ErrIoErrShortRead) || errors.Is(err, ErrUnreadable)
}

// unfit reports whether a row was refused because of what it holds.
func unfit(err error) bool {
	e, ok := errors.AsType[sqlite3.Error](err)
	return ok && (e.Code == sqlite3.ErrConstraint || e.Code == sqlite3.ErrMismatch)
}
