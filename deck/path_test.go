package deck_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
)

const pathFile = "testdata/decks/first-steps.yaml"

func TestPathIsReadAndWritten(t *testing.T) {
	d, err := deck.Load(pathFile)
	if err != nil {
		t.Fatal(err)
	}
	want := []deck.Unit{
		{ID: "two-questions", Title: "The two questions", Cards: []string{"inner-outer/outer-question"}, Concepts: []string{"inner-outer/inner-alignment"}, Line: 11, Column: 5},
		{ID: "in-training", Title: "What can happen in training", Opens: "2026-03-02", Concepts: []string{"inner-outer/goal-misgeneralization", "learned-optimization/training-game"}, Line: 16, Column: 5},
	}
	if diff := cmp.Diff(want, d.Path); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"inner-outer", "learned-optimization"}, d.Named()); diff != "" || !d.IsPath() {
		t.Errorf("-want +got:\n%s", diff)
	}
	for name, text := range map[string][]byte{"YAML": deck.Write(d), "head": deck.WriteHead(d), "JSON": deck.WriteJSON(d)} {
		again, err := deck.Parse("again.yaml", text)
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		if diff := cmp.Diff(d, again, written); diff != "" {
			t.Errorf("%s, -written +read:\n%s", name, diff)
		}
	}
}

func TestPathIsInForm(t *testing.T) {
	src, err := os.ReadFile(pathFile)
	if err != nil {
		t.Fatal(err)
	}
	formatted, err := deck.Format(pathFile, src)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(src), string(formatted)); diff != "" {
		t.Errorf("-file +formatted:\n%s", diff)
	}
	mixed := strings.NewReplacer("  - id: in-training\n    title: What can happen in training\n", "  - title:   What can happen in training\n").Replace(string(src))
	if formatted, err = deck.Format(pathFile, []byte(mixed)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(formatted, []byte("  - id: what-can-happen-in-training\n    title: What can happen in training\n")) {
		t.Errorf("the missing id was not written:\n%s", formatted)
	}
	set, err := deck.Set(pathFile, src, "", "path[0].opens", "2026-02-23")
	if err != nil {
		t.Fatal(err)
	}
	if want := bytes.Replace(src, []byte("questions\n    cards"), []byte("questions\n    opens: 2026-02-23\n    cards"), 1); !bytes.Equal(set, want) {
		t.Errorf("-want +got:\n%s", cmp.Diff(string(want), string(set)))
	}
}

const pathHead = "format: 1\nid: p\ntitle: P\nversion: 1.0.0\n"

