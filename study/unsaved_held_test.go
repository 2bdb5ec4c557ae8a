package study

import (
	"os"
	"path/filepath"
	"testing"
)

// A file that another program holds, so that it cannot be removed, is one that nobody has changed since it was saved.
func TestSavedTextThatIsHeld(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deck", "door.open-1-2.yaml")
	if err := os.MkdirAll(filepath.Join(file, "held"), 0o700); err != nil { // which no system removes as a file
		t.Fatal(err)
	}
	var b base
	b.dropSaved(file, "ask: Saved?")
	if err := os.RemoveAll(file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("ask: Saved?"), 0o600); err != nil {
		t.Fatal(err)
	}
	if !untouched(file) {
		t.Error("what was saved would be offered again")
	}
	b.dropSaved(file, "ask: Saved?")
	if _, err := os.Stat(filepath.Dir(file)); err == nil {
		t.Error("it stays, though it can be removed")
	}
}
