package storage_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// What is kept for figures is at any time what a replay of each item's history gives: after
// grades in several zones, undo, forgetting, merges, and decks that rename and drop cards.
func TestPastsAreThoseOfTheHistory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		laptop, phone := drawHistory(t, "laptop"), drawHistory(t, "phone")
		travel(t, laptop)
		mustMerge(t, laptop, phone.Path())
		var installed []storage.Card
		for _, id := range []string{"d/a", "d/b", "d/c"} {
			if rapid.Bool().Draw(t, "installed") {
				c := card(id, rapid.SampledFrom([]string{"d/a", "d/b", "d/c", "d/d"}).Draw(t, "was"))
				c.Body = `{"unseen":["In new words?"]}`
				installed = append(installed, c)
			}
		}
		mustPut(t, laptop, "d", installed...)
		mustUndo(t, laptop, at(march+300, 0), rapid.IntRange(0, 9).Draw(t, "grades"))
		if diff := cmp.Diff(replayedPasts(t, laptop, installed), pasts(t, laptop), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("pasts (-replayed +kept):\n%s", diff)
		}
		mustBeClean(t, laptop)
	})
}

// travel gives reviews in zones whose study days overlap.
func travel(t *rapid.T, db *storage.DB) {
	now := int64(march+10) * dayLength
	for range rapid.IntRange(0, 20).Draw(t, "stops") {
		now += rapid.Int64Range(0, 20*dayLength).Draw(t, "ms")
		e := review(rapid.SampledFrom([]string{"d/a", "d/b"}).Draw(t, "item"), 4)
		e.Wording = rapid.SampledFrom([]string{"", "also:00000000", "unseen:" + deck.TextHash("In new words?")}).Draw(t, "wording")
		mustAppend(t, db, momentIn(now, rapid.SampledFrom([]int{-720, 0, 840}).Draw(t, "offset")), e)
	}
}

// pasts returns those that are kept, by item.
func pasts(t tb, db *storage.DB) []history.Past {
	t.Helper()
	var all []history.Past
	err := db.Pasts(t.Context(), func(p *history.Past) error {
		kept := *p
		kept.Answers, kept.Probes = slices.Clone(p.Answers), slices.Clone(p.Probes)
		all = append(all, kept)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b history.Past) int { return strings.Compare(a.Item, b.Item) })
	return all
}

// replayedPasts makes them anew, from the history of one item after the other.
func replayedPasts(t tb, db *storage.DB, installed []storage.Card) []history.Past {
	t.Helper()
	var all []history.Past
	for _, id := range []string{"d/a", "d/b", "d/c", "d/d"} {
		if now, err := db.Resolve(t.Context(), id); err != nil || now != id {
			continue
		}
		steps, err := db.Steps(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		p := history.Past{Item: id}
		if m, err := db.Memory(t.Context(), id); err != nil {
			t.Fatal(err)
		} else if !m.New() {
			p.Due = new(m.Due())
		}
		for _, c := range installed {
			if c.ID == id {
				p.Card, p.Kind, p.Probes = id, c.Kind, []string{"unseen:" + deck.TextHash("In new words?")}
			}
		}
		for _, s := range steps {
			if a, needed := history.AnswerOf(s); needed {
				p.Answers = append(p.Answers, a)
			}
			p.Counted, p.Passed, p.Lapses = s.After.Counted, s.After.Passed, s.After.Lapses
			if !s.Voided && (s.Kind == history.Suspend || s.Kind == history.Unsuspend) {
				p.Suspended = s.Kind == history.Suspend
			}
		}
		if len(p.Answers) > 0 {
			all = append(all, p)
		}
	}
	return all
}

// An item of which all was taken back has no memory, and still has answers that were.
func TestPastOfWhatWasTakenBack(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"))
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	mustAppend(t, db, at(march+1, 0), review("d/gone", 4))
	mustUndo(t, db, at(march+1, 1), 2)
	want := []history.Past{
		{Item: "d/a", Card: "d/a", Kind: "ask", Answers: []history.Answer{{Kind: history.Review, Day: march, Voided: true}}},
		{Item: "d/gone", Answers: []history.Answer{{Kind: history.Review, Day: march + 1, Voided: true}}},
	}
	if diff := cmp.Diff(want, pasts(t, db)); diff != "" {
		t.Errorf("pasts (-want +got):\n%s", diff)
	}
}

// Answers that are no longer what was written are not made figures of.
func TestPastOfDamagedAnswers(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	change(t, db.Path(), `UPDATE memory SET answers = x'ff'`)
	err := db.Pasts(t.Context(), func(*history.Past) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "d/a: ") || !strings.Contains(err.Error(), "doctor --rebuild") {
		t.Errorf("error %v; want the item and what to do", err)
	}
}
