package study_test

import (
	"testing"

	"goodcard/study"
)

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 cards", 1: "1 card", 2: "2 cards"} {
		if got := study.Count(n, "card"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}
