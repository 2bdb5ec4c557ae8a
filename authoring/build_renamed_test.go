package authoring

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/here"
)

const geese = "goose | A bird that honks.\nWhy do geese honk? They want bread.\nDo geese bite? Yes, hard.\n"

// A text that has another name now is the one that the deck was made from, and so are the parts of one that was split and
// the whole of several.
func TestBuildFollowsRenamedTexts(t *testing.T) {
	half := strings.Replace(geese, "Why do geese honk? They want bread.\n", "", 1)
	for _, tt := range []struct {
		name     string
		texts    map[string]string // as they are then; the others are gone
		named    []string
		done     string
		replaces []string
	}{
		{"renamed", map[string]string{"new.txt": geese}, []string{"new.txt"}, "", []string{"faq.txt"}},
		{"renamed and edited", map[string]string{"new.txt": strings.Replace(geese, "bread", "corn", 1)}, []string{"new.txt"}, "~why-do-geese-honk answer", []string{"faq.txt"}},
		{"renamed and cut", map[string]string{"new.txt": half}, []string{"new.txt"}, "?why-do-geese-honk", []string{"faq.txt"}},
		{"moved", map[string]string{"texts/faq.txt": geese}, []string{"texts/faq.txt"}, "", []string{"faq.txt"}},
		{"split", map[string]string{"a.txt": "Do geese bite? No.\n", "b.txt": "goose | A bird that honks.\nWhy do geese honk? They want corn.\n"}, []string{"a.txt", "b.txt"}, "~do-geese-bite answer\n~why-do-geese-honk answer", []string{"faq.txt"}},
		{"joined", map[string]string{"ducks.txt": ducks + geese + "Do geese fly? Far.\n"}, []string{"ducks.txt"}, "+do-geese-fly", []string{"faq.txt"}},
		{"there still", map[string]string{"faq.txt": geese, "new.txt": "Do geese bite? No.\n"}, []string{"new.txt"}, "-Do geese bite?: the deck has it from faq.txt", nil},
		{"another text", map[string]string{"new.txt": "Do geese bite? No.\nWhy do swans hiss? They nest.\n"}, []string{"new.txt"}, "+why-do-swans-hiss\n-Do geese bite?: the deck has it from faq.txt", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, dir, map[string]string{"faq.txt": geese, "ducks.txt": ducks})
			path := filepath.Join(dir, "birds.yaml")
			build(t, path, filepath.Join(dir, "ducks.txt"), filepath.Join(dir, "faq.txt"))
			before, err := deck.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.Remove(filepath.Join(dir, "faq.txt")); err != nil {
				t.Fatal(err)
			}
			put(t, dir, tt.texts)
			var named []string
			for _, name := range tt.named {
				named = append(named, filepath.Join(dir, name))
			}
			b := build(t, path, named...)
			done := strings.Split(said(b), "\n") // without citations, which follow the source
			done = slices.DeleteFunc(done, func(line string) bool { return strings.HasSuffix(line, " source") })
			for i := range done {
				done[i] = strings.TrimSuffix(done[i], ",source")
			}
			expect(t, "done", strings.Join(done, "\n"), tt.done)
			var replaces []string
			for _, text := range b.Texts {
				for _, path := range text.Replaces {
					replaces = append(replaces, filepath.Base(path))
				}
			}
			if !slices.Equal(replaces, tt.replaces) {
				t.Error("replaced are", replaces)
			}
			after, err := deck.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range before.Cards {
				if after.Cards[i].ID != c.ID {
					t.Error(c.ID, "is", after.Cards[i].ID)
				}
			}
			for _, s := range after.Sources {
				if _, err := os.Stat(filepath.Join(dir, s.File)); err != nil && tt.replaces != nil && tt.name != "joined" {
					t.Error("the source", s.ID, "is", s.File)
				}
			}
			if again := build(t, path, named...); len(again.Files) > 0 {
				t.Error("built again,", again.Files, "change")
			}
		})
	}
}

// A document has one name, whichever links lead to the folder of the deck.
func TestDocumentPathThroughLinks(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"real/faq.txt": ducks})
	build(t, filepath.Join(dir, "real", "ducks.yaml"), filepath.Join(dir, "real", "faq.txt"))
	here.Link(t, "real", filepath.Join(dir, "link"))
	for _, in := range []string{"real", "link"} {
		for _, text := range []string{"real", "link"} {
			if b := build(t, filepath.Join(dir, in, "ducks.yaml"), filepath.Join(dir, text, "faq.txt")); len(b.Files) > 0 {
				t.Errorf("of the deck in %s and the text in %s %v change", in, text, b.Files)
			}
		}
	}
	t.Chdir(filepath.Join(dir, "link"))
	if b := build(t, "ducks.yaml", "faq.txt"); len(b.Files) > 0 {
		t.Error("changed are", b.Files)
	}
}

// What stands in another text of the deck by now follows that one, whichever comes first.
func TestBuildFollowsFromTextToText(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "birds.yaml")
	faq, other := filepath.Join(dir, "faq.txt"), filepath.Join(dir, "ducks.txt")
	for _, named := range [][]string{{faq, other}, {other, faq}} {
		put(t, dir, map[string]string{"faq.txt": geese, "ducks.txt": ducks})
		_ = os.Remove(path)
		_ = os.Remove(filepath.Join(dir, "birds.sources.lock.yaml"))
		build(t, path, named...)
		const moved = "Do geese bite? Yes, hard.\n"
		put(t, dir, map[string]string{"faq.txt": strings.Replace(geese, moved, "", 1), "ducks.txt": ducks + moved})
		expect(t, "done", said(build(t, path, named...)), "~do-geese-bite source")
		expect(t, "once more", said(build(t, path, named...)), "")
	}
}
