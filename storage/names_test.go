package storage_test

import (
	"os"
	"slices"
	"testing"

	"goodcard/storage"
)

func TestNames(t *testing.T) {
	path := tempFile(t)
	if _, _, err := storage.Names(t.Context(), path); err == nil {
		t.Error("names were read where there is no database")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a database was made")
	}
	db := open(t, path, "laptop")
	for _, id := range []string{"b", "a", "gone"} {
		card := storage.Card{ID: id + "/one", Kind: "ask", Body: "{}", Items: []string{id + "/one"}}
		if err := db.PutDeck(t.Context(), storage.Deck{ID: id, Source: storage.File, Path: "/" + id, Active: true}, []storage.Card{card}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.RemoveDeck(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	decks, cards, err := storage.Names(t.Context(), path)
	if err != nil || !slices.Equal(decks, []string{"a", "b"}) || !slices.Equal(cards, []string{"a/one", "b/one"}) {
		t.Errorf("decks %q, cards %q, %v", decks, cards, err)
	}
	if after, err := os.ReadFile(path); err != nil || !slices.Equal(before, after) {
		t.Errorf("the file was changed; %v", err)
	}
}
