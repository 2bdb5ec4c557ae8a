package study_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// tosses returns how many reviews of an item, or of all where it is empty, count as tosses.
func (w *world) tosses(item string) (n int) {
	w.t.Helper()
	w.must(w.Pasts(w.t.Context(), nil, func(p study.Past) error {
		if item != "" && p.Item != item {
			return nil
		}
		n += len(p.Tosses())
		return nil
	}))
	return n
}

// newest returns the newest review of an item that stands.
func (w *world) newest(item string) history.Step {
	w.t.Helper()
	for _, s := range slices.Backward(w.steps(item)) {
		if s.Kind == history.Review && !s.Voided {
			return s
		}
	}
	w.t.Fatalf("%s has no review", item)
	return history.Step{}
}

func TestReviewTellsItsToss(t *testing.T) {
	w := probedWorld(t)
	s := w.session(study.SessionOptions{})
	asked, unseen := 0, 0
	for p := w.draw(s); p != nil; p = w.draw(s) {
		want := `{"toss":"seen"}`
		switch {
		case p.Drill:
			want = ""
		case kept(p):
			want = `{"toss":"unseen"}`
			unseen++
			asked++
		default:
			asked++
		}
		w.grade(s, scheduler.Hard) // comes again as a drill, which tosses nothing
		if got := w.newest(p.Item).Body; got != want {
			t.Errorf("%s in the wording %q tells %q, want %q", p.Item, p.Wording, got, want)
		}
		if p.Drill {
			w.by(p.Item, scheduler.Good)
		}
	}
	if asked != 12 || unseen == 0 || unseen == 12 {
		t.Fatalf("%d of %d coins fell for a probe", unseen, asked)
	}
	if got := w.tosses(""); got != 12 {
		t.Errorf("%d reviews count as tosses, want 12", got)
	}
}

// What neither a session of the day nor its queue chose was chosen by no coin.
func TestNoTossByHandAndInPractice(t *testing.T) {
	w := probedWorld(t)
	w.by("inner-outer/door-0", scheduler.Good)
	s := w.session(study.SessionOptions{Cram: true})
	for p := w.draw(s); p != nil; p = w.draw(s) {
		w.grade(s, scheduler.Good)
	}
	for _, item := range []string{"inner-outer/door-0", "inner-outer/door-1"} {
		for _, step := range w.steps(item) {
			if step.Body != "" {
				t.Errorf("%s: a %s tells %q", item, step.Kind, step.Body)
			}
		}
	}
}

// An author may give a card words to keep back long after it was learned. Its reviews until
// then were no tosses, whatever a coin would have said.
func TestProbesAddedLaterMakeNoTosses(t *testing.T) {
	w := newWorld(t, header("inner-outer")+strings.Replace(probed, "unseen:", "tags: [t] # unseen:", 1))
	w.now = time.Date(2026, 12, 1, 4, 0, 0, 0, time.UTC)
	for range 5 {
		w.finish(scheduler.Good)
		w.days(400)
	}
	file := w.shipped[study.FirstDeck+"/deck.yaml"]
	file.Data = []byte(header("inner-outer") + probed)
	w.reopen()
	if got := w.tosses(""); got != 0 {
		t.Fatalf("%d of the reviews before count as tosses", got)
	}
	w.finish(scheduler.Good)
	if got := w.tosses(""); got != 1 {
		t.Errorf("%d tosses with the probes, want 1", got)
	}
	file.Data = []byte(header("inner-outer") + strings.Replace(probed, "unseen:", "tags: [t] # unseen:", 1))
	w.reopen()
	if got := w.tosses(""); got != 1 {
		t.Errorf("%d tosses when the author has taken the probes away, want the 1 that there was", got)
	}
}

// Reviews of programs that did not write tosses down count by what can be made out of them,
// until the day on which all programs do.
func TestReviewsThatDoNotTell(t *testing.T) {
	for day, want := range map[string]bool{"2026-11-30T12:00:00Z": true, "2026-12-01T03:59:00Z": true, "2026-12-01T04:00:00Z": false} {
		w := probedWorld(t)
		now, err := time.Parse(time.RFC3339, day)
		w.must(err)
		w.now = now
		sides := map[bool]int{}
		for i := range 12 {
			item := "inner-outer/door-" + strconv.Itoa(i)
			it, err := w.Item(t.Context(), item)
			w.must(err)
			grade := study.ManualGrade{Item: item, Grade: scheduler.Good}
			probe := history.Coin(item, it.Memory.Counted)
			if probe {
				grade.Wording = 3 // the first that is kept back
			}
			_, _, err = w.Grade(t.Context(), grade)
			w.must(err)
			if got := w.tosses(item); (got == 1) != want {
				t.Errorf("%s, probe %v: %d tosses, want one: %v", day, probe, got, want)
			}
			sides[probe]++
		}
		if len(sides) != 2 {
			t.Error("the coin has one side")
		}
	}
}

// Who takes a grade back gives it again under the same conditions: neither another wording
// comes nor another coin is tossed, be it in a later session.
func TestTossThatWasTakenBackIsTossedAgain(t *testing.T) {
	w := probedWorld(t)
	s := w.session(study.SessionOptions{})
	wordings, bodies := map[string]string{}, map[string]string{}
	for p := w.draw(s); p != nil; p = w.draw(s) {
		w.grade(s, scheduler.Good)
		wordings[p.Item], bodies[p.Item] = p.Wording, w.newest(p.Item).Body
	}
	_, err := w.Undo(t.Context(), 12)
	w.must(err)
	if got := w.tosses(""); got != 0 {
		t.Fatalf("%d tosses count that were taken back", got)
	}
	w.days(3)
	w.reopen()
	s = w.session(study.SessionOptions{})
	asked := 0
	for p := w.draw(s); p != nil; p = w.draw(s) {
		asked++
		w.grade(s, scheduler.Good)
		if body := w.newest(p.Item).Body; p.Wording != wordings[p.Item] || body != bodies[p.Item] {
			t.Errorf("%s comes as %q with %s, before as %q with %s", p.Item, p.Wording, body, wordings[p.Item], bodies[p.Item])
		}
	}
	if got := w.tosses(""); asked != 12 || got != 12 {
		t.Errorf("%d items were asked again, %d tosses count; want 12", asked, got)
	}
}

// A probe that was shown and taken back is kept back no more once the item has been
// answered otherwise.
func TestWordingThatWasTakenBackHasBeenShown(t *testing.T) {
	w := probedWorld(t)
	s := w.session(study.SessionOptions{})
	probes := map[string]string{}
	for p := w.draw(s); p != nil; p = w.draw(s) {
		w.grade(s, scheduler.Good)
		if kept(p) {
			probes[p.Item] = p.Wording
			w.undo(s)
			w.by(p.Item, scheduler.Good)
		}
	}
	again := 0
	for range 8 {
		w.days(1000)
		s := w.session(study.SessionOptions{})
		for p := w.draw(s); p != nil; p = w.draw(s) {
			w.grade(s, scheduler.Good)
			if kept(p) && probes[p.Item] != "" {
				again++
				if p.Wording == probes[p.Item] {
					t.Errorf("%s is asked in the probe %s that it was asked in before", p.Item, p.Wording)
				}
			}
		}
	}
	if len(probes) == 0 || again == 0 {
		t.Errorf("of %d items that showed a probe %d came as another", len(probes), again)
	}
}
