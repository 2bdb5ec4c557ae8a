package main

import (
	"testing"

	"goodcard/anki/apkg"
)

// What is odd in a file is told where reviews may be lost by it, and pictures are none of that.
func TestOddWarnings(t *testing.T) {
	var list importWarnings
	list.addOdd(apkg.Oddities{CardsNumbered: 2, ReviewsAbsurd: 1, ReviewsMended: 4, MediaMissing: 3, MediaUnread: true}.Found())
	want := []string{"left out: cards with a number that no card can have (2)", "left out: reviews with a grade or a day that cannot be (1)"}
	if len(list) != len(want) {
		t.Fatalf("%d warnings, want %d: %v", len(list), len(want), list)
	}
	for i, w := range list {
		if w.Kind != warnOdd || w.Message != want[i] || w.Hint == nil {
			t.Errorf("%+v, want %q with a hint", w, want[i])
		}
	}
}
