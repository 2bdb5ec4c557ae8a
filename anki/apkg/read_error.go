package apkg

import (
	"archive/zip"
	"errors"
	"io/fs"

	"github.com/klauspost/compress/zstd"
	sqlite3 "github.com/mattn/go-sqlite3"
)

// An Error says what is wrong with a file that was to be read.
type Error struct {
	Path string
	What string // "it is cut off"
	hint string
	err  error
}

func (e *Error) Error() string { return "cannot read " + e.Path + ": " + e.What }

// Hint says what to do next.
func (e *Error) Hint() string { return e.hint }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.err }

// What to do about a file that cannot be read.
const (
	getAgain   = "export it from Anki again, or download it again"
	otherFile  = "name a file that Anki exported: its name ends in .apkg or .colpkg"
	olderAnki  = `export it from Anki again with "Support older Anki versions" switched on`
	checkInIt  = "in Anki choose Tools > Check Database, then export it again"
	splitDecks = "in Anki export one deck at a time"
)

// a fault is what is wrong, before it is known of which file.
func fault(what, hint string, err error) *Error { return &Error{What: what, hint: hint, err: err} }

// of names the file of which an error speaks. What the system says of another file stays as it is.
func of(path string, err error) error {
	if e, ok := errors.AsType[*Error](err); ok {
		e.Path = path
		return e
	}
	return err
}

// errLarge says that more came out of a package than may.
var errLarge = errors.New("it unpacks to more than it may")

// unpacking explains why what, an entry of a package, could not be unpacked.
func unpacking(what string, err error) error {
	switch {
	case err == nil, errors.As(err, new(*Error)):
		return err
	case errors.Is(err, errLarge), errors.Is(err, zstd.ErrDecoderSizeExceeded):
		return fault(what+" unpacks to far more than any collection of cards holds", splitDecks, err)
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		return fault(what+" is packed in a way that takes too much memory to unpack", olderAnki, err)
	case errors.Is(err, zip.ErrAlgorithm):
		return fault(what+" is packed in a way that Anki does not use", getAgain, err)
	case !isSystems(err):
		return fault(what+" is damaged", getAgain, err)
	}
	return err
}

// isSystems reports whether the system says an error, and not what was read.
func isSystems(err error) bool { return errors.As(err, new(*fs.PathError)) }

// reading explains what SQLite says of the collection.
func reading(err error) error {
	e, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch e.Code {
	case sqlite3.ErrNotADB:
		return fault("its collection is not a database", getAgain, err)
	case sqlite3.ErrNomem:
		return fault("there is not enough memory for it", "close other programs and try again", err)
	case sqlite3.ErrTooBig:
		return fault("its collection holds a text that is too large", checkInIt, err)
	case sqlite3.ErrFull:
		return fault("the disk is full", "free some space and try again", err)
	}
	return fault("its collection is damaged", checkInIt, err)
}
