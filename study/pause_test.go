package study_test

import (
	"fmt"
	"slices"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// A pile is a collection with a past: on each of these days, every second one up to yesterday,
// so many cards were reviewed that are suspended now. So many others are due since long ago.
func newPile(t *testing.T, limit, due int, days []int) *world {
	w := newWorld(t, deckOf("inner-outer", 220))
	w.limits(10, limit)
	today := w.now
	review := func(first, n int) (items []string) {
		for i := range n {
			items = append(items, fmt.Sprintf("inner-outer/c%d", first+i))
			w.by(items[i], scheduler.Good)
		}
		return items
	}
	w.days(-400)
	review(1, due)
	for i, n := range days {
		w.now = today.AddDate(0, 0, -1-2*i)
		w.mark(history.Suspend, review(150, n)...)
	}
	w.now = today
	return w
}

// The rule at its borders.
func TestNewCardsPauseAboveThreeUsualDays(t *testing.T) {
	t.Parallel()
	// The day on which what is due was reviewed is one of the days too, and the longest.
	for _, c := range []struct {
		name       string
		days       []int
		due, limit int
		want       string
	}{
		{"a day is never taken for shorter than thirty", []int{5, 5}, 90, 200, ""},
		{"one more is too many", []int{5, 5}, 91, 200, "New cards pause: today has 91 cards to review, more than three usual days (90)."},
		{"who does more may have more", []int{40, 40}, 120, 200, ""},
		{"and no more than that", []int{40, 40}, 121, 200, "New cards pause: today has 121 cards to review, more than three usual days (120)."},
		{"of an even number of days the middle lies between two", []int{5, 36, 37}, 109, 200, ""},
		{"and one above it", []int{5, 36, 37}, 110, 200, "New cards pause: today has 110 cards to review, more than three usual days (109)."},
		{"days before the last fourteen say nothing", slices.Concat(slices.Repeat([]int{1}, 14), slices.Repeat([]int{31}, 15)), 91, 200,
			"New cards pause: today has 91 cards to review, more than three usual days (90)."},
		{"the daily limit where it is less", []int{40, 40}, 51, 50, "New cards pause: today has 51 cards to review, more than the daily limit (50)."},
		{"and not before", []int{40, 40}, 50, 50, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newPile(t, c.limit, c.due, c.days)
			g, says, fresh := w.glance(), "", 10
			if g.Pause != nil {
				says, fresh = g.Pause.String(), 0
			}
			if says != c.want || g.New != fresh {
				t.Errorf("%d new cards come, and it says %q, want %q", g.New, says, c.want)
			}
		})
	}
}

// A pause is of a day: to work the pile off brings nothing new before tomorrow, and what was
// asked for comes.
func TestAPauseHoldsForItsDay(t *testing.T) {
	t.Parallel()
	w := newPile(t, 200, 91, []int{5, 5})
	s := w.session(study.SessionOptions{})
	for left := 91; w.next(s) != ""; left-- {
		if g := w.glance(); g.Pause == nil || g.Pause.Due != 91 || g.Due != left || g.New != 0 {
			t.Fatalf("with %d left the day has %+v, pause %v", left, g, g.Pause)
		}
		w.grade(s, scheduler.Good)
	}
	if g := w.glance(); g.Pause == nil || g.Offer.Cards != 10 {
		t.Errorf("at the end the pause is %v, and %d cards are offered", g.Pause, g.Offer.Cards)
	}
	if n := w.session(study.SessionOptions{Selection: study.Selection{New: new(7)}}).Counts(); n.New != 7 {
		t.Errorf("7 were asked for, and %+v come", n)
	}
	w.days(1)
	if g := w.glance(); g.Pause != nil || g.New != 10 {
		t.Errorf("on the next day the pause is %v, and %d new cards come", g.Pause, g.New)
	}
}

// No pause is told where no new card could come all the same: those that are left are suspended.
func TestNoPauseIsToldOfSuspendedCards(t *testing.T) {
	t.Parallel()
	w := newPile(t, 50, 60, nil)
	if w.glance().Pause == nil {
		t.Fatal("60 due cards above a limit of 50 are no pause")
	}
	for i := range 160 {
		w.mark(history.Suspend, fmt.Sprintf("inner-outer/c%d", 61+i))
	}
	if pause := w.glance().Pause; pause != nil {
		t.Errorf("nothing new can come, and it says %s", pause)
	}
}
