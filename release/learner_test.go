package release

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/ledger"
	"goodcard/deck/lint"
	"goodcard/here"
	"goodcard/history"
	"goodcard/long"
	"goodcard/study"
)

// A learner studies the deck from its file, whatever its author makes of it, and counts its reviews.
type learner struct {
	*rapid.T
	dir    string
	now    time.Time
	counts map[deck.Ref]int // by the item as it was first released
}

// opens does something with the collection; opening it reads the deck again.
func (l *learner) opens(do func(c *study.Collection)) {
	c, err := study.Open(l.Context(), study.Options{Dir: l.dir, Now: func() time.Time { return l.now }, Random: zeroes{}, Bare: true})
	if err != nil {
		l.Fatal(err)
	}
	do(c)
	if err := c.Close(); err != nil {
		l.Fatal(err)
	}
}

type zeroes struct{}

func (zeroes) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// studies grades some cards, and then finds each review it ever made under the id that its card has now.
func (l *learner) studies(d *deck.Deck, now *ledger.Ledger) {
	byID := now.ByID()
	l.opens(func(c *study.Collection) {
		for _, trouble := range c.Troubles() {
			// The drawn author may write a dropped card again. That is told, and no review moves, as is looked at below.
			if strings.Contains(fmt.Sprint(trouble), "which is gone: write was: ") {
				continue
			}
			l.Fatal(trouble)
		}
		for i := range d.Cards {
			card := "goals/" + d.Cards[i].ID
			if line := byID[card]; line != nil && line.Live() && rapid.IntRange(0, 2).Draw(l.T, "studied") == 0 {
				suffix := rapid.SampledFrom(d.Cards[i].Suffixes()).Draw(l.T, "item")
				if _, _, err := c.Grade(l.Context(), study.ManualGrade{Item: card + suffix, Grade: 4}); err != nil {
					l.Fatal(err)
				}
				l.counts[deck.ParseRef(line.Origin()+suffix)]++
			}
		}
		for ref, want := range l.counts {
			line := byID[ref.Card]
			asked := line.ID() + ref.Suffix()
			if !line.Live() || !slices.Contains(line.Items, ref.Suffix()) {
				asked = "" // it is asked no longer, and its reviews are in the history under the id that they were given for
			}
			found := map[history.ID]bool{}
			err := c.History(l.Context(), asked, func(s history.Step) error {
				given := deck.ParseRef(s.Item)
				if (asked != "" || slices.Contains(line.IDs, given.Card)) && given.Suffix() == ref.Suffix() {
					found[s.ID] = true
				}
				return nil
			})
			if err != nil {
				l.Fatal(err)
			}
			if len(found) != want {
				l.Fatalf("%s, now %s (%s), has %d of its %d reviews", ref.Item, line.ID(), line.State, len(found), want)
			}
		}
	})
}

