package study_test

import (
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

const wordings = "  - id: w\n    ask: First wording?\n    answer: this\n    also: ['Second wording?', 'Third wording?']\n    unseen: ['Fourth wording?']\n"

func TestNoWordingComesTwiceRunning(t *testing.T) {
	w := newWorld(t, header("inner-outer")+wordings)
	last := ""
	ask := func(g scheduler.Grade) {
		t.Helper()
		s := w.session(study.SessionOptions{})
		p := w.prompt(s)
		if p.Question == last {
			t.Fatalf("%q comes twice running", last)
		}
		if p.Memory.Memory.Interval < 14 && strings.HasPrefix(p.Question, "Fourth") {
			t.Fatal("a wording that is kept back comes")
		}
		last = p.Question
		w.grade(s, g)
		w.reopen()
	}
	edit := func(oldnew ...string) {
		file := w.shipped[study.FirstDeck+"/deck.yaml"]
		file.Data = []byte(strings.NewReplacer(oldnew...).Replace(string(file.Data)))
		w.reopen()
	}
	for _, g := range []scheduler.Grade{1, 3, 1, 1, 3, 4} { // drills
		ask(g)
	}
	for range 6 {
		w.days(400)
		ask(scheduler.Again)
		ask(scheduler.Good)
	}
	for last != "Second wording?" {
		w.days(400)
		ask(scheduler.Good)
	}
	edit("First wording?", "Last wording?")
	edit("['Second wording?', 'Third", "['Third")
	w.days(400)
	ask(scheduler.Good)
	for last != "Third wording?" {
		w.days(400)
		ask(scheduler.Good)
	}
	// The author makes the wording that was shown last the card's own.
	edit("Last wording?", "Third wording?", "Third wording?", "Last wording?")
	w.days(400)
	ask(scheduler.Good)
	if last != "Last wording?" {
		t.Errorf("%q comes", last)
	}
	w.mark(history.Forget, "inner-outer/w")
	w.days(1)
	ask(scheduler.Good)
}

func TestHistoryKeepsWordingsByHash(t *testing.T) {
	w := newWorld(t, header("inner-outer")+wordings)
	for i := range 5 {
		_, _, err := w.Grade(t.Context(), study.ManualGrade{Item: "inner-outer/w", Grade: scheduler.Good, Wording: i})
		w.must(err)
		w.days(30)
	}
	var keys []string
	for _, s := range w.steps("inner-outer/w") {
		keys = append(keys, s.Wording)
	}
	if got := strings.Join(keys, " "); got != "  also:d5829c1d also:056aac68 unseen:b8d572a5" {
		t.Errorf("the history keeps %q", got)
	}
	if _, _, err := w.Grade(t.Context(), study.ManualGrade{Item: "inner-outer/w", Grade: 4, Wording: 5}); err == nil {
		t.Error("a wording that is not there was graded")
	}
}
