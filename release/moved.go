package release

import (
	"fmt"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// LeftBehind returns what is wrong with a deck at path that has no ledger and was released under another
// name, or is released beside it; nothing where it was never released.
func LeftBehind(path string, d *deck.Deck) deck.Problems {
	now, err := deck.Beside(path)
	if err != nil {
		return nil
	}
	isOfIt := func(path string) bool {
		src, err := files.Read(path, maxFile)
		if err != nil || len(src) > maxFile {
			return false
		}
		l, err := ledger.Parse(path, src)
		return err == nil && l.Deck == d.ID
	}
	told := func(message, fix string) deck.Problems {
		file, line, column := d.IDPlace()
		return deck.Problems{{File: file, Line: line, Column: column, Path: "id", Rule: "release-incomplete", Severity: strictyaml.Error, Message: message, Fix: fix}}
	}
	if old, found := deck.LeftBehind(path, isOfIt); found {
		return told(fmt.Sprintf("the deck %s was released before, and its ledger, %s, was not moved with it", d.ID, old.Ledger),
			old.Move(now)+"; or, if this is another deck, give it another id")
	}
	if other, found := deck.CopyOf(path, isOfIt); found {
		return told(fmt.Sprintf("the deck %s is released from %s already, and two decks with one id are one to learners", d.ID, other),
			"give this one another id; or, if it is the same deck, release "+shell.Path(other))
	}
	return nil
}
