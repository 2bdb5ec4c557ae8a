package authoring

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/deck"
)

// TestBuildLosesNothing: whatever happens to a text and to the deck that was built out of it, a build leaves a deck that
// loads, keeps each word that its author wrote, removes no card, brings back none that was dropped, and has nothing more
// to do when it is run again.
func TestBuildLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "build")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		path, text := filepath.Join(dir, "d.yaml"), filepath.Join(dir, "faq.txt")
		if rapid.Bool().Draw(t, "folder") {
			path = filepath.Join(dir, "d")
		}
		named := path
		if filepath.Ext(path) == "" {
			named += "/"
		}
		write := func(file, text string) {
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		word := rapid.SampledFrom([]string{"duck", "swan", "goose", "teal", "coot", "rail"})
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
			switch a, b := word.Draw(t, "a"), word.Draw(t, "b"); rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				return "# All of " + a
			case 1:
				return a + " | A bird: no " + b + "."
			case 2:
				return "~ " + a + " " + b + " | Is \"a\" " + b + " # of sorts."
			default:
				return "Is a " + a + " a " + b + "? No, \\it is a " + b + "."
			}
		}), 1, 8)
		mine, dropped := map[string]string{}, map[string]bool{} // answers and ids
		begun := false
		for range rapid.IntRange(1, 4).Draw(t, "builds") {
			write(text, strings.Join(lines.Draw(t, "text"), "\n")+"\n")
			before := map[string]bool{}
			if begun {
				for _, c := range loaded(t, path).Cards {
					before[c.ID] = true
				}
			}
			built, err := Build(named, []string{text}, testOptions)
			if _, none := err.(*NothingFoundError); none && !begun {
				continue
			}
			if err == nil {
				err = built.Write()
			}
			if err != nil {
				t.Fatal(err)
			}
			begun = true
			d := loaded(t, path)
			for _, c := range d.Cards {
				if want, edited := mine[c.ID]; edited && c.Answer != want {
					t.Fatalf("of %s the author wrote %q, and it says %q", c.ID, want, c.Answer)
				}
				if dropped[c.ID] {
					t.Fatalf("%s was dropped and is back", c.ID)
				}
				delete(before, c.ID)
			}
			if len(before) > 0 {
				t.Fatalf("gone are %v", slices.Collect(maps.Keys(before)))
			}
			again, err := Build(named, []string{text}, testOptions)
			if err == nil && len(again.Files) > 0 {
				err = fmt.Errorf("%v change: %s", again.Files, said(again))
			}
			if err != nil {
				t.Fatalf("built again: %v", err)
			}
			for i, c := range d.Cards {
				src, err := os.ReadFile(c.File)
				if err != nil {
					t.Fatal(err)
				}
				switch rapid.IntRange(0, 5).Draw(t, fmt.Sprint("edit", i)) {
				case 0:
					if c.Kind == deck.Ask {
						mine[c.ID] = fmt.Sprintf("Mine: %d", i)
						if src, err = deck.Set(c.File, src, c.ID, "answer", mine[c.ID]); err != nil {
							t.Fatal(err)
						}
						write(c.File, string(src))
					}
				case 1:
					if strings.Count(string(src), "  - id: ") > 1 {
						from := strings.Index(string(src), "  - id: "+c.ID+"\n")
						to := strings.Index(string(src[from+1:]), "  - id: ")
						if to < 0 {
							to = len(src) - from - 1
						}
						write(c.File, string(src[:from])+string(src[from+1+to:]))
						dropped[c.ID] = true
						delete(mine, c.ID)
					}
				}
			}
		}
	})
}

func loaded(t *rapid.T, path string) *deck.Deck {
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
