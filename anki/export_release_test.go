package anki_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"goodcard/anki"
)

// What is released is the same package wherever and whenever it is made, and by whatever name the deck is meant.
func TestSameBytesOfARelease(t *testing.T) {
	author := newWorld(t, filepath.Join(t.TempDir(), "author"), noon)
	author.put("doors/deck.yaml", in(doors, "source: book\n", "source: book\n    image: media/tiger.png\n    alt: A tiger\n"))
	author.put("doors/media/tiger.png", tiger)
	author.release("doors")
	first, _ := author.export(anki.ExportOptions{}, "doors")
	zone := time.FixedZone("far", -11*60*60)
	for name, other := range map[string]*world{
		"later":                   newWorld(t, author.dir, noon.AddDate(1, 0, 0)),
		"another zone":            newWorld(t, author.dir, noon.In(zone)),
		"a clock a little behind": newWorld(t, author.dir, noon.Add(-20*time.Hour)),
	} {
		if again, _ := other.export(anki.ExportOptions{}, "doors"); !bytes.Equal(first.bytes, again.bytes) {
			t.Errorf("%s the bytes are others", name)
		}
		other.install("doors")
		if again, _ := other.export(anki.ExportOptions{Decks: []string{"doors"}}); !bytes.Equal(first.bytes, again.bytes) {
			t.Errorf("%s the bytes of the installed deck are others", name)
		}
		if again, _ := other.export(anki.ExportOptions{}, "doors/deck.yaml"); !bytes.Equal(first.bytes, again.bytes) {
			t.Errorf("%s the bytes are others where the deck is named by its file", name)
		}
	}
}

// The deck of the program is the same package as its folder.
func TestShippedDeckIsItsRelease(t *testing.T) {
	w := newWorld(t, "../decks", noon)
	byPath, _ := w.export(anki.ExportOptions{}, "inner-outer")
	byName, done := w.export(anki.ExportOptions{Decks: []string{"inner-outer"}})
	if _, err := w.c.Install(t.Context(), "inner-outer", false); err != nil {
		t.Fatal(err)
	}
	installed, _ := w.export(anki.ExportOptions{})
	if !bytes.Equal(byPath.bytes, byName.bytes) || !bytes.Equal(byPath.bytes, installed.bytes) {
		t.Error("the bytes are others")
	}
	if !done.Decks[0].Released {
		t.Error("it is no release")
	}
}

// A second release updates the notes of the cards that changed, and no other; each is found by what it was.
func TestSecondReleaseUpdatesWhatChanged(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	before, _ := w.export(anki.ExportOptions{}, "d.yaml")
	w.now = noon.AddDate(0, 1, 0)
	text := in(doors, "title: Doors and goals", "title: Another title", "  - id: green\n", "  - id: emerald\n    was: [green]\n",
		"stands {{c2", "waits {{c2", "  - id: later\n    ask: Is this ready for anybody?\n    answer: No.\n    draft: true\n", "")
	red := text[strings.Index(text, "  - id: red"):strings.Index(text, "  - id: emerald")]
	w.put("d.yaml", strings.Replace(text, red, "", 1)+red+"  - id: blue\n    ask: Which door is blue?\n    answer: None.\n")
	w.release("d.yaml")
	after, done := w.export(anki.ExportOptions{}, "d.yaml")

	for origin, changed := range map[string]bool{"doors/red": false, "doors/green": false, "doors/gaps": true} {
		was, is := before.of(t, origin), after.of(t, origin)
		if (was.mod != is.mod) != changed || is.mod < was.mod {
			t.Errorf("%s: changed at %d, and now at %d", origin, was.mod, is.mod)
		}
		if changed && is.mod != w.now.Unix() {
			t.Errorf("%s is dated %d, its release %d", origin, is.mod, w.now.Unix())
		}
	}
	if got := fmt.Sprint(after.order); got != fmt.Sprint([]string{anki.GUID("doors/green"), anki.GUID("doors/gaps"), anki.GUID("doors/red"), anki.GUID("doors/blue")}) {
		t.Errorf("the order of the notes is not that of the file: %s", got)
	}
	for _, p := range []*opened{before, after} {
		if _, same := p.decks["Doors and goals"]; !same {
			t.Errorf("the deck is called otherwise: %v", p.decks)
		}
	}
	if d := done.Decks[0]; d.Notes != 4 || d.Cards != 6 || d.Version != "1.1.0" || !d.Released || d.Ahead != 0 {
		t.Errorf("%+v", d)
	}
}

