package markup

import (
	"testing"

	"pgregory.net/rapid"
)

// What is taken for a sentence is what the parser makes of it.
func TestSentencesAreTheirOwnLine(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([A-Za-z][a-z0-9]{0,3}|[0-9]{1,2}|[-,.;:?!'"()/%#*_>+&$]|https?://|www\.a\.de| |\n){1,8}`).Draw(t, "text")
		if !isSentence(text) {
			return
		}
		taken++
		if parsed := lineOf(Parse(text).Children); parsed != text {
			t.Errorf("%q would be shown, the parser gives %q", text, parsed)
		}
	})
	if taken < 10 {
		t.Errorf("only %d texts were taken for a sentence", taken)
	}
}
