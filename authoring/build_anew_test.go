package authoring

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// TestBuildGivesNoNewKeyToCardsWrittenAnew: what a text comes to offer, as the way back to a term, belongs to the card as it
// was drafted. One that its author made something else gets none of it, where it may not even be allowed.
func TestBuildGivesNoNewKeyToCardsWrittenAnew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "d.yaml")
	put(t, dir, map[string]string{"terms.txt": "duck | A bird that quacks.\nswan | A bird that hisses.\ngoose | A bird that honks.\n"})
	with := func(bothWays bool) string {
		opts := testOptions
		opts.Find = func(doc *document.Document, lang string) *prose.Find {
			f := findLines(doc, lang)
			for i := range f.Candidates {
				if c := f.Candidates[i].Card; c != nil && c.Kind == deck.Ask {
					c.BothWays = bothWays
				}
			}
			return f
		}
		built, err := Build(path, []string{filepath.Join(dir, "terms.txt")}, opts)
		if err == nil {
			err = built.Write()
		}
		if err != nil {
			t.Fatal(err)
		}
		return said(built)
	}
	with(false)
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(src), "answer: A bird that hisses.", "answer: Mine.", 1)
	text = strings.Replace(text, "ask: What does \"goose\" mean?", "choose: Which bird is a goose?", 1)
	text = strings.Replace(text, "answer: A bird that honks.", "answer: One that honks.\n    wrong: [{text: One that hisses., why: A swan.}]", 1)
	put(t, dir, map[string]string{"d.yaml": text})
	expect(t, "with the way back", with(true), "~duck both-ways")
	expect(t, "the same again", with(true), "")
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Cards {
		if c.BothWays != (c.ID == "duck") {
			t.Errorf("%s: both ways is %v", c.ID, c.BothWays)
		}
	}
}
