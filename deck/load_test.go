package deck_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/here"
)

// folder writes files, by path, below a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "d")
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const picture = "cards: [{id: p, ask: b, answer: '![y](media/in.png)', image: media/x.png, alt: y}]\n"

var whole = map[string]string{
	"deck.yaml":      header + "concepts: {c: {name: C}}\n",
	"cards/b.yaml":   "cards: [{id: b, concept: c, ask: b, answer: c}]\n",
	"cards/a.yaml":   picture,
	"cards/note.txt": "not a card",
	"cards/.x.yaml":  "broken: [",
	"media/x.png":    "png",
	"media/in.png":   "png",
}

func ids(d *deck.Deck) (ids []string) {
	for _, c := range d.Cards {
		ids = append(ids, c.ID)
	}
	return ids
}

func TestLoadFolder(t *testing.T) {
	dir := folder(t, whole)
	for _, path := range []string{dir, filepath.Join(dir, "deck.yaml")} {
		d, err := deck.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"p", "b"}, ids(d)); diff != "" {
			t.Errorf("cards by name of their file: %s", diff)
		}
		if c := d.Cards[1]; c.File != filepath.Join(dir, "cards", "b.yaml") || c.Line != 1 || c.Column != 9 {
			t.Errorf("card at %s:%d:%d", c.File, c.Line, c.Column)
		}
		files, err := deck.Files(path)
		want := []string{filepath.Join(dir, "deck.yaml"), filepath.Join(dir, "cards", "a.yaml"), filepath.Join(dir, "cards", "b.yaml")}
		if diff := cmp.Diff(want, files); diff != "" || err != nil {
			t.Errorf("files: %v %s", err, diff)
		}
	}
}