// Who goes on working on a deck exports its release, and is told.
func TestDeckAheadOfItsRelease(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	before, _ := w.export(anki.ExportOptions{}, "d.yaml")
	for text, ahead := range map[string]int{
		in(doors, "version: 1.0.0", "version: 1.5.0"):                        0,
		in(doors, "A tiger.", "A lion."):                                     1,
		in(doors, "They wait.", "They sleep."):                               1,
		in(doors, "crimson", "scarlet"):                                      1,
		in(doors, "id: red", "id: rouge"):                                    2,
		in(doors, "id: red\n", "id: rouge\n    was: [red]\n"):                1,
		in(doors, "    answer: No.\n    draft: true\n", "    answer: No.\n"): 1,
		in(doors, "cloze: B", "draft: true\n    cloze: B"):                   1,
	} {
		w.put("d.yaml", text)
		after, done := w.export(anki.ExportOptions{}, "d.yaml")
		if got := done.Decks[0].Ahead; got != ahead || !bytes.Equal(before.bytes, after.bytes) {
			t.Errorf("%d cards differ, want %d; the bytes are those of the release: %v\n%s", got, ahead, bytes.Equal(before.bytes, after.bytes), text)
		}
	}
	w.put("d.yaml", "format: 1\n{")
	if after, done := w.export(anki.ExportOptions{}, "d.yaml"); done.Decks[0].Unread == "" || !bytes.Equal(before.bytes, after.bytes) {
		t.Errorf("of a deck that is broken: %+v", done.Decks[0])
	}
}

// Cards that are gone go out when they are asked for, and are told apart; what another deck goes on with is not gone.
func TestRetiredCards(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	w.now = noon.AddDate(0, 1, 0)
	red := doors[strings.Index(doors, "  - id: red"):strings.Index(doors, "  - id: green")]
	gaps := doors[strings.Index(doors, "  - id: gaps"):strings.Index(doors, "  - id: later")]
	w.put("d.yaml", in(doors, red, "", gaps, ""))
	w.release("d.yaml")
	w.put("m.yaml", in(doors, "id: doors", "id: moved", "title: Doors and goals", "title: Moved", red, "", "  - id: green", "  - id: verde",
		"  - id: gaps\n", "  - id: gap\n    was: [doors/gaps]\n"))
	without, done := w.export(anki.ExportOptions{}, "d.yaml")
	if d := done.Decks[0]; d.RetiredLeft != 2 || d.Notes != 1 || bytes.Contains(without.whole, []byte("retired::")) {
		t.Errorf("without: %+v", d)
	}
	with, done := w.export(anki.ExportOptions{WithRetired: true}, "d.yaml", "m.yaml")
	if d := done.Decks[0]; d.Retired != 1 || d.RetiredLeft != 0 || d.Notes != 2 {
		t.Errorf("with: %+v", d)
	}
	n := with.of(t, "doors/red")
	if n.tags != " concept::doors/tigers retired::2.0.0 " || n.mod != w.now.Unix() || !strings.Contains(strings.Join(n.fields, "|"), "|1.0.0|") {
		t.Errorf("the card that is gone: %q", n.said())
	}
	if n := with.of(t, "doors/gaps"); strings.Contains(n.tags, "retired") || n.cards[0].deck != "Moved" {
		t.Errorf("the card that lives on in another deck: %q", n.said())
	}
}

