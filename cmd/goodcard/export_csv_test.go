package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a table lacks is said behind what it holds, as of a package.
func TestTableIsToldBeforeWhatItLacks(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	const text = "format: 1\nid: a\ntitle: A deck\nversion: 1.0.0\ncards:\n  - {id: a, ask: 'Why?', answer: So.}\n  - {id: b, ask: 'When?', answer: Now., draft: true}\n"
	if err := os.WriteFile("a.yaml", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	env := testEnv(&all)
	env.Stderr = &all
	if code := run(t.Context(), env, []string{"goodcard", "--data", filepath.Join(dir, "data"), "export", "csv", "a.yaml", "-o", "a.csv"}); code != exitDone {
		t.Fatal(all.String())
	}
	holds, lacks := strings.Index(all.String(), "a.csv: 1 note of 1 deck\n"), strings.Index(all.String(), "not in it: 1 draft\n")
	if holds < 0 || lacks < holds {
		t.Errorf("it says\n%s", all.String())
	}
}
