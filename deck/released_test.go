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

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/decktest"
)

var releasedAgain = cmp.Options{written, cmpopts.IgnoreFields(deck.Released{}, "Sum"), cmpopts.EquateEmpty()}

// drawReleased draws a release of a deck, some of whose cards are gone.
func drawReleased(t *rapid.T) *deck.Released {
	r := &deck.Released{Deck: *drawDeck(t)}
	for i, c := range drawDeck(t).Cards {
		c.ID = fmt.Sprint("gone", i)
		r.Retired = append(r.Retired, deck.RetiredCard{Card: c, Last: "0.9.0"})
	}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"media/a.png", "media/b #.png", "text/é.md"}), 0, 3, rapid.ID).Draw(t, "files") {
		r.Files = append(r.Files, deck.ReleasedFile{Path: name, SHA256: strings.Repeat("0a", 32)})
	}
	slices.SortFunc(r.Files, func(a, b deck.ReleasedFile) int { return strings.Compare(a.Path, b.Path) })
	return r
}

func TestReleasedReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawReleased(t)
		parts, err := deck.WriteReleased(want, deck.Companions{Released: "released.yaml"})
		if err != nil || len(parts) != 1 {
			t.Fatal(len(parts), err)
		}
		got, err := deck.ParseReleased("released.yaml", parts[0].Bytes)
		if err != nil {
			t.Fatalf("%v\n%s", err, parts[0].Bytes)
		}
		if diff := cmp.Diff(want, got, releasedAgain); diff != "" {
			t.Fatalf("(-release +read):\n%s\n%s", diff, parts[0].Bytes)
		}
		again, err := deck.WriteReleased(got, deck.Companions{Released: "released.yaml"})
		if err != nil || string(again[0].Bytes) != string(parts[0].Bytes) {
			t.Fatalf("what was read is written otherwise: %v", err)
		}
	})
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoadReleased(t *testing.T) {
	dir := t.TempDir()
	one, folder := filepath.Join(dir, "one.yaml"), filepath.Join(dir, "folder")
	put(t, one, decktest.Header+"cards: [{id: a, ask: Q, answer: A}]\n")
	put(t, filepath.Join(folder, "deck.yaml"), decktest.Header)
	put(t, filepath.Join(folder, "cards", "x.yaml"), "cards: [{id: a, ask: Q, answer: A}]\n")
	for path, beside := range map[string]string{
		one: filepath.Join(dir, "one.released.yaml"), folder: filepath.Join(folder, "released.yaml"), filepath.Join(folder, "deck.yaml"): filepath.Join(folder, "released.yaml"),
	} {
		os.Remove(beside)
		if _, err := deck.LoadReleased(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s without a release: %v", path, err)
		}
		d, err := deck.Load(path)
		if err != nil {
			t.Fatal(err)
		}
		at, err := deck.Beside(path)
		if err != nil {
			t.Fatal(err)
		}
		if at.Released != beside {
			t.Errorf("the release of %s is %s, want %s", path, at.Released, beside)
		}
		want := &deck.Released{Deck: *d, Retired: []deck.RetiredCard{{Card: deck.Card{ID: "b", Kind: deck.Cloze, Text: "{{gap}}"}, Last: "0.1.0"}}}
		parts, err := deck.WriteReleased(want, at)
		if err != nil {
			t.Fatal(err)
		}
		put(t, parts[0].Path, strings.ReplaceAll(string(parts[0].Bytes), "\n", "\r\n"))
		got, err := deck.LoadReleased(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, releasedAgain); diff != "" {
			t.Errorf("%s (-release +read):\n%s", path, diff)
		}
		if got.Sum != deck.ReleasedSum(parts) {
			t.Error("the sum of a release depends on how git checks out lines")
		}
	}
}

// A release is written so, by every program that writes it, since ledgers have its sum; -update writes the file.
func TestReleasedIsWrittenSo(t *testing.T) {
	src, err := os.ReadFile("testdata/hashes/deck.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, err := deck.Parse("deck.yaml", src)
	if err != nil {
		t.Fatal(err)
	}
	r := &deck.Released{Deck: *d, Files: []deck.ReleasedFile{{Path: "media/plot.png", SHA256: sum}, {Path: "media/b.png", SHA256: sum}}}
	for _, id := range []string{"gone-2", "gone-1"} {
		c := d.Cards[2]
		c.ID, c.Was = id, nil
		r.Retired = append(r.Retired, deck.RetiredCard{Card: c, Last: "0.9.0"})
	}
	parts, err := deck.WriteReleased(r, deck.Companions{Released: "released.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	const file = "testdata/hashes/released.yaml"
	if *update {
		if err := os.WriteFile(file, parts[0].Bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(parts[0].Bytes)); diff != "" {
		t.Errorf("(-file +written):\n%s", diff)
	}
}
