package anki

import (
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/anki/apkg"
	"goodcard/history"
	"goodcard/scheduler"
)

// A package that goes out with progress, as it is, brings nothing home: neither at once, nor after
// more was done and taken back here, nor after what came from Anki went out with it again.
func TestWhatWentOutBringsNothingHome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newHomeLearner(t, homeDeck)
		at := time.Date(2026, 2, 1, 10, 0, 0, 0, time.UTC)
		study := func() {
			for range rapid.IntRange(0, 15).Draw(t, "acts") {
				at = at.Add(time.Duration(rapid.SampledFrom([]int{0, 1, 20_000, 86_400_000, 500_000_000}).Draw(t, "wait")) * time.Millisecond)
				l.now = at
				item := homeItems[rapid.IntRange(0, len(homeItems)-1).Draw(t, "item")].item
				switch rapid.IntRange(0, 6).Draw(t, "act") {
				case 0:
					if _, err := l.Mark(t.Context(), history.Forget, item); err != nil {
						t.Fatal(err)
					}
				case 1:
					if _, err := l.Undo(t.Context(), 1); err != nil {
						t.Fatal(err)
					}
				default:
					l.grade(t, at, item, scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade")))
				}
			}
		}
		export := func(name string) *apkg.Package {
			t.Helper()
			file := filepath.Join(l.dir, name)
			_, err := Export(t.Context(), l.Collection, ExportOptions{Decks: []string{"goals"}, Path: file, Progress: &Progress{Rollover: 4}})
			if err != nil {
				t.Fatal(err)
			}
			p, err := apkg.Open(file)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { p.Close() })
			return p
		}
		bringsNothing := func(p *apkg.Package, when string) {
			t.Helper()
			h, err := ReadHome(t.Context(), p, l.Collection, l.Clock.Moment())
			if err != nil {
				t.Fatal(err)
			}
			if h.New() != 0 || h.Known != p.Counts().Reviews || len(h.Notes) != 4 || h.Foreign != 0 {
				t.Fatalf("%s: %d rows are new, %d of %d known, %d notes ours, %d not", when, h.New(), h.Known, p.Counts().Reviews, len(h.Notes), h.Foreign)
			}
		}

		study()
		first := export("first.apkg")
		bringsNothing(first, "at once")
		study()
		bringsNothing(first, "later")

		f := newAnkiFile()
		at = at.Add(time.Hour)
		for _, it := range homeItems {
			for _, card := range f.add(it.noteType, it.first, it.first, it.ord) {
				at = at.Add(time.Duration(rapid.IntRange(1, 3).Draw(t, "ms")) * time.Millisecond)
				f.row(card, at, rapid.IntRange(1, 4).Draw(t, "ease"))
			}
		}
		at = at.Add(time.Hour)
		l.now = at
		l.bring(t, f)
		study()
		second := export("second.apkg")
		bringsNothing(second, "with what came from Anki")
		bringsNothing(first, "the first once more")
	})
}
