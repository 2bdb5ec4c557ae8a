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

// TestBuildLosesNothing: whatever happens to a text and to the deck that was built out of it, in an editor and in a session
// of drafts, a build leaves a deck that loads, keeps each word that its author wrote, comments too, removes no card, gives
// no id again that one had, and has nothing more to do when it is run again.
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
		mine, gone := map[string]string{}, map[string]bool{} // answers, and ids that no card has any more
		begun := false
		for round := range rapid.IntRange(1, 4).Draw(t, "builds") {
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
			d := loaded(t, path)
			main := mainOf(d)
			if src := read(t, main); !begun {
				write(main, remark+src)
			} else if !strings.HasPrefix(src, remark) {
				t.Fatalf("the comment is gone from\n%s", src)
			}
			begun = true
			for _, c := range d.Cards {
				if want, edited := mine[c.ID]; edited && c.Answer != want {
					t.Fatalf("of %s the author wrote %q, and it says %q", c.ID, want, c.Answer)
				}
				if gone[c.ID] {
					t.Fatalf("%s was gone and is back", c.ID)
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
				src := read(t, c.File)
				switch rapid.IntRange(0, 6).Draw(t, fmt.Sprint("edit", i)) {
				case 0:
					if c.Kind == deck.Ask {
						mine[c.ID] = fmt.Sprintf("Mine: %d", i)
						edited, err := deck.Set(c.File, []byte(src), c.ID, "answer", mine[c.ID])
						if err != nil {
							t.Fatal(err)
						}
						write(c.File, string(edited))
					}
				case 1:
					if strings.Count(src, "  - id: ") > 1 {
						from := strings.Index(src, "  - id: "+c.ID+"\n")
						to := strings.Index(src[from+1:], "  - id: ")
						if to < 0 {
							to = len(src) - from - 1
						}
						write(c.File, src[:from]+src[from+1+to:])
						forget(c, gone)
						delete(mine, c.ID)
					}
				case 2:
					if id := fmt.Sprintf("renamed-%d-%d", round, i); len(c.Was) == 0 {
						write(c.File, strings.Replace(src, "  - id: "+c.ID+"\n", "  - id: "+id+"\n    was: ["+c.ID+"]\n", 1))
						if answer, edited := mine[c.ID]; edited {
							mine[id] = answer
						}
						gone[c.ID] = true
						delete(mine, c.ID)
					}
				}
			}
			if rapid.Bool().Draw(t, "decides") {
				decide(t, path, gone, mine)
			}
		}
	})
}

const remark = "# The author says more.\n"

// decide goes through drafts, and notes those that are dropped.
func decide(t *rapid.T, path string, gone map[string]bool, mine map[string]string) {
	s, err := OpenDrafts(path, rapid.Bool().Draw(t, "all"))
	if err != nil {
		t.Fatal(err)
	}
	for _, decision := range rapid.SliceOfN(rapid.SampledFrom([]string{"keep", "drop", "skip", "undo"}), 0, 8).Draw(t, "decisions") {
		draft, left := s.Current()
		switch id := draft.Card.ID; {
		case decision == "undo" && s.CanUndo():
			var back string
			var was Outcome
			if back, was, err = s.Undo(); was == Dropped {
				delete(gone, back)
			}
		case decision == "keep" && left:
			err = s.Keep()
		case decision == "drop" && left && mine[id] == "":
			if _, err = s.Drop(); err == nil {
				forget(draft.Card, gone)
			} else if _, last := err.(*LastCardError); last {
				err = nil
			}
		case decision == "skip" && left:
			err = s.Skip()
		}
		if err != nil {
			t.Fatalf("%s: %v", decision, err)
		}
	}
}

// forget notes that a card is gone. Ids that it had before it was renamed nothing knows any more but the ledger, which
// has those that were released.
func forget(c deck.Card, gone map[string]bool) {
	gone[c.ID] = true
	for _, was := range c.Was {
		delete(gone, was)
	}
}

// mainOf returns the file that says what the deck is.
func mainOf(d *deck.Deck) string {
	file, _, _ := d.IDPlace()
	return file
}

func read(t *rapid.T, file string) string {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

func loaded(t *rapid.T, path string) *deck.Deck {
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
