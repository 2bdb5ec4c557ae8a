package anki

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
)

// homeItems are items of homeDeck, and where Anki has them.
var homeItems = []struct {
	item, first string
	noteType    int
	ord         int
}{
	{"goals/law", "goals/law", askType, 0},
	{"goals/law#reverse", "goals/law", askType, 1},
	{"goals/proxy", "goals/measure", askType, 0},
	{"goals/gap#c2", "goals/gap", clozeType, 1},
}

// withProgress returns a file as it goes out with the progress of these items: their reviews that
// stand, under the ids that design gives rows.
func (l *homeLearner) withProgress(t homeTB) (*ankiFile, map[string]int64) {
	f := newAnkiFile()
	cards := map[string]int64{}
	for _, it := range homeItems {
		cards[it.item] = f.add(it.noteType, it.first, deck.ParseRef(it.item).Card, it.ord)[0]
	}
	events := l.events(t)
	voided := history.Voided(events)
	events = slices.DeleteFunc(events, func(e history.Event) bool {
		return voided[e.ID] || !e.Kind.Graded() && e.Kind != history.Forget
	})
	slices.SortFunc(events, func(a, b history.Event) int { return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:])) })
	used := map[int64]bool{}
	add := func(e history.Event, id int64) {
		used[id] = true
		item := e.Item
		if item == "goals/measure" {
			item = "goals/proxy"
		}
		r := apkg.Review{ID: id, Card: cards[item], Type: apkg.WasReview, Factor: 2500}
		switch e.Kind {
		case history.Forget:
			r.Type, r.Factor = apkg.ByHand, 0
		case history.Cram:
			r.Type, r.Factor = apkg.WasFiltered, 0
		}
		if e.Kind.Graded() {
			r.Ease = slices.Index([]string{"", "again", "hard", "good", "easy"}, e.Grade.Rating())
		}
		f.reviews = append(f.reviews, r)
	}
	for _, e := range events {
		if e.ID.Foreign() {
			add(e, e.At)
		}
	}
	last := int64(0)
	for _, e := range events {
		if !e.ID.Foreign() {
			id := max(e.At, last+1)
			for used[id] {
				id++
			}
			add(e, id)
			last = id
		}
	}
	return f, cards
}

// What went out with progress comes home without adding anything, whatever was taken back here
// meanwhile; of what was done in Anki each row adds one event, once, and again after an import that
// was taken back.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newHomeLearner(t, homeDeck)
		item := func() string { return homeItems[rapid.IntRange(0, len(homeItems)-1).Draw(t, "item")].item }
		ease := func() int { return rapid.IntRange(1, 4).Draw(t, "ease") }
		at := time.Date(2026, 2, 1, 10, 0, 0, 0, time.UTC)
		study := func() {
			for range rapid.IntRange(0, 12).Draw(t, "acts") {
				at = at.Add(time.Duration(rapid.SampledFrom([]int{0, 0, 1, 7000, 86_400_000}).Draw(t, "wait")) * time.Millisecond)
				l.now = at
				switch rapid.IntRange(0, 5).Draw(t, "act") {
				case 0:
					if _, err := l.Mark(t.Context(), history.Forget, item()); err != nil {
						t.Fatal(err)
					}
				case 1:
					if _, err := l.Undo(t.Context(), 1); err != nil {
						t.Fatal(err)
					}
				default:
					l.grade(t, at, item(), scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade")))
				}
			}
		}
		answers := 0
		answer := func(f *ankiFile, cards map[string]int64) {
			for range rapid.IntRange(0, 6).Draw(t, "answers") {
				at = at.Add(time.Duration(rapid.IntRange(61_000, 90_000_000).Draw(t, "later")) * time.Millisecond)
				r := f.row(cards[item()], at, ease())
				if rapid.Bool().Draw(t, "practice") {
					r.Type, r.Factor = apkg.WasFiltered, 0
				}
				answers++
			}
			l.now = at.Add(time.Hour)
			at = l.now
		}
		expect := func(f *ankiFile, want int, when string) {
			t.Helper()
			if h := l.read(t, f); h.New() != want || h.Known != len(f.reviews)-want {
				t.Fatalf("%s: %d rows are new and %d known of %d; want %d new", when, h.New(), h.Known, len(f.reviews), want)
			}
		}

		study()
		f, cards := l.withProgress(t)
		if rapid.Bool().Draw(t, "study after the export") {
			study()
		}
		expect(f, 0, "what went out")
		answer(f, cards)
		expect(f, answers, "answers in Anki")
		l.bring(t, f)
		expect(f, 0, "a second time")

		// A second trip takes what came home along.
		study()
		first := answers
		again, cards := l.withProgress(t)
		expect(again, 0, "what went out the second time")
		answers = 0
		answer(again, cards)
		expect(again, answers, "more answers in Anki")
		expect(f, 0, "the first file once more")
		if first > 0 {
			if _, err := l.UndoImport(t.Context(), f.name); err != nil {
				t.Fatal(err)
			}
			expect(f, first, "the first file after it was taken back")
			l.bring(t, f)
			expect(f, 0, "the first file after it was repeated")
			expect(again, answers, "more answers in Anki, after that")
		}
	})
}

// In whatever order two devices import the same files and merge, they end with the same history.
func TestDevicesAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		devices := []*homeLearner{newHomeLearner(t, homeDeck), newHomeLearner(t, homeDeck)}
		f := newAnkiFile()
		var cards []int64
		for _, it := range homeItems {
			cards = append(cards, f.add(it.noteType, it.first, it.first, it.ord)...)
		}
		at := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			at = at.Add(time.Duration(rapid.IntRange(1, 100_000_000).Draw(t, "wait")) * time.Millisecond)
			f.row(rapid.SampledFrom(cards).Draw(t, "card"), at, rapid.IntRange(1, 4).Draw(t, "ease"))
		}
		// A later file of the collection, with another offset: as after a move.
		later := *f
		later.name = "/later.apkg"
		if rapid.Bool().Draw(t, "moved") {
			later.about.Offset = -600
		}
		for i, d := range devices {
			d.now = at.Add(time.Hour)
			d.grade(t, at.Add(-time.Duration(i+1)*time.Hour), "goals/law", 4)
		}
		for _, d := range devices {
			files := rapid.Permutation([]*ankiFile{f, &later, f}).Draw(t, "files")
			for _, f := range files[:rapid.IntRange(1, 3).Draw(t, "so many")] {
				d.bring(t, f)
			}
			d.now = d.now.Add(time.Minute)
		}
		for i, d := range devices {
			backup, err := devices[1-i].Backup(t.Context(), fmt.Sprintf("%s/other-%d.db", d.dir, i))
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := d.Merge(t.Context(), backup); err != nil {
				t.Fatal(err)
			}
		}
		if diff := gocmp.Diff(devices[0].events(t), devices[1].events(t)); diff != "" {
			t.Fatalf("histories (-one +other):\n%s", diff)
		}
		for _, d := range devices {
			if h := d.read(t, f); h.New() != 0 {
				t.Fatalf("after the merge %d rows of the file are new", h.New())
			}
		}
	})
}