// Two hundred edits, released every ten, lose no learner a review.
func TestLearnerFollows(t *testing.T) {
	long.Checks(2, 30)
	defer long.Checks(propertyChecks, longPropertyChecks)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(here.Memory(), "release-test-")
		if err != nil {
			t.Skip("no files in memory here")
		}
		defer os.RemoveAll(dir)
		deckPath := filepath.Join(dir, "goals.yaml")
		w := &writer{T: t, deck: deck.Deck{ID: "goals", Title: "Goals", Version: "1.0.0"}}
		for range 12 {
			w.deck.Cards = append(w.deck.Cards, w.card())
		}
		l := &learner{T: t, dir: filepath.Join(dir, "data"), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), counts: map[deck.Ref]int{}}
		if err := os.Mkdir(l.dir, 0o700); err != nil {
			t.Fatal(err)
		}
		var before *ledger.Ledger
		edits := 0
		for range 1 + 20 { // the first release has no edits
			l.now = l.now.Add(20 * time.Hour)
			w.changes = nil
			if before != nil {
				last, err := deck.LoadReleased(deckPath)
				if err != nil {
					t.Fatal(err)
				}
				w.deck.Version = last.Version
				for range 10 {
					w.edit(last)
					edits++
				}
			}
			if w.allDrafts() {
				w.deck.Cards = append(w.deck.Cards, w.card())
			}
			if err := os.WriteFile(deckPath, deck.Write(&w.deck), 0o600); err != nil {
				t.Fatal(err)
			}
			if before != nil {
				w.lintTells(before)
				w.forgets(deckPath, before, l.now)
			}
			p, err := w.made(deckPath, l.now)
			if err != nil {
				t.Fatalf("%v: %s", err, hintOf(err))
			}
			if err := p.Write(); err != nil {
				t.Fatal(err)
			}
			if before == nil {
				l.opens(func(c *study.Collection) {
					if _, err := c.Install(t.Context(), deckPath, false); err != nil {
						t.Fatal(err)
					}
				})
			}
			before = grown(t, deckPath, before, l.now)
			kept(t, deckPath, before)
			l.studies(&w.deck, before)
		}
		if edits != 200 {
			t.Fatalf("%d edits", edits)
		}
	})
}

// lintTells compares what lint finds of released ids with the cards that have them.
func (w *writer) lintTells(l *ledger.Ledger) {
	has := map[string]bool{}
	for _, c := range w.deck.Cards {
		for _, id := range append(deck.FullAll("goals", c.Was), "goals/"+c.ID) {
			has[id] = true
		}
	}
	var want, got []string
	for _, line := range l.Lines {
		if line.Live() && !slices.ContainsFunc(line.IDs, func(id string) bool { return has[id] }) {
			want = append(want, line.ID())
		}
	}
	for _, p := range lint.Identity(w.read(), l, nil) {
		switch p.Rule {
		case lint.VanishedID:
			got = append(got, p.Message)
		case lint.VanishedItem:
		default:
			w.Fatalf("lint says %s of an author who keeps the rules: %v", p.Rule, p)
		}
	}
	if len(got) != len(want) {
		w.Fatalf("gone are %q, and lint tells %q", want, got)
	}
}

// read returns the deck as it is read.
func (w *writer) read() *deck.Deck {
	d, err := deck.Parse("goals.yaml", deck.Write(&w.deck))
	if err != nil {
		w.Fatal(err)
	}
	return d
}

// forgets leaves out what one card was: lint and release tell it, and nothing is released.
func (w *writer) forgets(deckPath string, l *ledger.Ledger, now time.Time) {
	i := slices.IndexFunc(w.deck.Cards, func(c deck.Card) bool {
		return len(c.Was) > 0 && !c.Draft && slices.ContainsFunc(c.Was, func(id string) bool { return l.ByID()["goals/"+id] != nil && l.ByID()["goals/"+id].Live() })
	})
	if i < 0 {
		return
	}
	was := w.deck.Cards[i].Was
	w.deck.Cards[i].Was = nil
	if err := os.WriteFile(deckPath, deck.Write(&w.deck), 0o600); err != nil {
		w.Fatal(err)
	}
	lost := func(p deck.Problem) bool { return p.Rule == lint.VanishedID || p.Rule == lint.LostWas }
	if found := lint.Identity(w.read(), l, nil); !slices.ContainsFunc(found, lost) {
		w.Fatalf("%s lost what it was, %q, and lint is silent: %v", w.deck.Cards[i].ID, was, found)
	}
	if p, err := Make(deckPath, Options{Now: now, Changes: w.changes}); err == nil {
		w.Fatalf("%s lost what it was, %q, and is released: %q", w.deck.Cards[i].ID, was, kinds(p))
	}
	w.deck.Cards[i].Was = was
	if err := os.WriteFile(deckPath, deck.Write(&w.deck), 0o600); err != nil {
		w.Fatal(err)
	}
}
