package authoring

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"
)

// aStep is a text and a build of parts of it; "." names all of it.
type aStep struct{ text, named string }

// TestPartsAreMatchedTogether: who is to speak of what is decided once, for all documents of a file, whichever of them are
// new in the lock, and a build of the same texts has nothing more to do.
func TestPartsAreMatchedTogether(t *testing.T) {
	part := func(n int) string { return fmt.Sprintf("## Part %d\n\nIt is quiet.\n\n", n) }
	term := func(n int, name string) string {
		return fmt.Sprintf("**%s**: A bird that is seen on day %d of a year.\n\n", name, n)
	}
	within := func(n int, name string) string {
		return fmt.Sprintf("### Within %d\n\n**%s**: A bird that is heard on day %d of a year.\n\n", n, name, n)
	}
	why := func(n int, who, whom string) string {
		return fmt.Sprintf("### Why do %s fear %s?\n\nThey have seen them, on day %d of a year.\n\n", who, whom, n)
	}
	for _, tt := range []struct {
		name  string
		steps []aStep
		want  string // of what the last step did, what it did with cards that ask
	}{
		{"what is most like a question, and another part comes to ask, takes nothing from the question itself", []aStep{
			{part(0) + term(1, "swans geese") + why(2, "ducks", "ducks") + part(1), "#birds-of-a-pond"},
			{part(0) + term(1, "teals geese") + why(2, "coots", "geese") + part(1) + why(3, "teals", "ducks") + part(2) + within(4, "coots") + within(5, "swans"), "."},
			{part(0) + why(1, "coots", "swans") + within(2, "teals") + within(3, "ducks") + part(1) + why(4, "teals", "ducks") + term(5, "ducks swans"), "."},
		}, "~why-do-teals-fear-ducks answer"},
		{"a part that inherits is compared with the others as soon as it does", []aStep{
			{part(0) + part(1) + within(1, "ducks") + part(2) + within(2, "ducks") + within(3, "ducks") + why(4, "coots", "swans"), "#part-2"},
			{part(0) + part(1) + term(1, "swans geese") + why(2, "coots", "teals"), "#part-1"},
			{part(0) + within(1, "ducks") + within(2, "swans") + term(3, "swans teals") + part(1) + why(4, "ducks", "teals"), "#birds-of-a-pond ."},
		}, "~why-do-coots-fear-swans ask,source"},
		{"a concept gives its name away before any text is drafted from", []aStep{
			{part(0) + within(1, "coots"), "#within-1"},
			{part(0) + within(1, "ducks") + part(1) + within(7, "coots"), ". #within-1"},
		}, "+@coots-2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "birds.yaml")
			var texts []string
			done := ""
			for _, s := range tt.steps {
				put(t, dir, map[string]string{"pond.md": "# Birds of a pond\n\n" + s.text})
				texts = nil
				for named := range strings.FieldsSeq(s.named) {
					texts = append(texts, filepath.Join(dir, "pond.md")+strings.TrimPrefix(named, "."))
				}
				done = said(buildOf(t, path, texts...))
			}
			if !slices.Contains(strings.Split(done, "\n"), tt.want) {
				t.Errorf("%s\nwant %s", done, tt.want)
			}
			if again := buildOf(t, path, texts...); len(again.Files) > 0 {
				t.Errorf("built again: %s", said(again))
			}
			d, err := deck.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			asks := map[string]string{}
			for _, c := range d.Cards {
				if other := asks[c.Text]; other != "" {
					t.Errorf("%s and %s ask %q", other, c.ID, c.Text)
				}
				asks[c.Text] = c.ID
			}
		})
	}
}

// TestBuildDraftsWhatAnotherTextLeaves: a question that a card of one text asks no more is drafted from the other at once.
func TestBuildDraftsWhatAnotherTextLeaves(t *testing.T) {
	for _, order := range [][]string{{"a.txt", "b.txt"}, {"b.txt", "a.txt"}} {
		t.Run(strings.Join(order, " "), func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "d.yaml")
			texts := []string{filepath.Join(dir, order[0]), filepath.Join(dir, order[1])}
			put(t, dir, map[string]string{"a.txt": "Why do ducks swim? They like water.\n", "b.txt": "goose | A bird that honks.\n"})
			build(t, path, texts...)
			put(t, dir, map[string]string{"a.txt": "Why do all ducks swim? They like water.\n", "b.txt": "goose | A bird that honks.\nWhy do ducks swim? They must.\n"})
			got := strings.Split(said(build(t, path, texts...)), "\n")
			slices.Sort(got)
			expect(t, "done", strings.Join(got, "\n"), "+why-do-ducks-swim-2\n~why-do-ducks-swim ask")
			if again := build(t, path, texts...); len(again.Files) > 0 {
				t.Errorf("built again: %s", said(again))
			}
		})
	}
}

// TestConflictWithTheSamePassage: a conflict goes on though the passage says what it said.
func TestConflictWithTheSamePassage(t *testing.T) {
	dir := t.TempDir()
	path, text := filepath.Join(dir, "d.yaml"), filepath.Join(dir, "terms.txt")
	with := func(note string) *Built {
		opts := testOptions
		opts.Find = func(doc *document.Document, lang string) *prose.Find {
			f := findLines(doc, lang)
			for i := range f.Candidates {
				if c := f.Candidates[i].Card; c != nil && c.Kind == deck.Ask {
					c.Note = note
				}
			}
			return f
		}
		built, err := Build(path, []string{text}, opts)
		if err == nil {
			err = built.Write()
		}
		if err != nil {
			t.Fatal(err)
		}
		return built
	}
	put(t, dir, map[string]string{"terms.txt": "duck | A bird that quacks.\n"})
	with("It swims.")
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"d.yaml": strings.Replace(string(src), "note: It swims.", "note: Mine.", 1), "terms.txt": "mallard | A bird that quacks.\n"})
	const conflict = `!duck note d.yaml:20 "Mine." "It dives."`
	expect(t, "done", said(with("It dives.")), "~@duck name\n~duck ask\n~duck-cloze cloze\n"+conflict)
	again := with("It dives.")
	expect(t, "done again", said(again), conflict)
	if len(again.Files) > 0 {
		t.Errorf("built again, %v change", again.Files)
	}
}
