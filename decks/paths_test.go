package decks_test

import (
	"testing"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/decks"
)

// A path that we ship names cards and concepts that our decks have, in an order in which they can be learned.
func TestShippedPathsGoThroughShippedDecks(t *testing.T) {
	for _, id := range ids(t) {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		if !d.IsPath() {
			continue
		}
		shipped := func(id string) *deck.Deck {
			d, err := deck.LoadFS(decks.Shipped, id)
			if err != nil {
				return nil
			}
			return d
		}
		for _, p := range lint.Check(d, &lint.Options{Deck: shipped}) {
			if p.Severity != strictyaml.Note {
				t.Errorf("%v [%s]", p, p.Rule)
			}
		}
	}
}
