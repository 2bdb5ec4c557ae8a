package release

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/here"
	"goodcard/long"
)

// How often a property is tried.
const propertyChecks, longPropertyChecks = 25, 2000

func TestMain(m *testing.M) {
	long.Checks(propertyChecks, longPropertyChecks)
	os.Exit(m.Run())
}

// A writer edits a deck at random, as authors do, and keeps the rules: an id that goes under another name is
// told under was, and none is used twice.
type writer struct {
	*rapid.T
	deck    deck.Deck
	changes []string // what it says of its edits
	n       int      // ids that were made
	gone    []deck.Card
}

func (w *writer) id() string {
	w.n++
	return fmt.Sprintf("c%d", w.n)
}

var someWords = []string{"green", "door", "goal", "agent", "reward", "measure", "nearest", "law", "trained", "wrong"}

func (w *writer) words(n int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords), n, n).Draw(w.T, "words"), " ")
}

func (w *writer) card() deck.Card {
	c := deck.Card{ID: w.id(), Kind: deck.Ask, Text: "What is " + w.words(5) + "?", Answer: "It is " + w.words(4) + "."}
	switch rapid.IntRange(0, 3).Draw(w.T, "kind") {
	case 0:
		c.Kind, c.Text, c.Answer = deck.Cloze, "The {{c1::"+w.words(1)+"}} and the {{c2::"+w.words(2)+"}} are here with "+c.ID+".", ""
	case 1:
		c.Kind, c.Points, c.Answer = deck.Explain, []string{w.words(3), "and " + w.words(2)}, ""
	case 2:
		c.BothWays = true
	}
	return c
}

func (w *writer) pick() int {
	return rapid.IntRange(0, len(w.deck.Cards)-1).Draw(w.T, "card")
}

func (w *writer) remove(i int) deck.Card {
	c := w.deck.Cards[i]
	w.deck.Cards = slices.Delete(slices.Clone(w.deck.Cards), i, i+1)
	return c
}

// released reports whether the last release had a card, so that there is something to say of it.
func released(r *deck.Released, id string) bool {
	return r != nil && slices.ContainsFunc(r.Cards, func(c deck.Card) bool { return c.ID == id })
}

func (w *writer) edit(last *deck.Released) {
	switch rapid.SampledFrom([]string{"word", "answer", "rename", "add", "add", "drop", "split", "merge", "restore", "draft", "tag", "unseen", "title", "swap"}).Draw(w.T, "edit") {
	case "word":
		i := w.pick()
		w.deck.Cards[i].Text = strings.Replace(w.deck.Cards[i].Text, " is ", " then is ", 1)
	case "answer":
		if i := w.pick(); w.deck.Cards[i].Answer != "" {
			w.deck.Cards[i].Answer = "It is " + w.words(4) + "."
		}
	case "rename":
		c := &w.deck.Cards[w.pick()]
		c.Was = append(slices.Clone(c.Was), c.ID)
		old := c.ID
		c.ID = w.id()
		for i, said := range w.changes {
			what, into, _ := strings.Cut(said, ":")
			ids := strings.Split(into, ",")
			for j, id := range ids {
				if id == old {
					ids[j] = c.ID
				}
			}
			w.changes[i] = what + ":" + strings.Join(ids, ",")
		}
	case "add":
		w.deck.Cards = append(w.deck.Cards, w.card())
	case "drop":
		if len(w.deck.Cards) > 3 {
			w.gone = append(w.gone, w.remove(w.pick()))
		}
	case "split":
		if i := w.pick(); released(last, w.deck.Cards[i].ID) && len(w.deck.Cards) > 3 {
			whole := w.remove(i)
			a, b := w.card(), w.card()
			w.deck.Cards = append(w.deck.Cards, a, b)
			w.changes = append(w.changes, whole.ID+"=split:"+a.ID+","+b.ID)
		}
	case "merge":
		if len(w.deck.Cards) > 4 {
			i := w.pick()
			a := w.remove(i)
			b := w.remove(w.pick())
			into := w.card()
			if rapid.Bool().Draw(w.T, "goes on") {
				into.Was = append(slices.Clone(a.Was), a.ID)
			}
			w.deck.Cards = append(w.deck.Cards, into)
			if released(last, a.ID) && released(last, b.ID) {
				w.changes = append(w.changes, a.ID+","+b.ID+"=merged:"+into.ID)
			}
		}
	case "restore":
		if len(w.gone) > 0 {
			c := w.gone[0]
			w.gone = w.gone[1:]
			w.deck.Cards = append(w.deck.Cards, c)
		}
	case "draft":
		c := &w.deck.Cards[w.pick()]
		c.Draft = !c.Draft && len(w.deck.Cards) > 3
	case "tag":
		w.deck.Cards[w.pick()].Tags = []string{w.words(1)}
	case "unseen":
		if c := &w.deck.Cards[w.pick()]; c.Kind == deck.Ask {
			c.Unseen = []string{"And what is " + w.words(3) + "?"}
		}
	case "title":
		w.deck.Title = "All of " + w.words(2)
	case "swap":
		i, j := w.pick(), w.pick()
		w.deck.Cards[i], w.deck.Cards[j] = w.deck.Cards[j], w.deck.Cards[i]
	}
}

