package apkg_test

import (
	"math"
	"testing"

	"goodcard/anki/apkg"
)

// The three numbers above 0 are what Anki makes of them.
func TestGUID(t *testing.T) {
	for sum, want := range map[uint64]string{0: "a", 1: "b", 1234567890: "saAKk", math.MaxUint64: "Rj&Z5m[>Zp", 90: "~", 91: "ba"} {
		if got := apkg.GUID(sum); got != want {
			t.Errorf("GUID(%d) = %q, want %q", sum, got, want)
		}
	}
}
