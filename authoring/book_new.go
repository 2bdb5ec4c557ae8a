package authoring

import (
	"goodcard/deck"
	"goodcard/deck/lock"
)

// beginBook returns the book of a deck that is not there yet, which says nothing until the caller writes it.
func beginBook(path string, folder bool) *book {
	return &book{path: path, at: deck.BesideNew(path, folder), text: deck.Begin(path, folder), deck: &deck.Deck{}, lock: &lock.Lock{}}
}
