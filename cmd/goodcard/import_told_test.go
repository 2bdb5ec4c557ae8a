package main

import (
	"slices"
	"testing"

	"goodcard/anki"
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

// A card that visits a filtered deck may be in an export of one deck, beside a sibling that lies outside: what
// that export lacks is told all the same, and nobody is sent to a switch that was on.
func TestWhatLiesInAFilteredDeckIsTold(t *testing.T) {
	home := &anki.Home{Studied: true, Absent: []anki.Absence{{Deck: "goals", Missing: 2, Of: 6}}}
	said := func(whole bool) (kinds []string) {
		var list importWarnings
		list.addHome(home, whole)
		for _, w := range list {
			kinds = append(kinds, w.Kind)
			if w.Kind == warnNoLog && w.Hint != nil {
				t.Errorf("it says %q, though that was done", *w.Hint)
			}
		}
		return kinds
	}
	if got := said(false); !slices.Equal(got, []string{warnNoLog, warnAbsent}) {
		t.Errorf("of one deck it says %v", got)
	}
	if got := said(true); !slices.Equal(got, []string{warnNoLog}) {
		t.Errorf("of a whole collection it says %v", got)
	}
}
