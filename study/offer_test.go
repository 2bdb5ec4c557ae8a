package study_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

func date(day int) string { return history.Date(day).Format(time.DateOnly) }

// offer returns what is said of new cards, and what is offered.
func (w *world) offer(sel study.Selection) (study.Offer, string) {
	w.t.Helper()
	o, err := w.Offer(w.t.Context(), sel)
	w.must(err)
	said := o.Says()
	if command, n := o.Command(5); n > 0 {
		said = append(said, command)
	}
	if text := o.Next(date); text != "" {
		said = append(said, text)
	}
	return o, strings.Join(said, " ")
}

// Each reason why no new card comes by itself, and what helps.
func TestReasonsForNoNewCard(t *testing.T) {
	w := newWorld(t, conceptDeck("inner-outer", chain, "base-1", "middle-1", "middle-2", "top-1"))
	expect := func(sel study.Selection, want string) {
		t.Helper()
		if _, got := w.offer(sel); got != want {
			t.Errorf("it says\n%s, want\n%s", got, want)
		}
	}
	all := study.Selection{}
	w.limits(1, 200)
	expect(all, "'goodcard review --new 1'")
	w.finish(scheduler.Good)
	expect(all, "Today has had its 1 new card. 'goodcard review --new 2' The next due card comes on 2026-03-02.")
	expect(study.Selection{Decks: []string{"inner-outer"}, Concept: "middle"},
		"Today has had its 1 new card. 'goodcard review inner-outer --concept middle --new 2'")
	expect(study.Selection{Concept: "top"}, `1 new card waits for "The middle" (2 cards to go).`)
	expect(study.Selection{Tag: "no such"}, "No installed card is among what was asked for.")
	w.limits(9, 200)
	w.by("inner-outer/middle-1", scheduler.Again)
	w.by("inner-outer/middle-2", scheduler.Again)
	expect(all, `1 new card waits for "The middle" (2 cards to go). The next 3 due cards come on 2026-03-02.`)
	w.mark(history.Suspend, "inner-outer/top-1")
	expect(all, "1 new card is suspended: 'goodcard cards --state suspended' lists it. The next 3 due cards come on 2026-03-02.")
	w.mark(history.Unsuspend, "inner-outer/top-1")
	w.by("inner-outer/middle-1", scheduler.Good) // no counted pass
	for _, item := range []string{"inner-outer/middle-1", "inner-outer/middle-2"} {
		w.mark(history.Forget, item)
		w.by(item, scheduler.Good)
	}
	w.mark(history.Bury, "inner-outer/top-1")
	expect(all, "1 new card waits for another day: buried, or a sibling has its turn today. The next 3 due cards come on 2026-03-02.")
	w.by("inner-outer/top-1", scheduler.Good)
	w.shipped["second/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("second", 1))}
	w.reopen()
	expect(all, "No new card is left. 'goodcard install second' brings another deck. The next 4 due cards come on 2026-03-02.")
	w.must(w.Remove(t.Context(), "inner-outer"))
	expect(all, "No deck is installed: 'goodcard install second' installs one.")
	_, err := w.Install(t.Context(), "second", false)
	w.must(err)
	w.must(w.Remove(t.Context(), "second"))
	expect(all, "No deck is installed: 'goodcard install inner-outer' installs one.")
}

// checkOffer fails where what is offered does not come, neither more nor less, in a new session
// and in the open one, which goes on with it.
func (w *modelWorld) checkOffer() {
	w.t.Helper()
	sel := study.Selection{Decks: w.model.only, Concept: w.model.idea}
	o, said := w.offer(sel)
	w.checkWaiting(o.Held)
	for _, want := range []int{5, study.MoreNew} {
		_, n := o.Command(want)
		sel.New = new(want)
		if got := w.world.session(study.SessionOptions{Selection: sel}).Counts().New; got != n {
			w.t.Fatalf("of %d new cards %d are offered and %d come: %s", want, n, got, said)
		}
	}
	if o.Cards == 0 && len(o.Says()) == 0 {
		w.t.Fatal("no card comes, and nothing says why")
	}
	running, err := w.session.Offer(w.t.Context())
	w.must(err)
	w.must(w.session.More(w.t.Context(), study.MoreNew))
	if got := w.session.Counts().New; got != running.Cards {
		w.t.Fatalf("an open session offers %d new cards, and %d come", running.Cards, got)
	}
}
