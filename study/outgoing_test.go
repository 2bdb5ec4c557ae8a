package study_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"goodcard/deck"
)

const outgoingDeck = `format: 1
id: inner-outer
title: Inner and outer
version: 1.2.0
lang: en
license: CC-BY-4.0
about: What it is about.
sources:
  paper: {title: A paper, url: "https://example.com"}
concepts:
  one: {name: One, about: The first.}
  two: {name: Two}
cards:
  - {id: z, concept: one, ask: "Which?", answer: This., also: [Name it.], unseen: [Say it.], note: A note., tags: [a], source: "paper#2", was: [y]}
  - {id: a, cloze: "A {{c1::gap}} and {{c2::another}}."}
  - {id: b, ask: "Soon?", answer: Not yet., draft: true}
`

// What is kept of a deck is what its file says, in its order, for who hands it on without reading that again.
func TestKeptDeckIsWhatItsFileSays(t *testing.T) {
	w := newWorld(t, outgoingDeck)
	want, err := deck.Parse("d.yaml", []byte(outgoingDeck))
	if err != nil {
		t.Fatal(err)
	}
	got, err := w.KeptDeck(t.Context(), "inner-outer")
	if err != nil {
		t.Fatal(err)
	}
	places := cmp.Options{cmpopts.IgnoreUnexported(deck.Deck{}), cmpopts.IgnoreFields(deck.Card{}, "File", "Line", "Column"), cmpopts.EquateEmpty()}
	if diff := cmp.Diff(want, got, places); diff != "" {
		t.Error(diff)
	}
	all, err := w.Outgoing(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if o := all[0]; o.ID != "inner-outer" || o.Version != "1.2.0" || o.Path != "" || o.Cards != 3 || !o.Current {
		t.Errorf("%+v", o)
	}
	head, err := w.KeptHead(t.Context(), all[0])
	want.Cards = nil
	if diff := cmp.Diff(want, head, places); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if _, err := w.KeptDeck(t.Context(), "none"); err == nil {
		t.Error("a deck that is not installed is kept")
	}
	w.shipped["inner-outer/deck.yaml"] = &fstest.MapFile{Data: []byte(noDeck)}
	w.reopen()
	if all, err = w.Outgoing(t.Context()); err != nil || all[0].Current {
		t.Errorf("of a program whose deck cannot be read, what is kept is that of another: %+v, %v", all, err)
	}
}
