package main

import (
	"os"
	"strings"
	"testing"
)

// writeStale writes stale.yaml, a deck from ducks.md and gone.md, of which the first was edited since and the second is
// gone.
func writeStale(t *testing.T) {
	t.Helper()
	const text = "# Questions\n\nQ: Why do ducks swim?\nA: They like water.\n\nQ: Can ducks fly?\nA: Yes.\n\nQ: What do ducks eat?\nA: Plants of all kinds.\n"
	put := func(name, text string) {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("ducks.md", text)
	put("gone.md", "Q: Is a goose a duck?\nA: No, it is not.\n")
	if _, stderr, code := ran(t, t.TempDir(), "build", "ducks.md", "gone.md", "-o", "stale.yaml"); code != exitDone {
		t.Fatal(stderr)
	}
	put("ducks.md", "Much is asked.\n\n"+strings.NewReplacer("They like water.", "They love water.", "Q: Can ducks fly?\nA: Yes.\n", "").Replace(text)+"\nQ: How long do ducks live?\nA: Ten years.\n")
	if err := os.Remove("gone.md"); err != nil {
		t.Fatal(err)
	}
}
