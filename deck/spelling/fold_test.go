package spelling_test

import (
	"strings"
	"testing"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"goodcard/deck/spelling"
)

func TestFold(t *testing.T) {
	for _, same := range []string{
		"Straße strasse STRASSE", "A\u030a å Å", "ﬁNE fine", "ΣΑΣ σασ",
		"Goodhart’s Goodhart's goodhart‘s Goodhart´s Goodhart′s", "−5 -5 –5 ‐5 ‑5 —5 －5", `„ja“ "ja" “ja” «ja» »ja«`, "co\u00adoperate cooperate",
		"İstanbul istanbul ISTANBUL ıstanbul i\u0307stanbul",
	} {
		words := strings.Fields(same)
		for _, word := range words[1:] {
			if got, want := spelling.Fold(word), spelling.Fold(words[0]); got != want {
				t.Errorf("%s is %q, %s %q", words[0], want, word, got)
			}
		}
	}
	for _, apart := range []string{"café cafe", "a-b ab", "öl ol", "ж x", "कि क", "5 ٥"} {
		words := strings.Fields(apart)
		if spelling.Fold(words[0]) == spelling.Fold(words[1]) {
			t.Errorf("%s and %s are the same", words[0], words[1])
		}
	}
}

func TestIndex(t *testing.T) {
	for _, test := range []struct {
		text, query string
		found       bool
	}{
		{"Gödel's café", "godel", true}, {"Gödel's café", "gödel", true}, {"Gödel", "godél", false}, {"Godel", "gödel", false},
		{"Việt Nam", "viet", true}, {"Ἀχιλλεύς", "αχιλλευς", true}, {"한국어", "한국", true}, {"हिन्दी", "हनद", false}, {"plain", "plain", true},
	} {
		if got := strings.Contains(spelling.Index(test.text), spelling.Fold(test.query)); got != test.found {
			t.Errorf("%q in %q: %v", test.query, test.text, got)
		}
	}
	if got := spelling.Index("Plain text"); got != "plain text" {
		t.Errorf("a text without accents is kept as %q", got)
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