// made makes a release with a reason for everything that needs one. What was said of cards and does not fit
// any more, since they were edited again, is left out.
func (w *writer) made(deckPath string, now time.Time) (*Plan, error) {
	o := Options{Now: now, Changes: w.changes}
	for {
		p, err := Make(deckPath, o)
		if refused, ok := errors.AsType[*Refused](err); ok && refused.Only() {
			for _, c := range refused.Unexplained {
				o.Whys = append(o.Whys, Why{c.ID, "because"})
			}
			continue
		}
		if isMisfit(err) && len(o.Changes) > 0 {
			o.Changes = o.Changes[1:]
			continue
		}
		return p, err
	}
}

// Whatever an author does by the rules, releases keep every id that was ever released, their ledger only
// grows, and two computers that release the same text write the same bytes but for the times of that release.
func TestEveryIDIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{T: t, deck: deck.Deck{ID: "goals", Title: "Goals", Version: "1.0.0"}}
		for range 5 {
			w.deck.Cards = append(w.deck.Cards, w.card())
		}
		dir, err := os.MkdirTemp(here.Memory(), "release-test-")
		if err != nil {
			t.Skip("no files in memory here")
		}
		defer os.RemoveAll(dir)
		deckPath := filepath.Join(dir, "goals.yaml")
		now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
		var before *ledger.Ledger
		for range rapid.IntRange(2, 6).Draw(t, "releases") {
			now = now.Add(time.Hour)
			w.changes = nil
			var last *deck.Released
			if before != nil {
				if last, err = deck.LoadReleased(deckPath); err != nil {
					t.Fatal(err)
				}
				w.deck.Version = last.Version
				for range rapid.IntRange(1, 6).Draw(t, "edits") {
					w.edit(last)
				}
			}
			if err := os.WriteFile(deckPath, deck.Write(&w.deck), 0o600); err != nil {
				t.Fatal(err)
			}
			other := copied(t, dir)
			defer os.RemoveAll(other)
			p, err := w.made(deckPath, now)
			if err != nil && strings.Contains(err.Error(), "nothing changed since") || w.allDrafts() {
				continue
			}
			if err != nil {
				t.Fatalf("%v: %s\n%s", err, hintOf(err), deck.Write(&w.deck))
			}
			if err := p.Write(); err != nil {
				t.Fatal(err)
			}
			after := grown(t, deckPath, before, now)
			kept(t, deckPath, after)
			sameElsewhere(t, w, dir, other, now)
			before = after
		}
	})
}

func (w *writer) allDrafts() bool {
	return !slices.ContainsFunc(w.deck.Cards, func(c deck.Card) bool { return !c.Draft })
}