func TestLoadFS(t *testing.T) {
	fsys := fstest.MapFS{"one.yaml": {Data: []byte(header + picture)}, "media/x.png": {}, "media/in.png": {}}
	for name, text := range whole {
		fsys["sub/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, want := range map[string][]string{"sub": {"p", "b"}, "sub/deck.yaml": {"p", "b"}, "one.yaml": {"p"}} {
		d, err := deck.LoadFS(fsys, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(want, ids(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if _, err := deck.LoadFS(fsys, "nosuch"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

func TestLoadMissing(t *testing.T) {
	dir := folder(t, map[string]string{"x": ""})
	for _, path := range []string{filepath.Join(dir, "nosuch.yaml"), dir} {
		if d, err := deck.Load(path); d != nil || !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v, error %v", path, d, err)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, test := range []struct {
		name, rule, place string
		change            func(t *testing.T, dir string)
	}{
		{"missing picture", "no-picture", "a.yaml:1:62", func(t *testing.T, dir string) { remove(t, dir, "media/x.png") }},
		{"missing picture in a text", "no-picture", "a.yaml:1:33", func(t *testing.T, dir string) { remove(t, dir, "media/in.png") }},
		{"folder for a picture", "no-picture", "a.yaml:1:62", func(t *testing.T, dir string) {
			remove(t, dir, "media/x.png")
			if err := os.Mkdir(filepath.Join(dir, "media", "x.png"), 0o755); err != nil {
				t.Fatal(err)
			}
		}},
		{"picture outside", "no-picture", "a.yaml:1:62", func(t *testing.T, dir string) { link(t, dir, "media/x.png") }},
		{"cards outside", "unreadable", "a.yaml", func(t *testing.T, dir string) { link(t, dir, "cards/a.yaml") }},
		{"same id in two files", "duplicate-id", "b.yaml:1:14", func(t *testing.T, dir string) {
			write(t, dir, "cards/b.yaml", "cards: [{id: p, ask: b, answer: c}]\n")
		}},
		{"concept of no deck", "unknown-concept", "b.yaml:1:26", func(t *testing.T, dir string) {
			write(t, dir, "cards/b.yaml", "cards: [{id: b, concept: x, ask: b, answer: c}]\n")
		}},
		{"deck keys among cards", "unknown-key", "b.yaml:1:1", func(t *testing.T, dir string) {
			write(t, dir, "cards/b.yaml", "title: x\ncards: [{id: b, ask: b, answer: c}]\n")
		}},
		{"no card at all", "missing-key", "deck.yaml:1:1", func(t *testing.T, dir string) {
			remove(t, dir, "cards/a.yaml")
			remove(t, dir, "cards/b.yaml")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t, whole)
			test.change(t, dir)
			d, err := deck.Load(dir)
			problems, ok := errors.AsType[deck.Problems](err)
			if !ok || d != nil {
				t.Fatalf("%v, error %v", d, err)
			}
			if p := problems[0]; p.Rule != test.rule || !strings.Contains(p.String(), test.place+":") || len(problems) != 1 {
				t.Errorf("%s[%s], want %s at %s", report(problems), p.Rule, test.rule, test.place)
			}
		})
	}
}

// A link that the user names is followed; what is beside its target is the folder of the deck.
func TestLoadLink(t *testing.T) {
	dir := folder(t, whole)
	name := filepath.Join(t.TempDir(), "link")
	here.Link(t, dir, name)
	d, err := deck.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Cards[0].File; got != filepath.Join(name, "cards", "a.yaml") {
		t.Errorf("the file is called %s", got)
	}
}

// A key of the head in a file of cards is sent home, and its edit is the author's.
func TestKeysOfTheHeadAmongCards(t *testing.T) {
	fsys := fstest.MapFS{"deck.yaml": {Data: []byte(header)}, "cards/a.yaml": {Data: []byte("concepts: {x: {name: X}}\ncards: [{id: a, ask: b, answer: c}]\n")}}
	_, err := deck.LoadFS(fsys, ".")
	if problems, _ := errors.AsType[deck.Problems](err); len(problems) != 1 || !strings.Contains(problems[0].Fix, "move it to deck.yaml") || problems[0].Edit != nil {
		t.Errorf("%s", report(problems))
	}
}

// A folder may hold more than one file may, but not without bounds.
func TestLoadLargeFolder(t *testing.T) {
	const marks, bytes = "at most 20,000,000 are read", "the 17 files up to this one have more than 256 MiB, and no more is read"
	broken := []byte("\xff" + strings.Repeat("x", 16<<20-1)) // whose reading ends at once
	for _, test := range []struct {
		name, file, message, fix string // the file that is too much
		files                    int
		text                     func(i int) []byte
	}{
		{"files", "", "cards holds 4,000 files; at most 3,999 are read: put more cards into one file", "", 4_000, func(int) []byte { return nil }},
		{"marks", "cards/0020.yaml", marks, "make two decks of it", 25, func(i int) []byte {
			return fmt.Appendf(nil, "cards: [{id: c%d, ask: 'q%d', answer: a}]\n#%s", i, i, strings.Repeat(":", 990_000))
		}},
		{"bytes", "cards/0015.yaml", bytes, "make two decks of it", 20, func(int) []byte { return broken }},
		{"twice the bounds of one file", "", "", "", 2_000, func(i int) []byte {
			return fmt.Appendf(nil, "cards: [{id: c%d, ask: 'q%d', answer: a}]\n#%s", i, i, strings.Repeat(":", 1_000))
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			fsys := fstest.MapFS{"deck.yaml": {Data: []byte(header)}}
			for i := range test.files {
				fsys[fmt.Sprintf("cards/%04d.yaml", i)] = &fstest.MapFile{Data: test.text(i)}
			}
			d, err := deck.LoadFS(fsys, ".")
			if test.message == "" {
				if err != nil || len(d.Cards) != test.files {
					t.Fatalf("error %v, want %d cards", err, test.files)
				}
				return
			}
			problems, ok := errors.AsType[deck.Problems](err)
			if !ok {
				if test.file != "" || err == nil || !strings.HasSuffix(err.Error(), test.message) {
					t.Errorf("error %v, want %s", err, test.message)
				}
				return
			}
			i := slices.IndexFunc(problems, func(p deck.Problem) bool { return p.Rule == "too-large" })
			if i < 0 || problems[i].File != test.file || !strings.HasSuffix(problems[i].Message, test.message) || problems[i].Fix != test.fix || d != nil {
				t.Errorf("%v, want that %s is too much", problems, test.file)
			}
		})
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// link replaces a file by a link to a good one outside the folder.
func link(t *testing.T, dir, name string) {
	t.Helper()
	outside := filepath.Join(t.TempDir(), "outside")
	text, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(outside, text, 0o644); err != nil {
		t.Fatal(err)
	}
	remove(t, dir, name)
	here.Link(t, outside, filepath.Join(dir, name))
}
