package storage_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/storage"
)

// A search looks through what a card says: a text that is not in it could not be found.
func TestSaidHoldsEveryText(t *testing.T) {
	for _, kind := range []deck.Kind{deck.Ask, deck.Cloze, deck.Choose, deck.Type, deck.Explain} {
		for _, key := range deck.TextKeys(kind) {
			c := deck.Card{Kind: kind}
			c.SetValue(key, deck.Value{Text: "ÉCLAIR"})
			c.SetValue(key, deck.Value{List: []string{"one", "ÉCLAIR"}})
			c.SetValue(key, deck.Value{Options: []deck.Option{{Text: "one", Why: "ÉCLAIR"}}})
			if said := storage.Said(&c); !strings.Contains(said, "éclair") {
				t.Errorf("of a card of kind %s, what stands under %s is not found: %q", kind, key, said)
			}
		}
	}
}