func copied(t *rapid.T, dir string) string {
	other, err := os.MkdirTemp(here.Memory(), "release-test-")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(other, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return other
}

// grown compares the ledger with the one before.
func grown(t *rapid.T, deckPath string, before *ledger.Ledger, now time.Time) *ledger.Ledger {
	text, err := os.ReadFile(strings.Replace(deckPath, ".yaml", ".ledger.tsv", 1))
	if err != nil {
		t.Fatal(err)
	}
	after, err := ledger.Parse("ledger.tsv", text)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(after.Bytes(), text) {
		t.Fatal("the ledger is written otherwise than it is read")
	}
	if before == nil {
		return after
	}
	byID := after.ByID()
	for _, old := range before.Lines {
		now2 := byID[old.Origin()]
		switch {
		case now2 == nil || now2.Origin() != old.Origin() || !slices.Equal(now2.IDs[:len(old.IDs)], old.IDs):
			t.Fatalf("the line of %s became %+v", old.IDs, now2)
		case now2.Revision < old.Revision || now2.Time.Before(old.Time) || now2.First != old.First:
			t.Fatalf("the line of %s went back: %+v, then %+v", old.IDs, old, *now2)
		case now2.Content != old.Content && !now2.Time.Equal(now), now2.State != old.State && !now2.Time.Equal(now):
			t.Fatalf("%s changed and has the time of before", old.IDs)
		case (now2.Revision != old.Revision) != (now2.Last == after.Version):
			t.Fatalf("the line of %s: %+v, then %+v", old.IDs, old, *now2)
		}
	}
	return after
}

// kept looks for the card of every id that was ever released: it is in the deck under its last id, or among
// the retired ones.
func kept(t *rapid.T, deckPath string, l *ledger.Ledger) {
	r, err := deck.LoadReleased(deckPath)
	if err != nil {
		t.Fatal(err)
	}
	there, gone := map[string]bool{}, map[string]bool{}
	for _, c := range r.Cards {
		there["goals/"+c.ID] = true
	}
	for _, c := range r.Retired {
		gone["goals/"+c.ID] = true
	}
	for id, line := range l.ByID() {
		if line.Live() != there[line.ID()] || line.Live() == gone[line.ID()] {
			t.Fatalf("%s: the line says %q; in the release %v, retired %v", id, line.State, there[line.ID()], gone[line.ID()])
		}
		for _, by := range line.ReplacedBy() {
			if l.ByID()[by] == nil {
				t.Fatalf("%s is replaced by %s, which is nowhere", id, by)
			}
		}
	}
	if len(there) != len(r.Cards) || len(l.Lines) != len(r.Cards)+len(r.Retired) {
		t.Fatalf("%d lines for %d cards and %d retired ones", len(l.Lines), len(r.Cards), len(r.Retired))
	}
}

// sameElsewhere makes the same release on another computer, a minute later.
func sameElsewhere(t *rapid.T, w *writer, dir, other string, now time.Time) {
	p, err := w.made(filepath.Join(other, "goals.yaml"), now.Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Write(); err != nil {
		t.Fatal(err)
	}
	here, there := map[string]string{}, map[string]string{}
	for _, place := range []struct {
		dir string
		all map[string]string
	}{{dir, here}, {other, there}} {
		names, _ := filepath.Glob(filepath.Join(place.dir, "*"))
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			later := strings.ReplaceAll(string(text), now.Add(time.Minute).Format(time.RFC3339), now.Format(time.RFC3339))
			if first, rest, _ := strings.Cut(later, "\n"); strings.HasSuffix(name, ".ledger.tsv") {
				later = first[:strings.LastIndex(first, "\t")] + "\n" + rest // the sum of lines with other times
			}
			place.all[filepath.Base(name)] = later
		}
	}
	if !maps.Equal(here, there) {
		t.Fatalf("two computers:\n%q\n%q", here, there)
	}
}

// isMisfit reports whether an error is that what the author said does not fit.
func isMisfit(err error) bool {
	return err != nil && strings.Contains(fmt.Sprintf("%T", err), "Misfit")
}
