package deck_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
)

// Every deck of ours, and every example of the guide that is one, says the same once it is formatted, with
// all its signs, and has that for its form.
func TestFormatOfOurDecks(t *testing.T) {
	all := map[string]*deck.Manuscript{}
	for _, pattern := range []string{"../decks/*/deck.yaml", "testdata/decks/*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, path := range paths {
			all[path] = manuscript(t, path)
		}
	}
	for _, block := range guideExamples(t) {
		if src, rule := example(block[2]); block[1] == "yaml" && rule == "" {
			all[block[2]] = deck.OpenText("deck.yaml", []byte(src))
		}
	}
	for name, m := range all {
		before, err := m.Deck()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := m.Format(); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		after, err := m.Deck()
		if diff := cmp.Diff(before, after, written); err != nil || diff != "" {
			t.Errorf("%s: %v, it says something else (-before +after):\n%s", name, err, diff)
		}
		for _, p := range m.Pages {
			if diff := cmp.Diff(letters(p.Before), letters(p.After)); diff != "" {
				t.Errorf("%s: signs (-before +after):\n%s", p.File, diff)
			}
			if again, err := deck.Format(p.File, p.After); err != nil || !bytes.Equal(p.After, again) {
				t.Errorf("%s: %v, the second time\n%s", p.File, err, again)
			}
		}
	}
	if len(all) < 15 {
		t.Errorf("only %d were formatted", len(all))
	}
}
