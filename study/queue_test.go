package study_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"goodcard/scheduler"
	"goodcard/study"
)

// limits writes settings and starts again.
func (w *world) limits(newPerDay, reviewsPerDay int) {
	w.t.Helper()
	w.write("settings.yaml", fmt.Sprintf("new-per-day: %d\nreviews-per-day: %d\n", newPerDay, reviewsPerDay))
	w.reopen()
}

// learn grades n cards of a deck good on one day.
func (w *world) learn(deck string, n int) {
	w.t.Helper()
	for i := range n {
		w.by(fmt.Sprintf("%s/c%d", deck, i+1), scheduler.Good)
	}
}

func TestBacklogBringsTheLikeliestFirstAndNothingNew(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.limits(10, 8)
	w.learn("inner-outer", 20)
	w.days(1)
	w.learn("inner-outer", 5) // due in 6 days, the others today
	w.days(6)
	today := w.today()
	if len(today) != 8 {
		t.Fatalf("%d cards come, the limit is 8", len(today))
	}
	for i, item := range today {
		onTime := slices.Contains([]string{"inner-outer/c1", "inner-outer/c2", "inner-outer/c3", "inner-outer/c4", "inner-outer/c5"}, item)
		if onTime != (i < 5) {
			t.Errorf("%s comes as number %d of %v", item, i+1, today)
		}
	}
	if g := w.glance(); g.Due != 8 || g.PutOff.Limit != 12 || g.New != 0 {
		t.Errorf("%d due, %d later, %d new", g.Due, g.PutOff.Limit, g.New)
	}
	// New cards come all the same if they are asked for.
	s := w.session(study.SessionOptions{Selection: study.Selection{New: new(2)}})
	if n := s.Counts(); n.New != 2 || n.Due != 8 {
		t.Errorf("%+v", n)
	}
	days := 0
	for w.glance().PutOff.Limit > 0 {
		if got := w.finish(scheduler.Good); len(got) != 8 {
			t.Fatalf("day %d asks %v", days, got)
		}
		if rest := w.today(); len(rest) != 0 {
			t.Fatalf("after the limit %v is asked", rest)
		}
		w.days(1)
		if days++; days > 10 {
			t.Fatal("the backlog does not end")
		}
	}
	if g := w.glance(); g.New == 0 {
		t.Error("nothing new after the backlog")
	}
}

func TestLimitsHoldForTheWholeCollection(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.install("other.yaml", deckOf("other", 30))
	w.learn("other", 4)
	if n := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"inner-outer"}}}).Counts(); n.New != 6 {
		t.Errorf("%+v; 4 of 10 new cards were studied", n)
	}
	w.limits(0, 3)
	w.days(1)
	w.by("other/c1", scheduler.Good)
	if got := w.today(); len(got) != 2 {
		t.Errorf("%v comes, one of three was reviewed", got)
	}
	if got := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"inner-outer"}}}).Counts(); got != (study.Counts{}) {
		t.Errorf("a deck without due cards has %+v", got)
	}
	if got := w.session(study.SessionOptions{Selection: study.Selection{Decks: []string{"other"}}}).Counts(); got.Due != 2 || got.Later != 1 {
		t.Errorf("the deck has %+v", got)
	}
}

func TestDecksTakeTurnsAndTheFirstChangesByDay(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.install("b.yaml", deckOf("b", 2))
	w.install("a.yaml", deckOf("a", 30))
	firsts := map[string]bool{}
	for range 3 {
		w.limits(7, 0)
		today := w.today()
		var decks []string
		for _, item := range today {
			d, _, _ := strings.Cut(item, "/")
			decks = append(decks, d)
		}
		if count(decks, "b") != 2 || count(decks, "a") < 2 || count(decks, "inner-outer") < 2 || len(today) != 7 {
			t.Errorf("the decks come as %v", decks)
		}
		firsts[decks[0]] = true
		if !slices.Equal(decks[:3], decks[3:6]) {
			t.Errorf("turns change within a day: %v", decks)
		}
		w.days(1)
	}
	if len(firsts) != 3 {
		t.Errorf("on three days %v came first", firsts)
	}
}

func count(all []string, word string) (n int) {
	for _, s := range all {
		if s == word {
			n++
		}
	}
	return n
}

func TestNewBringsThatManyInEachSession(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 30))
	w.finish(scheduler.Good)
	for range 2 {
		s := w.session(study.SessionOptions{Selection: study.Selection{New: new(4)}})
		asked := 0
		for w.next(s) != "" && asked < 9 {
			w.grade(s, scheduler.Good)
			if asked++; asked == 2 {
				w.undo(s)
				w.next(s)
				w.grade(s, scheduler.Good)
			}
		}
		if asked != 4 {
			t.Errorf("%d new cards came, 4 were asked for", asked)
		}
	}
}
