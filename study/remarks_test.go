package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// What a session says of a card that does not stick, a grade by hand says too, and no oftener.
func TestGradeByHandSaysThatACardDoesNotStick(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	for lapses := range 7 {
		w.by("inner-outer/c1", scheduler.Good)
		w.days(1)
		_, remarks, err := w.Grade(t.Context(), study.ManualGrade{Item: "c1", Grade: scheduler.Again})
		w.must(err)
		n := lapses + 1
		said := slices.ContainsFunc(remarks, func(r string) bool {
			return strings.HasPrefix(r, fmt.Sprintf("inner-outer/c1 has lapsed %d times: ", n))
		})
		if want := n == 4 || n == 6; said != want {
			t.Errorf("lapse %d: remarks %q, want one of that: %v", n, remarks, want)
		}
		w.days(1)
	}
}

// A grade by hand passes over what a session minds, and says so.
func TestGradeByHandSaysWhatItPassesOver(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", chain, "base-1", "base-2", "middle-1"))
	w.must(w.Close())
	w.Collection = nil
	w.write("settings.yaml", "new-per-day: 2\nreviews-per-day: 1\n")
	w.reopen()
	says := func(item string, want ...string) {
		t.Helper()
		_, remarks, err := w.Grade(t.Context(), study.ManualGrade{Item: "inner-outer/" + item, Grade: scheduler.Good})
		w.must(err)
		got := strings.Join(remarks, "\n")
		if len(remarks) != len(want) {
			t.Errorf("%s: remarks %q, want %q", item, got, want)
		}
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("%s: remarks %q, want %q", item, got, part)
			}
		}
	}
	says("base-1")
	says("middle-1", "inner-outer/middle-1 waits until inner-outer/base is known; the grade was recorded all the same")
	says("base-2", "is new beyond today's 2 new cards")
	says("base-2") // its drill
	w.days(1)
	says("base-1")
	says("base-2", "is a review beyond today's 1 review")
	w.days(1)
	w.mark(history.Suspend, "inner-outer/base-1")
	says("base-1", "is suspended and stays so", "was not due for 5 days, so this was an early review")
}
