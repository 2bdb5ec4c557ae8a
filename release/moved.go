package release

import (
	"fmt"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// notLeftBehind returns an error where a deck without a ledger was released under another name.
func (m *maker) notLeftBehind() error {
	old, found := deck.LeftBehind(m.deckPath, func(path string) bool {
		src, err := files.Read(path, maxFile)
		if err != nil || len(src) > maxFile {
			return false
		}
		l, err := ledger.Parse(path, src)
		return err == nil && l.Deck == m.deck.ID
	})
	if !found {
		return nil
	}
	return deck.Problems{{File: m.shown(m.main), Rule: "release-incomplete", Severity: strictyaml.Error,
		Message: fmt.Sprintf("the deck %s was released before, and its ledger, %s, was not moved with it", m.deck.ID, old.Ledger),
		Fix:     old.Move(m.beside) + "; or, if this is another deck, give it another id"}}
}
