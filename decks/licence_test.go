package decks_test

import (
	"os"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/decks"
)

// Who gives a deck on has to give its licence along, and finds the whole text of it beside the decks and in every archive.
func TestLicenceOfTheDecks(t *testing.T) {
	text, err := os.ReadFile("LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Attribution 4.0 International\n", "Section 1 -- Definitions.", "Section 8 -- Interpretation."} {
		if !strings.Contains(string(text), words) {
			t.Errorf("LICENSE has no %q", words)
		}
	}
	for _, id := range decks.Shipped.IDs() {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		if d.License != "CC-BY-4.0" {
			t.Errorf("%s is under %q, and LICENSE is the text of CC-BY-4.0", id, d.License)
		}
	}
}
