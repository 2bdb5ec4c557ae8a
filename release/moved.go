package release

import (
	"fmt"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// LeftBehind returns what is wrong with a deck at path that has no ledger and was released under another
// name; nothing where it was never released.
func LeftBehind(path string, d *deck.Deck) deck.Problems {
	old, found := deck.LeftBehind(path, func(path string) bool {
		src, err := files.Read(path, maxFile)
		if err != nil || len(src) > maxFile {
			return false
		}
		l, err := ledger.Parse(path, src)
		return err == nil && l.Deck == d.ID
	})
	now, err := deck.Beside(path)
	if !found || err != nil {
		return nil
	}
	file, line, column := d.IDPlace()
	return deck.Problems{{File: file, Line: line, Column: column, Path: "id", Rule: "release-incomplete", Severity: strictyaml.Error,
		Message: fmt.Sprintf("the deck %s was released before, and its ledger, %s, was not moved with it", d.ID, old.Ledger),
		Fix:     old.Move(now) + "; or, if this is another deck, give it another id"}}
}
