package study_test

import (
	"slices"
	"testing"

	"goodcard/scheduler"
	"goodcard/storage"
	"goodcard/study"
)

// cram practises all that is left, all of it known, and returns the items.
func (w *world) cram(s *study.Session) []string {
	w.t.Helper()
	var items []string
	for item := w.next(s); item != "" && len(items) < 100; item = w.next(s) {
		items = append(items, item)
		w.grade(s, scheduler.Good)
	}
	return items
}

func TestWhatIsSetAsideInACramDoesNotComeAgain(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 5))
	s := w.session(study.SessionOptions{Cram: true})
	suspended := w.next(s)
	w.marked(s.Suspend(t.Context(), s.Shown()))
	buried := w.next(s)
	w.marked(s.Bury(t.Context(), s.Shown()))
	if n := s.Counts().Practice; n != 3 {
		t.Errorf("%d cards are left of 5, two of which were set aside", n)
	}
	if left := w.cram(s); len(left) != 3 || slices.Contains(left, suspended) || slices.Contains(left, buried) {
		t.Errorf("%v came, %s and %s were set aside", left, suspended, buried)
	}
	for range 4 {
		w.undo(s)
	}
	if item := w.undo(s); item != suspended || w.next(s) != suspended {
		t.Errorf("the undo brought %s back", item)
	}
	if left := w.cram(s); len(left) != 5 {
		t.Errorf("after the undo of all %v came", left)
	}
}

func TestDrillOfWhatCameHardLeavesOutWhatWasSetAside(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 3))
	s := w.session(study.SessionOptions{})
	hard := w.next(s)
	w.grade(s, scheduler.Again)
	s.Recall(hard)
	w.next(s)
	w.marked(s.Suspend(t.Context(), s.Shown()))
	other := w.next(s)
	w.grade(s, scheduler.Hard)
	for w.next(s) != "" {
		w.grade(s, scheduler.Good)
	}
	w.must(s.PractiseHard(t.Context()))
	if left := w.cram(s); !slices.Equal(left, []string{other}) {
		t.Errorf("%v is drilled, want %s alone: the other was suspended", left, other)
	}
}

func TestCramGoesOnWhenCardsGoOrAreRenamed(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.install("own.yaml", deckOf("own", 4))
	s := w.session(study.SessionOptions{Cram: true, Selection: study.Selection{Decks: []string{"own"}}})
	for range 4 { // each comes again
		w.next(s)
		w.grade(s, scheduler.Again)
	}
	w.write("own.yaml", header("own")+"  - {id: c9, was: [c2], ask: 'Question 2?', answer: a}\n  - {id: c3, ask: 'Question 3?', answer: a}\n")
	w.next(s)
	left := w.cram(s)
	slices.Sort(left)
	if !slices.Equal(left, []string{"own/c3", "own/c9"}) {
		t.Errorf("%v came; c2 is called c9 now, c1 and c4 are gone", left)
	}
	for range left {
		w.undo(s)
	}
	w.next(s)
	if n := s.Counts(); n.Practice != 2 || n.Total() != 2 {
		t.Errorf("%+v is left after the undo, both cards come again", n)
	}
	w.write("own.yaml", header("own")+"  - {id: c8, ask: 'Another?', answer: a}\n")
	if item := w.next(s); item != "" {
		t.Errorf("%s came when all cards of the cram were gone", item)
	}
}

func TestCramComesInTheOrderOfTheDay(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 12))
	order := func() []string { return w.cram(w.session(study.SessionOptions{Cram: true})) }
	first := order()
	if again := order(); !slices.Equal(first, again) {
		t.Errorf("on one day first %v and then %v", first, again)
	}
	byPlace := slices.Clone(first)
	slices.SortFunc(byPlace, func(a, b string) int {
		today := w.Clock.Today()
		if storage.Place(a, today) < storage.Place(b, today) {
			return -1
		}
		return 1
	})
	if !slices.Equal(first, byPlace) {
		t.Errorf("got %v, want %v", first, byPlace)
	}
	w.days(1)
	if next := order(); slices.Equal(first, next) {
		t.Error("the next day has the same order")
	}
}

func TestCramOfATag(t *testing.T) {
	w := newWorld(t, header("inner-outer")+"  - {id: one, ask: 'One?', answer: a, tags: [core]}\n  - {id: two, ask: 'Two?', answer: a}\n")
	for _, cram := range []bool{true, false} {
		s := w.session(study.SessionOptions{Cram: cram, Selection: study.Selection{Tag: "core"}})
		if got := w.cram(s); !slices.Equal(got, []string{"inner-outer/one"}) {
			t.Errorf("cram %v: %v came, one card has the tag", cram, got)
		}
	}
}

func TestWhatCameHardIsDrilledOnceMorePastALimit(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 5))
	s := w.session(study.SessionOptions{Limit: 3})
	var hard []string
	for _, g := range []scheduler.Grade{scheduler.Again, scheduler.Hard, scheduler.Good, scheduler.Hard, scheduler.Good, scheduler.Good} {
		item := w.next(s)
		if g.Drilled() && !slices.Contains(hard, item) {
			hard = append(hard, item)
		}
		w.grade(s, g)
	}
	if item := w.next(s); item != "" || !slices.Equal(s.Summary().Hard, hard) {
		t.Fatalf("%q came past the limit; hard were %v, want %v", item, s.Summary().Hard, hard)
	}
	for range 2 {
		w.must(s.PractiseHard(t.Context()))
		if n := s.Counts().Total(); n != len(hard) {
			t.Errorf("%d are to be drilled, %v came hard", n, hard)
		}
		for _, want := range hard {
			if got := w.next(s); got != want {
				t.Errorf("%s is drilled, want %s", got, want)
			}
			w.grade(s, scheduler.Again)
		}
		if got := w.cram(s); !slices.Equal(got, hard) {
			t.Errorf("%v come again, want %v", got, hard)
		}
	}
}