func TestWrongPaths(t *testing.T) {
	unit := func(lines string) string { return pathHead + "path:\n  - id: one\n    title: One\n" + lines }
	for _, test := range []struct{ name, text, want, fix string }{
		{"cards too", pathHead + "cards:\n  - id: c\n    ask: Q?\n    answer: A.\npath:\n  - id: one\n    title: One\n    cards: [d/c]\n",
			`p.yaml:9:1: a deck has "cards" or "path", not both: a path goes through the cards of other decks`, "delete path, or make a deck of its own of it"},
		{"concepts too", strings.Replace(unit("    cards: [d/c]\n"), "path:", "concepts:\n  c: {name: C}\npath:", 1), `p.yaml:5:1: a path has no concepts of its own, since it has no cards: it goes through those of other decks`, "delete it, or move it to the deck whose cards need it"},
		{"no units", pathHead + "path: []\n", `p.yaml:5:7: the list is empty`, "write at least one entry"},
		{"nothing in a unit", unit(""), `p.yaml:6:5: the unit "one" has neither cards nor concepts`, "add cards: [deck/card] or concepts: [deck/concept]"},
		{"an empty list", unit("    cards: []\n"), `p.yaml:8:12: the list is empty`, "write at least one entry, or delete the key"},
		{"an unknown key", unit("    cards: [d/c]\n    opened: 2026-01-01\n"), `p.yaml:9:5: unknown key "opened"`, `did you mean "opens"?`},
		{"a key of others", unit("    cards: [d/c]\n    from: 2026-01-01\n"), `p.yaml:9:5: unknown key "from"`, `did you mean "opens"?`},
		{"units", strings.Replace(unit("    cards: [d/c]\n"), "path:", "units:", 1), `p.yaml:5:1: unknown key "units"`, `did you mean "path"?`},
		{"no day", unit("    opens: 2026-02-30\n    cards: [d/c]\n"), `p.yaml:8:12: there is no such day or month as 2026-02-30`, ""},
		{"a month", unit("    opens: 2026-02\n    cards: [d/c]\n"), `p.yaml:8:12: "2026-02" is not a day such as 2026-03-01`, ""},
		{"no deck", unit("    cards: [c]\n"), `p.yaml:8:13: "c" is not a card of a deck, written deck/card`, ""},
		{"an item", unit("    cards: [d/c#reverse]\n"), `p.yaml:8:13: "d/c#reverse" is not a card of a deck, written deck/card`, "write deck/card; a card brings all its directions and gaps"},
		{"two strokes", unit("    cards: [a/b/c]\n"), `p.yaml:8:13: "a/b/c" is not a card of a deck, written deck/card`, "write deck/card; a card brings all its directions and gaps"},
		{"units that are none", pathHead + "path: [foo]\n", `p.yaml:5:8: keys with values (key: value) were expected, not the text "foo"`, ""},
		{"a unit that is nothing", unit("    cards: [d/c]\n  - null\n"), `p.yaml:9:5: keys with values (key: value) were expected, nothing is there`, ""},
		{"its own", unit("    cards: [p/c]\n"), `p.yaml:8:13: "p/c" names this path, which has no card of its own`, "name the deck that has the card"},
		{"twice in a unit", unit("    cards: [d/c, d/c]\n"), `p.yaml:8:18: "d/c" is in the list already, on line 8`, ""},
		{"a card in two units", unit("    cards: [d/c]\n  - id: two\n    title: Two\n    cards: [d/c]\n"), `p.yaml:11:13: the card "d/c" is in the unit "one" already: it comes where it is named first`, "delete it in one of the units"},
		{"a concept in two units", unit("    concepts: [d/c]\n  - id: two\n    title: Two\n    concepts: [d/c]\n"), `p.yaml:11:16: the concept "d/c" is in the unit "one" already: it comes where it is named first`, "delete it in one of the units"},
		{"two units of one id", unit("    cards: [d/c]\n  - id: one\n    title: Two\n    cards: [d/b]\n"), `p.yaml:9:9: the id "one" is that of another unit already, on line 6`, "give one of them another id"},
		{"a unit without a title", pathHead + "path:\n  - id: one\n    cards: [d/c]\n", `p.yaml:6:5: the key "title" is missing`, ""},
		{"a unit without an id", pathHead + "path:\n  - title: Week one\n    cards: [d/c]\n", `p.yaml:6:5: the unit has no id, which is its name for programs`, "add id: week-one"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := deck.Parse("p.yaml", []byte(test.text))
			problems, ok := err.(deck.Problems)
			if !ok || len(problems) != 1 {
				t.Fatalf("problems %v", err)
			}
			if got := problems[0].String(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if test.fix != "" && problems[0].Fix != test.fix {
				t.Errorf("the fix is %q, want %q", problems[0].Fix, test.fix)
			}
		})
	}
}

func TestPathIsNoFolderOfCards(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("deck.yaml", pathHead+"path:\n  - id: one\n    title: One\n    cards: [d/c]\n")
	if d, err := deck.Load(dir); err != nil || !d.IsPath() {
		t.Fatal(d, err)
	}
	if err := os.Mkdir(filepath.Join(dir, "cards"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("cards/c.yaml", "cards:\n  - id: c\n    ask: Q?\n    answer: A.\n")
	if _, err := deck.Load(dir); err == nil || !strings.Contains(err.Error(), "c.yaml: the deck is a path, which has no cards of its own") {
		t.Error(err)
	}
	decks, _, err := deck.In(dir)
	if err != nil || len(decks) != 1 {
		t.Error(decks, err)
	}
}

// Whatever a path says reads back from what is written.
func TestWriteAnyPath(t *testing.T) {
	id := rapid.StringMatching(`[a-z0-9][a-z0-9-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		d := &deck.Deck{ID: id.Draw(t, "id"), Title: "x" + drawText(t, "title"), Version: "1.2.3"}
		for i, unit := range rapid.SliceOfNDistinct(id, 1, 4, rapid.ID).Draw(t, "units") {
			u := deck.Unit{ID: unit, Title: "x" + drawText(t, "title of unit"), Cards: []string{fmt.Sprintf("%s-x/c%d", d.ID, i)}}
			if rapid.Bool().Draw(t, "opens") {
				u.Opens = fmt.Sprintf("2026-%02d-01", rapid.IntRange(1, 12).Draw(t, "month"))
			}
			for j := range rapid.IntRange(0, 3).Draw(t, "concepts") {
				u.Concepts = append(u.Concepts, fmt.Sprintf("%s-x/k%d-%d", d.ID, i, j))
			}
			d.Path = append(d.Path, u)
		}
		reads(t, d)
		formatted, err := deck.Format("p.yaml", deck.Write(d))
		if err != nil {
			t.Fatal(err)
		}
		again, err := deck.Parse("p.yaml", formatted)
		if diff := cmp.Diff(d, again, written); err != nil || diff != "" {
			t.Fatalf("formatted it says something else: %v\n%s", err, diff)
		}
	})
}
