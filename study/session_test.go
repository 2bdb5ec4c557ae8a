package study_test

import (
	"slices"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

func TestFirstDayBringsTenNewCardsInFileOrder(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 12))
	got := w.finish(scheduler.Good)
	want := []string{"inner-outer/c1", "inner-outer/c2", "inner-outer/c3", "inner-outer/c4", "inner-outer/c5",
		"inner-outer/c6", "inner-outer/c7", "inner-outer/c8", "inner-outer/c9", "inner-outer/c10"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if again := w.finish(scheduler.Good); again != nil {
		t.Errorf("the day asks for %v again", again)
	}
	w.days(1)
	got = w.today()
	if len(got) != 12 || !slices.Contains(got, "inner-outer/c11") {
		t.Errorf("the second day asks for %v", got)
	}
}

func TestQueueIsTheSameAfterEveryRestart(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 40))
	for day := range 12 {
		whole := w.today()
		var asked []string
		for i := 0; ; i++ {
			if left := w.today(); day > 0 && i == 3 && !slices.Equal(left, whole[3:]) {
				t.Fatalf("day %d: after 3 grades %v is left of %v", day, left, whole)
			}
			s := w.session(study.SessionOptions{})
			item := w.next(s)
			if item == "" {
				break
			}
			asked = append(asked, item)
			w.grade(s, scheduler.Good)
			w.reopen()
		}
		if !slices.Equal(asked, whole) {
			t.Fatalf("day %d: due said %v, review asked %v", day, whole, asked)
		}
		w.days(1)
	}
}

func TestDrillComesBackAfterTenOthersOrAtTheEnd(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(14)}})
	first := w.next(s)
	if g := w.grade(s, scheduler.Hard); !g.Again || !g.Counted {
		t.Fatalf("%+v", g)
	}
	for i := range 10 {
		if item := w.next(s); item == first {
			t.Fatalf("%s came back after %d others", item, i)
		}
		w.grade(s, scheduler.Good)
	}
	if item := w.next(s); item != first {
		t.Fatalf("%s came, %s was due for its drill", item, first)
	}
	if g := w.grade(s, scheduler.Again); !g.Again || g.Counted || g.Interval() != 1 {
		t.Fatalf("%+v", g)
	}
	for range 3 {
		w.next(s)
		w.grade(s, scheduler.Good)
	}
	if item := w.next(s); item != first {
		t.Fatalf("%s came at the end", item)
	}
	w.grade(s, scheduler.Good)
	if item := w.next(s); item != "" {
		t.Fatalf("%s came after the end", item)
	}
}
