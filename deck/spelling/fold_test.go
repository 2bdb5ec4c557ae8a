package spelling_test

import (
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"goodcard/deck/spelling"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{"Straße": "strasse", "\u0041\u030a": "\u00e5", "ﬁNE": "fine", "ΣΑΣ": "σασ"} {
		if got := spelling.Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

// ASCII takes a shorter way to the same text.
func TestFoldOfASCII(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.ByteMax(0x7f)).Draw(t, "text"))
		if got, want := spelling.Fold(text), cases.Fold().String(norm.NFKC.String(text)); got != want {
			t.Fatalf("Fold(%q) = %q, want %q", text, got, want)
		}
	})
}
