package authoring

import (
	"path/filepath"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// Two terms that differ in capitals alone have a concept each, and the one that was there first keeps what it had.
func TestBuildOfTermsThatDifferInCapitals(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "d.yaml")
	take := func(text string) string {
		put(t, dir, map[string]string{"words.md": text})
		built, err := Build(path, []string{filepath.Join(dir, "words.md")}, BuildOptions{Lang: "en", Read: document.Read, Find: prose.FindIn})
		if err == nil {
			err = built.Write()
		}
		if err != nil {
			t.Fatal(err)
		}
		return said(built)
	}
	const head = "head\n: What is on top.\n\n"
	const both = head + "HEAD\n: The first one.\n\n"
	expect(t, "of the first", take(head), "+@head\n+head\n+head-cloze")
	expect(t, "of both", take(both), "+@head-2\n+head-2\n+head-cloze-2")
	for range 3 {
		expect(t, "the same again", take(both), "")
	}
	expect(t, "of a changed one", take(head+"HEAD\n: The one that is first.\n\n"), "~@head-2 about\n~head-2 answer\n~head-cloze-2 cloze")
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Cards {
		if want := map[string]string{"head": "head", "head-cloze": "head"}[c.ID]; want == "" && c.Concepts[0] != "head-2" || want != "" && c.Concepts[0] != want {
			t.Errorf("%s has the concept %s", c.ID, c.Concepts[0])
		}
	}
}
