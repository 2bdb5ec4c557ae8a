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

func TestLimitCountsItemsNotDrills(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	for i := range 12 {
		w.by(fmt.Sprintf("inner-outer/c%d", i+1), map[bool]scheduler.Grade{true: scheduler.Again, false: scheduler.Good}[i < 2])
	}
	s := w.session(study.SessionOptions{Limit: 3, Selection: study.Selection{New: new(9)}})
	var asked []string
	for item := w.next(s); item != ""; item = w.next(s) {
		g := scheduler.Good
		if item == "inner-outer/c14" && !slices.Contains(asked, "c14") {
			g = scheduler.Hard
		}
		asked = append(asked, strings.TrimPrefix(item, "inner-outer/"))
		w.grade(s, g)
	}
	if want := []string{"c1", "c2", "c13", "c14", "c15", "c14"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if sum := s.Summary(); sum.Items != 5 || sum.Reviews != 6 {
		t.Errorf("%+v", sum)
	}
}

func TestUndoneCardStaysUntilItIsAnswered(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.finish(scheduler.Good)
	w.days(1)
	s := w.session(study.SessionOptions{})
	first := w.next(s)
	w.grade(s, scheduler.Easy)
	second := w.next(s)
	w.grade(s, scheduler.Good)
	w.days(1) // the order of the day is another one now
	for _, want := range []string{second, first} {
		if got := w.undo(s); got != want {
			t.Fatalf("took back %s, want %s", got, want)
		}
		for range 3 { // a screen may be drawn more than once
			if item := w.next(s); item != want {
				t.Fatalf("%s comes after the undo of %s", item, want)
			}
		}
	}
	w.grade(s, scheduler.Good)
	if item := w.next(s); item == first || item == "" {
		t.Errorf("%q comes after the grade of %s", item, first)
	}
}

// Two windows of one program share a collection.
func TestSessionSeesWhatItsOwnCollectionRecords(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	a, b := w.session(study.SessionOptions{}), w.session(study.SessionOptions{})
	var asked []string
	for i := 0; ; i++ {
		s := a
		if i%2 == 1 {
			s = b
		}
		item := w.next(s)
		if item == "" {
			break
		}
		asked = append(asked, item)
		w.grade(s, scheduler.Good)
	}
	slices.Sort(asked)
	if len(asked) != 10 || len(slices.Compact(asked)) != 10 {
		t.Fatalf("two sessions asked %v", asked)
	}
	w.days(1)
	if item := w.next(a); item == "" {
		t.Fatal("nothing comes on the next day")
	} else {
		w.mark(history.Suspend, item)
		if again := w.next(a); again == item {
			t.Errorf("%s comes though it was suspended", item)
		}
	}
	w.must(w.Remove(t.Context(), "inner-outer"))
	if item := w.next(a); item != "" {
		t.Errorf("%s comes though its deck was removed", item)
	}
}

// A card that an undo brings back may have lost its place in the day to another one.
func TestCountsAfterAnUndoneCardWithoutPlace(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	var first []string
	for i := range 9 {
		first = append(first, fmt.Sprintf("inner-outer/c%d", i+1))
	}
	w.mark(history.Suspend, first...)
	s := w.session(study.SessionOptions{})
	if item := w.next(s); item != "inner-outer/c10" {
		t.Fatalf("%s comes", item)
	}
	w.grade(s, scheduler.Good)
	w.mark(history.Unsuspend, first...)
	w.by("inner-outer/c30", scheduler.Good)
	w.undo(s)
	w.next(s) // c10 again, though the day has room for c1 to c9 alone
	w.grade(s, scheduler.Good)
	w.next(s)
	if n := s.Counts().New; n != 8 {
		t.Errorf("%d new cards are left of 10, two are done", n)
	}
}

func TestDrillKeepsItsPlaceWhenTheCardIsRenamed(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	for _, card := range []string{"c1", "c2", "c3"} {
		w.by("inner-outer/"+card, scheduler.Again)
	}
	rename := strings.Replace(deckOf("inner-outer", 30), "id: c3\n", "id: renamed\n    was: [c3]\n", 1)
	w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(rename)
	w.reopen()
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(0)}})
	var asked []string
	for item := w.next(s); item != ""; item = w.next(s) {
		asked = append(asked, item)
		w.grade(s, scheduler.Good)
	}
	if want := []string{"inner-outer/c1", "inner-outer/c2", "inner-outer/renamed"}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
}
