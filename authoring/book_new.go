package authoring

import (
	"path/filepath"

	"goodcard/deck"
	"goodcard/deck/lock"
)

// beginBook returns the book of a deck that is not there yet, which says nothing until the caller writes it.
func beginBook(path string, folder bool) *book {
	in, name := filepath.Dir(path), filepath.Base(path)
	if folder {
		in, name = path, "."
	}
	beside := deck.BesideIn(name)
	for _, p := range []*string{&beside.Ledger, &beside.Changes, &beside.Changelog, &beside.Released, &beside.ReleasedFolder, &beside.Lock, &beside.LockFolder, &beside.Work} {
		*p = filepath.Join(in, *p)
	}
	return &book{path: path, at: beside, text: deck.Begin(path, folder), deck: &deck.Deck{}, lock: &lock.Lock{}}
}
