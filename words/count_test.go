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
