package deck_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/decktest"
)

const sum = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

func TestBrokenRelease(t *testing.T) {
	const cards = "cards: [{id: a, ask: Q, answer: A}]\n"
	const back = "take the file back from git: git -C x checkout HEAD -- d.released.yaml; only goodcard release writes it"
	for _, test := range []struct{ name, src, says, hint string }{
		{"empty", "", "x/d.released.yaml:1:1: the file is empty", back},
		{"cut short", decktest.Header + "cards:\n  - id: a\n    ask: Q", `x/d.released.yaml:6:5: the key "answer" is missing`, back},
		{"no last", decktest.Header + cards + "retired: [{id: b, ask: Q, answer: A}]\n", `x/d.released.yaml:6:11: the key "last" is missing`, back},
		{"bad last", decktest.Header + cards + "retired: [{id: b, last: x, ask: Q, answer: A}]\n", `x/d.released.yaml:6:25: "x" is not a version such as 1.0.0`, back},
		{"retired and there", decktest.Header + cards + "retired: [{id: a, last: 1.0.0, ask: Q, answer: A}]\n", `x/d.released.yaml:6:11: the id "a" of this retired card is that of another card too`, back},
		{"retired gap", decktest.Header + cards + "retired: [{id: b, last: 1.0.0, cloze: no gap}]\n", "x/d.released.yaml:6:39: ", back},
		{"bad sum", decktest.Header + cards + "files: [{path: a.png, sha256: 12}]\n", `x/d.released.yaml:6:31: "12" is not a SHA-256 of 64 digits 0-9a-f`, back},
		{"a path outside", decktest.Header + cards + "files: [{path: ../a.png, sha256: " + sum + "}]\n", "x/d.released.yaml:6:16: ", back},
		{"a newer format", strings.Replace(decktest.Header, "format: 1", "format: 2", 1) + cards, "x/d.released.yaml:1:9: 2 is out of range: expected 1", "a newer goodcard may read it"},
		{"marks of git", decktest.Header + "<<<<<<< HEAD\n" + cards + "=======\n" + cards + ">>>>>>> theirs\n", "x/d.released.yaml:5:1: git found two versions of these lines and left the choice to you",
			"take one side whole: git -C x checkout --ours -- d.released.yaml; then run goodcard release"},
	} {
		r, err := deck.ParseReleased("x/d.released.yaml", []byte(test.src))
		problems, ok := errors.AsType[deck.Problems](err)
		if !ok || r != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := decktest.Report(problems[:1]); !strings.HasPrefix(got, test.says) || !strings.HasSuffix(got, "hint: "+test.hint+"\n") {
			t.Errorf("%s\n got %s\nwant %s\nhint: %s", test.name, got, test.says, test.hint)
		}
	}
}

