package study_test

import (
	"testing"

	"goodcard/study"
)

func TestNumberOfGatesIsBounded(t *testing.T) {
	for _, c := range []struct {
		held  int
		gates int
		want  string
	}{
		{0, 0, ""},
		{3, 0, "3 new cards wait."}, // for what cannot be worked on
		{1, 1, `1 new card waits for "A" (1 card to go).`},
		{4, 1, `4 new cards wait: 1 for "A" (1 card to go).`},
		{3, 2, `3 new cards wait: 1 for "A" (1 card to go), 2 for "B" (2 cards to go).`},
		{9, 5, `9 new cards wait: 1 for "A" (1 card to go), 2 for "B" (2 cards to go), 3 for "C" (3 cards to go), others for 2 more concepts.`},
	} {
		held := study.Held{Items: c.held}
		for i := range c.gates {
			held.Gates = append(held.Gates, study.Gate{Name: string(rune('A' + i)), Items: i + 1, Missing: i + 1})
		}
		if got := held.String(); got != c.want {
			t.Errorf("%d gates: %s, want %s", c.gates, got, c.want)
		}
	}
}
