package study_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

// coined returns a due review of an item for which the coin says this.
func coined(t *testing.T, probe bool) history.Step {
	t.Helper()
	for i := range 100 {
		s := history.Step{Counted: true, Event: history.Event{Entry: history.Entry{Item: fmt.Sprintf("a/c%d", i), Kind: history.Review}}}
		s.Before.LastDay, s.Day = 100, 114
		s.Before.Memory.Interval, s.Before.Counted = 14, 4
		if says, _ := study.Tossed(answerOf(s), probesOf(), nil); says == probe {
			return s
		}
	}
	t.Fatal("the coin has one side")
	return history.Step{}
}

func TestTossIsADueReviewThatShowsWhatTheCoinSays(t *testing.T) {
	first, second := probesOf()[0], probesOf()[1]
	heads, tails := coined(t, true), coined(t, false)
	heads.Wording = first
	for _, c := range []struct {
		name   string
		step   history.Step
		change func(*history.Step)
		shown  []string
		ok     bool
	}{
		{"a probe", heads, nil, []string{""}, true},
		{"the second probe", heads, func(s *history.Step) { s.Wording = second }, []string{"", first}, true},
		{"a probe that was shown before", heads, nil, []string{"", first}, false},
		{"the card's own wording, though the coin says a probe", heads, func(s *history.Step) { s.Wording = "" }, []string{""}, false},
		{"a probe when all were shown", heads, func(s *history.Step) { s.Wording = "unseen:00000000" }, []string{first, second}, false},
		{"a wording seen before", tails, nil, []string{""}, true},
		{"a wording never seen", tails, nil, []string{"also:00000000"}, false},
		{"a probe seen before, though the coin says none", tails, func(s *history.Step) { s.Wording = first }, []string{"", first}, false},
		{"a wording seen before when no probe is left", tails, nil, []string{"", first, second}, false},
		{"an overdue review", tails, func(s *history.Step) { s.Day += 100 }, []string{""}, true},
		{"an early review", tails, func(s *history.Step) { s.Day-- }, []string{""}, false},
		{"an interval of 13 days", tails, func(s *history.Step) { s.Before.Memory.Interval-- }, []string{""}, false},
		{"a drill", tails, func(s *history.Step) { s.Counted = false }, []string{""}, false},
		{"a review that was taken back", tails, func(s *history.Step) { s.Voided = true }, []string{""}, false},
		{"a cram", tails, func(s *history.Step) { s.Kind = history.Cram }, []string{""}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.change != nil {
				c.change(&c.step)
			}
			shown := map[string]bool{}
			for _, key := range c.shown {
				shown[key] = true
			}
			if _, ok := study.Tossed(answerOf(c.step), probesOf(), shown); ok != c.ok {
				t.Errorf("counts as a toss: %v, want %v", ok, c.ok)
			}
		})
	}
}

// probedWorld has known cards with probes, of which all are due.
func probedWorld(t *testing.T) *world {
	var b strings.Builder
	b.WriteString(header("inner-outer"))
	for i := range 12 {
		b.WriteString(strings.Replace(probed, "id: door", fmt.Sprintf("id: door-%d", i), 1))
	}
	w := newWorld(t, b.String())
	for _, days := range []int{1, 6, 20} {
		for i := range 12 {
			w.by(fmt.Sprintf("inner-outer/door-%d", i), scheduler.Good)
		}
		w.days(days)
	}
	return w
}

func kept(p *study.Prompt) bool { return strings.HasPrefix(p.Wording, "unseen:") }

func TestProbeThatWasTakenBackIsStillKeptBack(t *testing.T) {
	w := probedWorld(t)
	s := w.session(study.SessionOptions{})
	for p := w.draw(s); p != nil; p = w.draw(s) {
		w.grade(s, scheduler.Good)
		if kept(p) {
			w.undo(s)
			if again := w.prompt(s); again.Item != p.Item || again.Wording != p.Wording {
				t.Errorf("%s came as %q, after the undo as %q", p.Item, p.Wording, again.Wording)
			}
			w.grade(s, scheduler.Good)
		}
	}
}