// No deck has the keys of a release: its author would take the cards under retired for cards.
func TestKeysOfAReleaseInADeck(t *testing.T) {
	_, err := deck.Parse("d.yaml", []byte(decktest.Header+"cards: [{id: a, ask: Q, answer: A}]\nretired: [{id: b, last: 1.0.0, ask: Q, answer: A}]\nfiles: []\n"))
	problems, _ := errors.AsType[deck.Problems](err)
	want := `d.yaml:6:1: the key "retired" belongs to the file that goodcard release writes beside a deck, not to a deck
hint: delete it; if this file is a release, name its deck
d.yaml:7:1: the key "files" belongs to the file that goodcard release writes beside a deck, not to a deck
hint: delete it; if this file is a release, name its deck
`
	if got := decktest.Report(problems); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Files of a release are no decks, and whoever names one is told which deck is meant.
func TestFilesBesideADeckAreNone(t *testing.T) {
	t.Chdir(t.TempDir())
	deckText := decktest.Header + "cards: [{id: a, ask: Q, answer: A}]\n"
	release := strings.Replace(deckText, "id: a", "id: gone", 1)
	put(t, "one.yaml", deckText)
	put(t, "folder/deck.yaml", strings.Replace(deckText, "id: d\n", "id: e\n", 1))
	named := map[string]string{
		"one.released.yaml":             "one.released.yaml is the last release of the deck one.yaml, and no deck|name the deck: one.yaml",
		"one.ledger.tsv":                "one.ledger.tsv is the ledger of the deck one.yaml, and no deck|name the deck: one.yaml",
		"one.changes.tsv":               "one.changes.tsv is the list of changes of the deck one.yaml, and no deck|name the deck: one.yaml",
		"one.sources.lock.yaml":         "one.sources.lock.yaml is the record of the sources of the deck one.yaml, and no deck|name the deck: one.yaml",
		"lost.released.yaml":            "lost.released.yaml is the last release of a deck, by its name, and no deck|name the deck; if the file is one, give it another name",
		"folder/released.yaml":          "folder/released.yaml is the last release of the deck folder, and no deck|name the deck: folder",
		"folder/ledger.tsv":             "folder/ledger.tsv is the ledger of the deck folder, and no deck|name the deck: folder",
		"folder/released/released.yaml": "folder/released/released.yaml is the last release of the deck folder, and no deck|name the deck: folder",
		"folder/released/cards/x.yaml":  "folder/released/cards/x.yaml is a part of the last release of the deck folder, and no deck|name the deck: folder",
		"folder/released":               "folder/released is the last release of the deck folder, and no deck|name the deck: folder",
	}
	for path := range named {
		if filepath.Ext(path) != "" {
			put(t, path, release)
		}
	}
	put(t, ".one.release/1.yaml", release)
	put(t, "folder/.release/deck.yaml", release)
	for path, want := range named {
		_, err := deck.Load(filepath.FromSlash(path))
		hinted, ok := errors.AsType[*deck.NotADeck](err)
		if !ok {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if got := filepath.ToSlash(hinted.Error() + "|" + hinted.Hint()); got != want {
			t.Errorf("%s\n got %s\nwant %s", path, got, want)
		}
	}
	decks, others, err := deck.In(".")
	if got := filepath.ToSlash(strings.Join(decks, " ")); err != nil || got != "folder one.yaml" || len(others) > 0 {
		t.Errorf("here are the decks %s, and %v: %v", got, others, err)
	}
	d, err := deck.Load("folder")
	if err != nil || len(d.Unread()) > 0 || len(d.Cards) != 1 {
		t.Errorf("files of its release are taken for parts of a deck: %v, %v", d.Unread(), err)
	}
	put(t, "released/deck.yaml", deckText)
	put(t, "released/released.yaml", release)
	put(t, "released/cards/x.yaml", "cards: [{id: x, ask: Q, answer: A}]\n")
	if d, err := deck.Load("released"); err != nil || len(d.Cards) != 2 {
		t.Errorf("a deck in a folder called released: %v", err)
	}
	for path, want := range map[string]string{
		"released/released.yaml": "released/released.yaml is the last release of the deck released, and no deck",
		"released/cards/x.yaml":  "released/cards/x.yaml is one of the files of the deck released",
	} {
		if _, err := deck.Load(path); err == nil || filepath.ToSlash(err.Error()) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := os.Chdir("folder"); err != nil {
		t.Fatal(err)
	}
	if _, err := deck.Load("released.yaml"); err == nil || err.Error() != "released.yaml is the last release of the deck ., and no deck" {
		t.Error(err)
	}
}

// A folder whose release one file cannot hold has a file for each file of cards.
func TestReleaseInParts(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "deck.yaml"), decktest.Header+"cards: [{id: a, ask: Q, answer: A}]\n")
	put(t, filepath.Join(dir, "cards", "x.yaml"), "cards: [{id: x, ask: Q, answer: A}]\n")
	put(t, filepath.Join(dir, "cards", "y.yaml"), "cards: [{id: y, ask: Q, answer: A}]\n")
	d, err := deck.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := &deck.Released{Deck: *d, Files: []deck.ReleasedFile{{Path: "media/a.png", SHA256: sum}}}
	for i := range 20 {
		c := d.Cards[1+i%2]
		c.ID, c.Note = fmt.Sprintf("%s-%02d", c.ID, i), strings.Repeat(":", 60_000)
		r.Retired = append(r.Retired, deck.RetiredCard{Card: c, Last: "0.1.0"})
	}
	at, err := deck.Beside(dir)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := deck.WriteReleased(r, at)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range parts {
		names = append(names, p.Name)
		put(t, p.Path, string(p.Bytes))
	}
	if got := strings.Join(names, " "); got != "released.yaml cards/x.yaml cards/y.yaml" {
		t.Errorf("the parts are %s", got)
	}
	got, err := deck.LoadReleased(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Cards) != 3 || len(got.Retired) != 20 || len(got.Files) != 1 || got.Sum != deck.ReleasedSum(parts) {
		t.Errorf("%d cards, %d retired, %d files", len(got.Cards), len(got.Retired), len(got.Files))
	}
	again, err := deck.WriteReleased(got, at)
	if err != nil || deck.ReleasedSum(again) != got.Sum {
		t.Errorf("what was read is written otherwise: %v", err)
	}
	put(t, at.Released, decktest.Header+"cards: [{id: a, ask: Q, answer: A}]\n")
	if _, err := deck.LoadReleased(dir); err == nil || !strings.Contains(err.Error(), "the last release stands both in this file and in") {
		t.Error(err)
	}
	put(t, filepath.Join(dir, "one.yaml"), decktest.Header+"cards: [{id: a, ask: Q, answer: A}]\n")
	if at, err = deck.Beside(filepath.Join(dir, "one.yaml")); err != nil {
		t.Fatal(err)
	}
	_, err = deck.WriteReleased(r, at)
	large, ok := errors.AsType[*deck.TooLargeError](err)
	if !ok || large.Hint() != "make the deck a folder with deck.yaml, and put its cards into several files in cards" {
		t.Errorf("a release of one file that is too large: %v", err)
	}
}

func FuzzReleased(f *testing.F) {
	f.Add([]byte(decktest.Header + "cards: [{id: a, ask: Q, answer: A}]\nretired:\n  - {id: b, last: 1.0.0, cloze: '{{gap}}'}\nfiles: [{path: media/a.png, sha256: " + sum + "}]\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := deck.ParseReleased("f.yaml", src)
		if (r == nil) == (err == nil) {
			t.Fatalf("release %v with error %v: want exactly one of them", r, err)
		}
		if err != nil {
			return
		}
		parts, err := deck.WriteReleased(r, deck.Companions{Released: "f.released.yaml"})
		if err != nil {
			return // too large when written plainly
		}
		again, err := deck.ParseReleased("f.yaml", parts[0].Bytes)
		if err != nil {
			t.Fatalf("what is written does not read: %v\n%s", err, parts[0].Bytes)
		}
		if twice, err := deck.WriteReleased(again, deck.Companions{Released: "f.released.yaml"}); err != nil || string(twice[0].Bytes) != string(parts[0].Bytes) {
			t.Fatalf("written again it is something else: %v\n%s", err, parts[0].Bytes)
		}
	})
}
