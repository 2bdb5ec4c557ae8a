package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

func (w *world) glance() study.Glance {
	w.t.Helper()
	g, err := w.Glance(w.t.Context())
	w.must(err)
	return g
}

func TestStreak(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	expect := func(streak int, studied bool) {
		t.Helper()
		if g := w.glance(); g.Streak != streak || g.Studied != studied {
			t.Errorf("streak %d, studied %v; want %d, %v", g.Streak, g.Studied, streak, studied)
		}
	}
	expect(0, false)
	w.by("inner-outer/c1", scheduler.Again)
	expect(1, true)
	w.days(1)
	expect(1, true) // today may still come
	w.by("inner-outer/c1", scheduler.Good)
	w.by("inner-outer/c2", scheduler.Good)
	expect(2, true)
	w.days(2)
	expect(0, true)
	w.by("inner-outer/c3", scheduler.Good)
	expect(1, true)
	_, err := w.Undo(t.Context(), 1)
	w.must(err)
	expect(0, true)
	w.mark(history.Suspend, "inner-outer/c9")
	expect(0, true)
	w.now = time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	_, err = w.Undo(t.Context(), 4) // all is dated ahead now, the suspension too
	w.must(err)
	expect(0, false)
}

// A row that ended with days on which a card was due does not come back, whatever is reviewed after
// them, and when.
func TestStreakStaysBroken(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 4))
	for _, item := range []string{"c1", "c2", "c3", "c4"} {
		w.by("inner-outer/"+item, scheduler.Good) // no new card is left
	}
	w.days(1)
	w.by("inner-outer/c1", scheduler.Good) // the others are due
	studied := []int{w.Clock.Today() - 1, w.Clock.Today()}
	expect := func(streak int) {
		t.Helper()
		w.now = w.now.Add(time.Minute)
		s, err := w.Streaks(t.Context(), nil, slices.Values(studied))
		w.must(err)
		if g := w.glance(); g.Streak != streak || s.Now != streak {
			t.Errorf("a streak of %d days at a glance, %d in figures, want %d", g.Streak, s.Now, streak)
		}
	}
	expect(2)
	w.days(3)
	expect(0)
	studied = append(studied, w.Clock.Today())
	w.by("inner-outer/c1", scheduler.Good) // early
	expect(1)
	w.days(1)
	studied = append(studied, w.Clock.Today())
	for _, item := range []string{"c2", "c3", "c4"} {
		w.by("inner-outer/"+item, scheduler.Good)
		expect(2)
	}
}

func TestYesterdayLeavesOutFirstReviewsAndDrills(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.by("inner-outer/c1", scheduler.Good)
	w.by("inner-outer/c2", scheduler.Good)
	w.by("inner-outer/c3", scheduler.Good)
	w.days(1)
	if g := w.glance(); g.Yesterday != 3 || g.Remembered != nil {
		t.Errorf("%d yesterday, %v remembered; first reviews say nothing", g.Yesterday, g.Remembered)
	}
	w.by("inner-outer/c1", scheduler.Good)
	w.by("inner-outer/c2", scheduler.Again)
	w.by("inner-outer/c2", scheduler.Good) // drill
	w.by("inner-outer/c3", scheduler.Hard)
	w.by("inner-outer/c3", scheduler.Again) // drill
	w.by("inner-outer/c4", scheduler.Again) // first
	w.by("inner-outer/c1", scheduler.Again)
	_, err := w.Undo(t.Context(), 1)
	w.must(err)
	w.days(1)
	g := w.glance()
	if g.Yesterday != 6 || g.Remembered == nil || *g.Remembered != 2.0/3 {
		t.Errorf("%d yesterday, %v remembered; want 6 and two of three", g.Yesterday, g.Remembered)
	}
}

func TestEstimateFollowsTheLearner(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	if g := w.glance(); g.Estimate != 150*time.Second || g.New != 10 || g.Due != 0 {
		t.Errorf("%+v", g)
	}
	for i, ms := range []int64{0, 2000, 4000, 3_000_000} { // one went for a walk
		_, _, err := w.Grade(t.Context(), study.ManualGrade{Item: "inner-outer/c" + string(rune('1'+i)), Grade: 1, MS: ms})
		w.must(err)
	}
	if g := w.glance(); g.Estimate != 117*time.Second || g.New != 6 || g.Learning != 4 || g.Reviewed != 4 {
		t.Errorf("%+v", g)
	}
}

