package decks_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/decks/overview"
)

// The program offers the decks as the file order says, and knows of each what it is.
func TestShippedDecksHaveTheirHeads(t *testing.T) {
	s := shippedSet(t)
	want := slices.DeleteFunc(slices.Clone(s.order), func(id string) bool { return !slices.Contains(s.found, id) })
	if got := decks.Shipped.IDs(); !slices.Equal(got, want) {
		t.Errorf("the program offers %q, the file order says %q; 'go generate ./decks' takes it over", got, want)
	}
	for _, d := range s.decks {
		cards, items := overview.Count(d)
		title, about, ofCards, ofItems := decks.Shipped.Head(d.ID)
		if title != d.Title || about != d.About || ofCards != cards || ofItems != items {
			t.Errorf("of %s the program says %q, %q, %d cards, %d items; 'go generate ./decks' takes over what the deck says", d.ID, title, about, ofCards, ofItems)
		}
		if about == "" {
			t.Errorf("%s does not say what it is about, by which a learner chooses it", d.ID)
		}
	}
	if title, about, cards, items := decks.Shipped.Head("none"); title+about != "" || cards+items != 0 {
		t.Errorf("a deck that is not there is %q", title)
	}
}

// What the page says is in the decks is in them.
func TestPageOfDecksIsFresh(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var all []*deck.Deck
	for _, id := range decks.Shipped.IDs() {
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	texts, err := overview.Texts(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := overview.Update(page, all, texts)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(page, fresh) {
		t.Error("README.md does not say what is in the decks; 'go generate ./decks' writes it")
	}
	if _, err := overview.Update([]byte("# Decks\n"), all, nil); err == nil {
		t.Error("a page without room for the tables is taken")
	}
}
