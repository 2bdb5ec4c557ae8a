package apkg_test

import (
	"testing"

	"goodcard/anki/apkg"
)

func TestClean(t *testing.T) {
	for s, want := range map[string]string{
		"plain\n\ttext": "plain\n\ttext", "a\x1fb\x00c\r\n\x7f": "abc\n", "\u0085x\u009f": "x", "\xffe\u0301\xc3": "e\u0301", "é\x1f": "é", "a\u00a0b\u2028": "a\u00a0b\u2028",
	} {
		if got := apkg.CleanField(s); got != want {
			t.Errorf("CleanField(%q) = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{
		"concept::goals": "concept::goals", " unit 1 ": "unit_1", "a\u3000b\u00a0c\td": "a_b_c_d", "\x07\x1f": "", "": "", "a\xffb": "ab",
	} {
		if got := apkg.CleanTag(s); got != want {
			t.Errorf("CleanTag(%q) = %q, want %q", s, got, want)
		}
	}
}
