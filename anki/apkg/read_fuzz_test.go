package apkg_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"goodcard/anki/apkg"
)

// small is a setting that makes databases of few bytes.
const small = `PRAGMA page_size = 512`

// Whatever a database holds, it is read, or refused in words, and nothing is left of it.
func FuzzDatabase(f *testing.F) {
	f.Add(contents(f, database(f, small, schema11)))
	f.Add(contents(f, database(f, small, schema11, schema14)))
	f.Add(contents(f, database(f, small, schema11, schema14, schema18)))
	f.Fuzz(func(t *testing.T, text []byte) { checkAnything(t, text) })
}

// The same holds for a package.
func FuzzPackage(f *testing.F) {
	old := contents(f, database(f, small, schema11))
	f.Add(contents(f, pack(f, entry{"collection.anki2", old}, entry{"media", []byte(`{"0": "a.png"}`)}, entry{"0", []byte("a")})))
	f.Add(contents(f, pack(f, entry{"collection.anki21", old}, entry{"media", []byte(`{}`)})))
	f.Add(contents(f, pack(f, entry{"meta", []byte{8, 3}}, entry{"collection.anki21b", zstded(f, old)}, entry{"media", zstded(f, nil)})))
	f.Add(zstded(f, old))
	f.Fuzz(func(t *testing.T, text []byte) { checkAnything(t, text) })
}

// checkAnything reads all of a file that may be anything.
func checkAnything(t *testing.T, text []byte) {
	folder := t.TempDir()
	temp := filepath.Join(folder, "temp")
	check(t, os.Mkdir(temp, 0o700))
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	path := filepath.Join(folder, "deck.apkg")
	check(t, os.WriteFile(path, text, 0o600))
	if err := checkPackage(t, path); err != nil {
		if said, ok := errors.AsType[*apkg.Error](err); !ok || said.Hint() == "" || said.Path != path {
			t.Errorf("refused without words: %v", err)
		}
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left among the temporary files: %v, %v", left, err)
	}
}

// checkPackage reads a file to its end, and looks at whether what comes out of it can be.
func checkPackage(t *testing.T, path string) error {
	if _, err := consume(path); err != nil {
		return err
	}
	p, err := apkg.Open(path)
	if err != nil {
		return err
	}
	defer p.Close()
	fields := map[int64]int{}
	for _, n := range p.Collection().NoteTypes {
		fields[n.ID] = len(n.Fields)
	}
	notes, cards := map[int64]bool{}, map[int64]bool{}
	if err := p.Notes(func(n *apkg.Note) error {
		notes[n.ID] = true
		if count, known := fields[n.NoteType]; !known || count != len(n.Fields) {
			t.Errorf("note %d has %d fields, its type %d", n.ID, len(n.Fields), count)
		}
		for _, s := range n.Fields {
			if !utf8.ValidString(s) {
				t.Errorf("note %d has bytes that are no text", n.ID)
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := p.Cards(func(c *apkg.Card) error {
		cards[c.ID] = true
		if !notes[c.Note] || c.Interval < 0 || c.Ord < 0 {
			t.Errorf("%+v", c)
		}
		return nil
	}); err != nil {
		return err
	}
	return p.Reviews(func(r *apkg.Review) error {
		if !cards[r.Card] || r.Ease < 0 || r.Ease > 4 || r.Taken < 0 {
			t.Errorf("%+v", r)
		}
		return nil
	})
}