func TestFutureEventsAreCounted(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	today := w.now
	w.by("inner-outer/c1", scheduler.Good)
	w.now = today.Add(59 * time.Minute)
	w.by("inner-outer/c1", scheduler.Good)
	w.now = today.Add(61 * time.Minute)
	w.by("inner-outer/c1", scheduler.Good)
	w.days(400)
	w.by("inner-outer/c1", scheduler.Good)
	w.now = today
	if g := w.glance(); g.Future != 2 {
		t.Errorf("%d events of the future, want 2", g.Future)
	}
	_, err := w.Undo(t.Context(), 2)
	w.must(err)
	if n := len(w.steps("inner-outer/c1")); n != 6 {
		t.Errorf("%d events, want four reviews and two voids", n)
	}
}

func TestNextDeckIsNamedWhenNothingNewIsLeft(t *testing.T) {
	w := newWorld(t, header("inner-outer")+"  - {id: both, ask: 'One?', answer: a, both-ways: true}\n")
	w.shipped["second/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("second", 1))}
	w.shipped["third/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("third", 1))}
	expect := func(next string) {
		t.Helper()
		if g := w.glance(); g.Offer.Install != next {
			t.Errorf("%q is named, want %q", g.Offer.Install, next)
		}
	}
	expect("")
	w.finish(scheduler.Good)
	expect("") // the other direction waits for tomorrow
	w.days(1)
	w.finish(scheduler.Good)
	w.days(1)
	w.finish(scheduler.Good)
	expect("second")
	_, err := w.Install(t.Context(), "second", false)
	w.must(err)
	expect("")
	w.finish(scheduler.Good)
	expect("third")
	w.must(w.Remove(t.Context(), "second"))
	expect("third")
}

// A finished day says which day comes next and what it brings: what a list of that day holds, and
// what its session asks then. No day between holds anything.
func TestAFinishedDaySaysWhatComesNext(t *testing.T) {
	text := strings.Replace(deckOf("inner-outer", 7), "  - id: c2\n", "  - id: c2\n    both-ways: true\n", 1)
	w := newWorld(t, text)
	w.limits(2, 3)
	today := w.Clock.Today
	for day := range 14 {
		if g := w.glance(); len(w.today()) > 0 && g.Next != nil {
			t.Errorf("day %d: %+v, and today is not finished", day, g.Next)
		}
		w.finish([]scheduler.Grade{scheduler.Good, scheduler.Easy}[day%2])
		next := w.glance().Next
		if next == nil {
			t.Fatalf("day %d: nothing comes next", day)
		}
		for ahead := today() + 1; ahead <= next.Day; ahead++ {
			list, err := w.On(t.Context(), ahead, nil, 0)
			w.must(err)
			due, fresh := 0, 0
			for _, l := range list {
				if l.State == study.New {
					fresh++
				} else {
					due++
				}
			}
			if holds := (study.NextDay{Day: ahead, Due: due, New: fresh}); ahead == next.Day && holds != *next || ahead < next.Day && len(list) > 0 {
				t.Errorf("day %d: %+v comes next, and day %d holds %+v", day, *next, ahead, holds)
			}
		}
		w.days(next.Day - today())
	}
	for _, item := range w.today() {
		w.mark(history.Suspend, item)
	}
	for i := range 7 {
		w.mark(history.Suspend, fmt.Sprintf("inner-outer/c%d", i+1))
	}
	w.mark(history.Suspend, "inner-outer/c2#reverse")
	w.install("more.yaml", deckOf("more", 4))
	w.finish(scheduler.Good)
	w.mark(history.Suspend, "more/c1")
	w.mark(history.Suspend, "more/c2")
	if next := w.glance().Next; next == nil || *next != (study.NextDay{Day: today() + 1, New: 2}) {
		t.Errorf("tomorrow brings two new cards, and %+v comes next", next)
	}
	w.mark(history.Suspend, "more/c3")
	w.mark(history.Suspend, "more/c4")
	if g := w.glance(); g.Next != nil {
		t.Errorf("all is suspended, and %+v comes next", g.Next)
	}
}