// A card that came from another deck is what it was there, also before it had the name that the new deck knows.
func TestCardOfAnotherDeck(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("old/deck.yaml", doors)
	w.release("old")
	w.put("old/deck.yaml", in(doors, "  - id: red\n", "  - id: rouge\n    was: [red]\n"))
	w.release("old")
	red := doors[strings.Index(doors, "  - id: red"):strings.Index(doors, "  - id: green")]
	w.put("old/deck.yaml", in(doors, red, ""))
	w.release("old")
	for _, name := range []string{"new.yaml", "new/deck.yaml"} {
		w.put(name, in(doors, "id: doors", "id: new", "  - id: red\n", "  - id: crimson\n    was: [doors/rouge]\n"))
		p, _ := w.export(anki.ExportOptions{}, strings.TrimSuffix(name, "/deck.yaml"))
		p.of(t, "doors/red")
		p.of(t, "new/green")
		w.release(strings.TrimSuffix(name, "/deck.yaml"))
		w.put("third.yaml", in(doors, "id: doors", "id: third", "  - id: red\n", "  - id: scarlet\n    was: [new/crimson]\n"))
		p, _ = w.export(anki.ExportOptions{}, "third.yaml")
		p.of(t, "doors/red") // from deck to deck
		for _, beside := range []string{"new.ledger.tsv", "new"} {
			w.remove(beside)
		}
	}
}

// Nothing that is kept back leaves, nor a draft.
func TestNothingKeptBackGoesOut(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.put("e.yaml", in(doors, "id: doors", "id: other", "title: Doors", "title: Other"))
	w.release("d.yaml")
	w.install("e.yaml")
	p, done := w.export(anki.ExportOptions{Decks: []string{"other"}}, "d.yaml")
	for _, kept := range []string{"crimson", "ready for anybody"} {
		if bytes.Contains(p.whole, []byte(kept)) {
			t.Errorf("%q went out", kept)
		}
	}
	for _, d := range done.Decks {
		if d.Drafts != 1 || d.Unseen != 1 {
			t.Errorf("%+v", d)
		}
	}
}

// What learners search by: notes are added on the day of their release, in the order of the file, and nothing twice.
func TestIdsOfNotesAndCards(t *testing.T) {
	w := newWorld(t, t.TempDir(), noon)
	w.put("d.yaml", doors)
	w.release("d.yaml")
	one, _ := w.export(anki.ExportOptions{}, "d.yaml")
	w.put("e.yaml", in(doors, "id: doors", "id: other", "title: Doors", "title: Other"))
	w.release("e.yaml")
	w.now = noon.Add(time.Hour)
	w.put("d.yaml", in(doors, "A tiger.", "A lion.", "    draft: true\n", ""))
	w.release("d.yaml", "red=clarified")
	two, _ := w.export(anki.ExportOptions{}, "d.yaml", "e.yaml")
	taken := map[int64]string{}
	for _, p := range []*opened{one, two} {
		for guid, n := range p.notes {
			for _, id := range append([]int64{n.id}, cardIDs(n)...) {
				if day := time.UnixMilli(id).UTC(); day.Before(time.Unix(n.mod, 0).AddDate(0, 0, -1)) || !day.Before(time.Unix(n.mod, 0)) {
					t.Errorf("a note that changed at %d has the id %d", n.mod, id)
				}
				if other, is := taken[id]; is {
					t.Errorf("%s and %s have both the id %d", other, guid, id)
				}
				taken[id] = guid
			}
		}
	}
	if red, green := two.of(t, "other/red"), two.of(t, "other/green"); green.id != red.id+1 || green.cards[0].due != 2 || green.cards[1].due != 2 || green.cards[1].ord != 1 {
		t.Errorf("notes are not in order: %+v, %+v", red, green)
	}
	if gaps := two.of(t, "doors/gaps"); len(gaps.cards) != 2 || gaps.cards[1].ord != 1 || gaps.cards[1].due != 3 {
		t.Errorf("a cloze: %+v", gaps)
	}
}

func cardIDs(n note) (ids []int64) {
	for _, c := range n.cards {
		ids = append(ids, c.id)
	}
	slices.Sort(ids)
	return ids
}

// tiger begins as a picture.
const tiger = "\x89PNG\r\n\x1a\n and more of a tiger"
