package deck_test

import (
	"strings"
	"testing"

	"goodcard/deck"
)

func TestMint(t *testing.T) {
	var m deck.Mint
	m.Use("gate")
	m.Use("gate-3")
	long := strings.Repeat("x", 61) + "-yz"
	for _, want := range []struct{ proposed, id string }{
		{"latch", "latch"}, {"gate", "gate-2"}, {"gate", "gate-4"}, {"latch", "latch-2"}, {"gate-2", "gate-2-2"},
		{long, long}, {long, strings.Repeat("x", 61) + "-2"}, {long, strings.Repeat("x", 61) + "-3"},
	} {
		if got := m.ID(want.proposed); got != want.id {
			t.Errorf("%s is minted for %s, want %s", got, want.proposed, want.id)
		}
	}
}
