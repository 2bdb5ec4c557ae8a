package deck_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
)

func TestRef(t *testing.T) {
	long := strings.Repeat("a", 64)
	for _, test := range []struct {
		id, deck, card, name, suffix string
		valid                        bool
	}{
		{"d/a", "d", "d/a", "a", "", true},
		{"d/a#reverse", "d", "d/a", "a", "#reverse", true},
		{"d/a#c1", "d", "d/a", "a", "#c1", true},
		{"d/a#c99", "d", "d/a", "a", "#c99", true},
		{long + "/" + long + "#c10", long, long + "/" + long, long, "#c10", true},
		{"a", "", "a", "a", "", false},
		{"a#c1", "", "a", "a", "#c1", false},
		{"d/a#c100", "d", "d/a", "a", "#c100", false}, // no deck has so many gaps
		{"d/a#c01", "d", "d/a", "a", "#c01", false},
		{"d/a#c0", "d", "d/a", "a", "#c0", false},
		{"d/a#c+1", "d", "d/a", "a", "#c+1", false},
		{"d/a#", "d", "d/a", "a", "#", false},
		{"d/a#1", "d", "d/a", "a", "#1", false},
		{"d/a#c1#c1", "d", "d/a", "a", "#c1#c1", false},
		{"d/a/b", "d", "d/a/b", "a/b", "", false},
		{"D/a", "D", "D/a", "a", "", false},
		{"d/a\n", "d", "d/a\n", "a\n", "", false},
		{"d/" + long + "a", "d", "d/" + long + "a", long + "a", "", false},
		{"", "", "", "", "", false},
	} {
		r := deck.ParseRef(test.id)
		if r.Deck != test.deck || r.Card != test.card || r.Item != test.id || r.Name() != test.name || r.Suffix() != test.suffix {
			t.Errorf("%q: %+v, name %q, suffix %q", test.id, r, r.Name(), r.Suffix())
		}
		if r.Valid() != test.valid {
			t.Errorf("%q: valid %t", test.id, r.Valid())
		}
	}
}

// What a deck asks for is what a history may hold.
func TestItemsOfCardsAreValid(t *testing.T) {
	var gaps strings.Builder
	for n := 1; n <= 99; n++ {
		fmt.Fprintf(&gaps, " x {{c%d::y}}", n)
	}
	for _, c := range []deck.Card{{Kind: deck.Cloze, Text: gaps.String()}, {Kind: deck.Ask, BothWays: true}} {
		suffixes := c.Suffixes()
		for _, suffix := range suffixes {
			if !deck.ParseRef("d/a" + suffix).Valid() {
				t.Errorf("d/a%s is refused", suffix)
			}
		}
		if len(suffixes) < 2 || !slices.IsSorted(suffixes[:2]) {
			t.Errorf("%s: suffixes %q", c.Kind, suffixes)
		}
	}
}

func TestFull(t *testing.T) {
	got := deck.FullAll("d", []string{"a", "e/b"})
	if want := []string{"d/a", "e/b"}; !slices.Equal(got, want) {
		t.Errorf("%q; want %q", got, want)
	}
}
