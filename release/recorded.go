package release

import (
	"errors"
	"io"
	"io/fs"
	"path/filepath"

	"goodcard/deck"
	"goodcard/deck/ledger"
)

// Recorded is what releases recorded of a deck: its ledger, its last release and the list of changes, each nil where it
// is not there or cannot be read.
type Recorded struct {
	Ledger  *ledger.Ledger
	Last    *deck.Released
	Changes *ledger.Changes
}

// ReadRecorded reads what was recorded of the deck at path, as of one moment, and from where it waits if its release
// could not be finished. What is wrong with one file comes back beside the others.
func ReadRecorded(deckPath string) (r Recorded, wrong deck.Problems) {
	p, err := openPlace(deckPath)
	if err != nil {
		return r, nil // reading the deck says why
	}
	defer p.close()
	err = p.steady(func(v view) error {
		r, wrong = ReadRecordedFS(v, v.beside)
		return nil
	})
	return r, append(wrong, asProblems(p.beside.Ledger, err)...)
}

// ReadRecordedFS reads as [ReadRecorded] does, from the folder fsys that what lies beside the deck is in.
func ReadRecordedFS(fsys fs.FS, at deck.Companions) (r Recorded, wrong deck.Problems) {
	text, err := textIn(fsys, at.Ledger)
	if errors.Is(err, fs.ErrNotExist) {
		return r, nil
	}
	if err == nil {
		r.Ledger, err = ledger.Parse(at.Ledger, text)
	}
	wrong = append(wrong, asProblems(at.Ledger, err)...)
	r.Last, err = deck.LoadReleasedFS(fsys, at)
	wrong = append(wrong, asProblems(at.Released, err)...)
	if text, err = textIn(fsys, at.Changes); err == nil {
		r.Changes, err = ledger.ParseChanges(at.Changes, text)
	}
	return r, append(wrong, asProblems(at.Changes, err)...)
}

// textIn returns what a regular file in a folder holds, as far as a ledger may be long.
func textIn(fsys fs.FS, file string) ([]byte, error) {
	name := filepath.Base(file)
	switch info, err := fs.Stat(fsys, name); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: file, Err: errNoFile}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, ledger.MaxBytes+1))
}
