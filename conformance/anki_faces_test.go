package conformance

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/long"
)

// Every card of the decks that we ship, of the nasty ones and of generated ones shows in Anki what it says.
func TestAnkiFaces(t *testing.T) {
	testsAnki(t)
	t.Parallel()
	decks := map[string]string{}
	for _, pattern := range []string{"../decks/*/deck.yaml", "../anki/testdata/nasty/deck.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			decks[filepath.Base(filepath.Dir(f))] = filepath.Dir(f)
		}
	}
	for name, path := range decks {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, err := deck.Load(path)
			if err != nil {
				t.Fatal(err)
			}
			if d.IsPath() {
				return // its notes are those of its decks
			}
			facesOf(t, d, path)
		})
	}
	t.Run("generated", func(t *testing.T) {
		t.Parallel()
		d := edgeDeck(t, random(t, 1), long.Size(150, 1500))
		facesOf(t, d, write(t, filepath.Join(t.TempDir(), "edges.yaml"), string(deck.Write(d))))
	})
}

// facesOf exports a deck, imports it into Anki and compares each face with the card.
func facesOf(t *testing.T, d *deck.Deck, path string) {
	h := newHome(t, ago(t, 0, "UTC"))
	a := openAnki(t, "UTC")
	v := a.take(h.exports(path))
	a.sound("after the import")
	faces := a.faces()
	items := 0
	for i := range d.Cards {
		c := &d.Cards[i]
		if c.Draft {
			continue
		}
		first := ""
		if len(c.Was) > 0 {
			first = deck.Full(d.ID, c.Was[0])
		}
		for item, s := range said(t, d, c) {
			items++
			f, found := faces[placeOf(item, first)]
			if !found {
				t.Errorf("%s is no card in Anki", item)
				continue
			}
			s.shows(t, item, f)
		}
		if c.Kind == deck.Type {
			a.takesTyped(deck.Full(d.ID, c.ID), first, c.Answer)
		}
	}
	if len(faces) != items || len(v.New) == 0 {
		t.Errorf("Anki has %d cards of %d notes, the deck has %d items", len(faces), len(v.New), items)
	}
	if want := pictures(t, path); len(a.inventory().Media) != want {
		t.Errorf("Anki has %d files, the deck has %d", len(a.inventory().Media), want)
	}
}

// takesTyped fails the test where Anki finds fault with the right answer.
func (a anki) takesTyped(item, first, answer string) {
	a.t.Helper()
	var shown string
	a.asks(&shown, "typed", map[string]any{"guid": placeOf(item, first).guid, "text": answer})
	if strings.Contains(shown, "typeBad") || strings.Contains(shown, "typeMissed") || !strings.Contains(shown, "typeGood") {
		a.t.Errorf("%s: of the right answer %q Anki shows %s", item, answer, shown)
	}
}

// pictures counts what lies in the media folder of a deck.
func pictures(t *testing.T, path string) (n int) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(path, "media"), func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		if os.IsNotExist(err) || err != nil && filepath.Ext(path) == ".yaml" {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
