package anki_test

import (
	"os"
	"strings"
	"testing"

	"goodcard/anki"
)

// Anki finds a note of an earlier package by its guid alone: it is the same for ever.
func TestGUID(t *testing.T) {
	text, err := os.ReadFile("testdata/guids.tsv")
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, want, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if got := anki.GUID(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		known++
	}
	if known == 0 {
		t.Error("no vectors")
	}
}
