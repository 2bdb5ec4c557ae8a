package files

import (
	"errors"
	"io/fs"
	"os"
)

// MakeFolder makes a folder where it is missing, with those above it, for its owner alone. Of a link
// in its path that leads to no folder the system says only that something is there already; the error
// is then why the link does not lead on.
func MakeFolder(path string) error {
	err := os.MkdirAll(path, 0o700)
	at, ok := errors.AsType[*fs.PathError](err)
	if !ok || !errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, leads := os.Stat(at.Path); leads != nil {
		return leads
	}
	return err
}
