package authoring

import (
	"fmt"
	"os"

	"goodcard/deck"
)

// A MissingLockError says that a deck has the texts that it was made from among its sources, and no lock.
type MissingLockError struct{ Deck, Lock, Text string }

func (e *MissingLockError) Error() string {
	return fmt.Sprintf("%s is not there, which says which cards of %s were drafted from %s, and how", e.Lock, e.Deck, e.Text)
}

// Hint says what to do.
func (e *MissingLockError) Hint() string {
	return "take it back from a copy of yours, or from git: " + deck.Checkout("HEAD", e.Lock) + "; without it a build knows again only what says the same as its text"
}

// missingLock returns the error where there is no lock and a source of the deck is a text that matters; nil elsewhere.
func (b *book) missingLock(matters func(text string) bool) *MissingLockError {
	for _, path := range []string{b.at.Lock, b.at.LockFolder} {
		if _, err := os.Lstat(path); err == nil {
			return nil
		}
	}
	for _, s := range b.deck.Sources {
		if s.File != "" && matters(s.File) {
			return &MissingLockError{b.path, b.at.Lock, s.File}
		}
	}
	return nil
}
