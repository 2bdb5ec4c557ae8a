package release

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
)

// rewrites replaces a text in a file beside the deck, which must be there.
func (a *author) rewrites(name, old, new string) {
	a.t.Helper()
	text := a.text(name)
	if !strings.Contains(text, old) {
		a.t.Fatalf("there is no %q in\n%s", old, text)
	}
	writeFile(a.t, filepath.Join(filepath.Dir(a.path), name), strings.Replace(text, old, new, 1))
}

// loses deletes the lines of a file beside the deck that have a text.
func (a *author) loses(name, text string) {
	a.t.Helper()
	var left strings.Builder
	for line := range strings.Lines(a.text(name)) {
		if !strings.Contains(line, text) {
			left.WriteString(line)
		}
	}
	writeFile(a.t, filepath.Join(filepath.Dir(a.path), name), left.String())
}

// What one of the files of releases lost is told by lint and refused by release, with the way to get it back.
func TestLost(t *testing.T) {
	for _, tt := range []struct {
		name, error, hint string
		lose              func(a *author)
	}{
		{"a line of the ledger", "the line of goals/law is missing, which was released", "checkout HEAD -- goals.ledger.tsv", func(a *author) { a.loses("goals.ledger.tsv", "goals/law") }},
		{"lines of the changes", "the first line of goals/door is missing, which tells how the card came into the deck", "checkout HEAD -- goals.changes.tsv", func(a *author) { a.loses("goals.changes.tsv", "goals/door") }},
		{"all of the changes", "the first line of goals/door and of 2 more cards is missing", "keep the lines of both sides", func(a *author) { a.loses("goals.changes.tsv", "goals/") }},
		{"the text of a retired card", "this is not the release 2.0.0 that the ledger is of: the text of goals/law is missing, or reads otherwise", "checkout HEAD -- goals.released.yaml", func(a *author) {
			text, _, found := strings.Cut(a.text("goals.released.yaml"), "retired:\n")
			if !found {
				a.t.Fatal(text)
			}
			writeFile(a.t, strings.Replace(a.path, ".yaml", ".released.yaml", 1), text)
		}},
		{"a card as it was", "the text of goals/door is missing, or reads otherwise", "checkout HEAD -- goals.released.yaml", func(a *author) { a.rewrites("goals.released.yaml", "nearest door.", "furthest door.") }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newAuthor(t)
			a.releases()
			a.drops("law")
			a.releases("--why", "law=Asked elsewhere")
			a.edits("title: Goals", "title: All goals")
			tt.lose(a)
			before := tree(t, a.path)
			if _, err := a.plans(); err == nil || !strings.Contains(err.Error(), tt.error) || !strings.Contains(hintOf(err), tt.hint) {
				t.Errorf("release: %v\n%s", err, hintOf(err))
			}
			if !maps.Equal(before, tree(t, a.path)) {
				t.Error("files changed")
			}
			if _, _, wrong := Past(a.path); len(wrong) != 1 || !strings.Contains(wrong[0].Message, tt.error) || !strings.Contains(wrong[0].Fix, tt.hint) {
				t.Errorf("lint: %v", wrong)
			}
		})
	}
}

// A card that comes back is restored also where a merge kept a released file without its text.
func TestRestoredWithoutItsText(t *testing.T) {
	a := newAuthor(t)
	a.releases()
	a.drops("law")
	a.releases("--why", "law=Asked elsewhere")
	sum := a.ledger().Released
	text, _, _ := strings.Cut(a.text("goals.released.yaml"), "retired:\n")
	writeFile(t, strings.Replace(a.path, ".yaml", ".released.yaml", 1), text)
	r, err := deck.LoadReleased(a.path)
	if err != nil {
		t.Fatal(err)
	}
	a.rewrites("goals.ledger.tsv", sum, r.Sum)
	a.adds("  - id: law\n    type: Who was it, after all?\n    answer: Goodhart\n")
	if p := a.releases(); kinds(p) != "law restored" {
		t.Errorf("%s", kinds(p))
	}
	if log := a.text("goals.CHANGES.md"); !strings.Contains(log, "\nBack again:\n\n- `law`\n") {
		t.Errorf("%s", log)
	}
}
