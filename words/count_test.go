package words_test

import (
	"testing"
	"time"

	"goodcard/words"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 cards", 1: "1 card", 2: "2 cards"} {
		if got := words.Count(n, "card"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestAgree(t *testing.T) {
	for n, want := range map[int]string{0: "0 cards wait", 1: "1 card waits", 2: "2 cards wait"} {
		if got := words.Agree(n, "card", "waits", "wait"); got != want {
			t.Errorf("Agree(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                        "0 s",
		1499 * time.Millisecond:  "1 s",
		59501 * time.Millisecond: "1 min 0 s",
		400 * time.Second:        "6 min 40 s",
		3 * time.Hour:            "3 h 0 min",
		time.Hour + 59*time.Minute + 59*time.Second: "1 h 59 min",
	} {
		if got := words.Duration(d); got != want {
			t.Errorf("Duration(%v) = %q, want %q", d, got, want)
		}
	}
}

func TestItemsOfCards(t *testing.T) {
	for _, tt := range []struct {
		items, cards int
		want, noun   string
	}{
		{0, 0, "0 cards", "card"}, {1, 1, "1 card", "card"}, {147, 147, "147 cards", "card"},
		{165, 147, "165 items of 147 cards", "item"}, {2, 1, "2 items of 1 card", "item"},
	} {
		if got := words.Items(tt.items, tt.cards); got != tt.want {
			t.Errorf("%d items of %d cards are said as %q, want %q", tt.items, tt.cards, got, tt.want)
		}
		if got := words.Item(tt.items, tt.cards); got != tt.noun {
			t.Errorf("one of %d items of %d cards is %q, want %q", tt.items, tt.cards, got, tt.noun)
		}
	}
}
