package study

import (
	"errors"

	"goodcard/storage"
)

// Passes reports whether an error may be gone at the next try, as of a full disk or a database to
// which another program writes: a front end then asks for the same again.
func Passes(err error) bool {
	return errors.Is(err, storage.ErrUnwritable) || errors.Is(err, storage.ErrBusy)
}

// Ends reports whether a session must end with an error: what it would record from here on, nobody
// would find.
func Ends(err error) bool { return errors.Is(err, storage.ErrMoved) }
