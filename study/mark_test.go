package study_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// What is said of a mark is what holds after it, whatever clocks did before: it holds, it held
// already and nothing was recorded, or what outweighs it is named.
func TestMarksSayWhatHolds(t *testing.T) {
	opposite := map[history.Kind]history.Kind{history.Suspend: history.Unsuspend, history.Unsuspend: history.Suspend,
		history.Bury: history.Unbury, history.Unbury: history.Bury, history.Flag: history.Unflag, history.Unflag: history.Flag}
	kinds := []history.Kind{history.Suspend, history.Unsuspend, history.Bury, history.Unbury, history.Flag, history.Unflag, history.Forget}
	const item = "inner-outer/c1"
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(t, deckOf("inner-outer", 1))
		is := func(kind history.Kind) bool {
			var m study.Listed
			w.must(w.Cards(t.Context(), study.CardFilter{}, func(l study.Listed) error { m = l; return nil }))
			flagged := false
			w.must(w.Search(t.Context(), "is:flagged", func(study.Listed) error { flagged = true; return nil }))
			switch kind {
			case history.Suspend:
				return m.State == study.Suspended
			case history.Flag:
				return flagged
			case history.Forget:
				return m.Due == nil
			default:
				return m.State == study.Buried
			}
		}
		for range rapid.IntRange(1, 12).Draw(r, "length") {
			switch rapid.IntRange(0, 5).Draw(r, "deed") {
			case 0:
				w.days(rapid.SampledFrom([]int{-400, -1, 1, 400}).Draw(r, "days"))
			case 1:
				w.by(item, scheduler.Good)
			default:
				kind := rapid.SampledFrom(kinds).Draw(r, "kind")
				before := len(w.steps(item))
				marked, err := w.Mark(t.Context(), kind, item)
				w.must(err)
				got := marked[0]
				if grown := len(w.steps(item)) - before; grown != 1 && !got.Already || grown != 0 && got.Already {
					r.Fatalf("%s: already %v, and %d events were recorded", kind, got.Already, grown)
				}
				on, positive := kind, true
				switch kind {
				case history.Unsuspend, history.Unbury, history.Unflag:
					on, positive = opposite[kind], false
				}
				if (kind == history.Bury || kind == history.Unbury) && is(history.Suspend) {
					continue // that is the state which lists tell first
				}
				if holds := is(on) == positive; holds != got.Holds() {
					r.Fatalf("%s is said to hold: %v (%q), and does: %v", kind, got.Holds(), got.Against, holds)
				}
			}
		}
	})
}

// A note and a review that a later date outweighs say so.
func TestNotesAndGradesAfterAWrongClock(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.days(400)
	w.by("inner-outer/c1", scheduler.Good)
	_, err := w.SetNote(t.Context(), "inner-outer/c1", "from then")
	w.must(err)
	w.days(-400)
	done, err := w.SetNote(t.Context(), "inner-outer/c1", "from now")
	w.must(err)
	if done.Holds() || !strings.Contains(done.Against, "the note of 5 Apr 2027") {
		t.Errorf("the note is said to hold: %+v", done)
	}
	_, remarks, err := w.Grade(t.Context(), study.ManualGrade{Item: "c1", Grade: scheduler.Good})
	w.must(err)
	if len(remarks) > 0 { // replay makes it the first
		t.Errorf("remarks %q", remarks)
	}
}