func TestEachProbeComesOnceInTheOrderOfTheAuthor(t *testing.T) {
	w := probedWorld(t)
	probes, all := map[string]int{}, 0
	for range 12 {
		s := w.session(study.SessionOptions{})
		for p := w.draw(s); p != nil; p = w.draw(s) {
			if kept(p) {
				if n := probes[p.Item]; n > 1 || p.Wording != probesOf()[n] {
					t.Fatalf("%s: the probe %s comes after %d others", p.Item, p.Wording, n)
				}
				probes[p.Item]++
				all++
			}
			w.grade(s, scheduler.Good)
		}
		w.days(1000)
	}
	if all < 20 {
		t.Errorf("%d probes came of the 24 that 12 cards have", all)
	}
}

func TestCramShowsNothingThatIsKeptBack(t *testing.T) {
	w := probedWorld(t)
	s := w.session(study.SessionOptions{Cram: true})
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if kept(p) {
			t.Errorf("%s was practised in the wording that is kept back for a due review", p.Item)
		}
		w.grade(s, scheduler.Good)
	}
	s, probes := w.session(study.SessionOptions{}), 0
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if kept(p) {
			probes++
		}
		w.grade(s, scheduler.Good)
	}
	if probes == 0 {
		t.Error("no probe came at the due reviews")
	}
}

// Where the coin decides against a probe, what comes was seen before: a wording that the
// author has added since would be new to the learner too.
func TestOtherSideOfTheCoinIsAWordingSeenBefore(t *testing.T) {
	w := probedWorld(t)
	text := string(w.shipped[study.FirstDeck+"/deck.yaml"].Data)
	rewrite := func(also string) {
		w.shipped[study.FirstDeck+"/deck.yaml"].Data = []byte(strings.ReplaceAll(text, "[Name the goals that fit.]", also))
		w.reopen()
	}
	rewrite("[A wording of late., Another of late.]")
	s, others := w.session(study.SessionOptions{}), 0
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if strings.HasPrefix(p.Wording, "also:") {
			t.Errorf("%s is asked %q, which was never seen", p.Item, p.Question)
		}
		if !kept(p) {
			others++
		}
		w.grade(s, scheduler.Good)
	}
	if others == 0 {
		t.Error("the coin has one side")
	}
}

// A coin needs two sides: a probe that comes where no seen wording could come would be
// compared with reviews of other items.
func TestOwnWordingComesWhereAllThatWasSeenIsRewritten(t *testing.T) {
	w := newWorld(t, header("inner-outer")+strings.ReplaceAll(probed, "id: door", "id: door-0")+strings.ReplaceAll(probed, "id: door", "id: door-1")+
		strings.ReplaceAll(probed, "id: door", "id: door-2")+strings.ReplaceAll(probed, "id: door", "id: door-3"))
	for _, days := range []int{1, 6, 20} {
		for i := range 4 {
			_, _, err := w.Grade(t.Context(), study.ManualGrade{Item: fmt.Sprintf("inner-outer/door-%d", i), Grade: scheduler.Good, Wording: 2})
			w.must(err)
		}
		w.days(days)
	}
	file := w.shipped[study.FirstDeck+"/deck.yaml"]
	file.Data = []byte(strings.ReplaceAll(string(file.Data), "Name the goals", "Tell me the goals"))
	w.reopen()
	s, own := w.session(study.SessionOptions{}), 0
	for p := w.draw(s); p != nil; p = w.draw(s) {
		own++
		if p.Wording != "" {
			t.Errorf("%s is asked %q, which can be compared with nothing", p.Item, p.Question)
		}
		w.grade(s, scheduler.Good)
	}
	if own != 4 || w.tosses("") != 0 {
		t.Errorf("%d of 4 come, %d tosses", own, w.tosses(""))
	}
}
