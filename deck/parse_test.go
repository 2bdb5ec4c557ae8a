package deck_test

import (
	"testing"

	"goodcard/deck"
)

func TestLoadExample(t *testing.T) {
	d, err := deck.Load("testdata/decks/inner-outer.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Cards) != 5 || d.ID != "inner-outer" || len(d.Concepts) != 4 {
		t.Errorf("%d cards", len(d.Cards))
	}
}
