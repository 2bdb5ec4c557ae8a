package authoring

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"goodcard/deck/lock"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
	"goodcard/here"
)

// A deck may come from anybody: what its lock names is read in its folder and in the current one alone.
func TestCheckStaysInside(t *testing.T) {
	folder := t.TempDir()
	inside := t.TempDir()
	path := drafted(t, map[string]string{"gates.md": gatesText})
	text := map[string]string{"secret.md": gatesText, "decks/inner.md": gatesText}
	put(t, folder, text)
	put(t, inside, text)
	if err := os.Mkdir(filepath.Join(folder, "decks/texts"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"out.md": filepath.Join(folder, "secret.md"), "in.md": "inner.md", "away.md": filepath.Join(inside, "secret.md"), "nowhere.md": filepath.Join(folder, "none.md")} {
		here.Link(t, target, filepath.Join(folder, "decks", link))
	}
	deckText, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, folder, map[string]string{"decks/gates.yaml": string(deckText)})
	for _, test := range []struct {
		name            string
		within, without State // with the folder of the deck alone, and anywhere
	}{
		{"inner.md", Edited, Edited},
		{"in.md", Edited, Edited},
		{"../secret.md", Outside, Edited},
		{"out.md", Outside, Edited},
		{"../none.md", Outside, Missing},
		{"none.md", Missing, Missing},
		{"texts", Unread, Unread},
		{"away.md", Edited, Edited}, // in the current folder
		{"nowhere.md", Missing, Missing},
	} {
		deckPath := filepath.Join(folder, "decks/gates.yaml")
		put(t, folder, map[string]string{"decks/gates.sources.lock.yaml": "format: 1\ndocuments: {" + test.name + ": " + lock.SpanOf("") + "}\n"})
		for _, anywhere := range []bool{false, true} {
			want := test.within
			if anywhere {
				want = test.without
			}
			var read []string
			c, err := Check(t.Context(), CheckOptions{Deck: deckPath, Here: inside, Outside: anywhere, Find: prose.FindIn, Read: func(path string) (*document.Document, error) {
				read = append(read, path)
				return document.Read(path)
			}})
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			d := c.Documents[0]
			if d.State != want || (d.Why == nil) != (want == Edited) {
				t.Errorf("%s, anywhere %v: it is %s (%v), want %s", test.name, anywhere, d.State, d.Why, want)
			}
			if (want == Outside || want == Missing) && len(read) > 0 {
				t.Errorf("%s was read", read)
			}
			if c.Stale() != (d.Why != nil && want != Missing || slices.ContainsFunc(d.Uncovered, func(u Uncovered) bool { return u.Offers != "" })) {
				t.Errorf("%s, of which the deck has nothing: stale is %v", test.name, c.Stale())
			}
		}
	}
}
