package study_test

import (
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
)

const probed = `  - id: door
    ask: Which goals fit?
    answer: Two.
    also: [Name the goals that fit.]
    unseen: ['A robot in another house does what?', 'A third house does what?']
`

func TestProbesComeOnlyAtDueReviewsOfKnownItems(t *testing.T) {
	var b strings.Builder
	b.WriteString(header("inner-outer"))
	for i := range 40 {
		b.WriteString(strings.Replace(probed, "id: door", "id: door-"+string(rune('a'+i/26))+string(rune('a'+i%26)), 1))
	}
	w := newWorld(t, b.String())
	w.must(w.Close())
	w.Collection = nil
	w.write("settings.yaml", "new-per-day: 40\n")
	w.reopen()
	probes, seen := 0, 0
	for range 60 {
		s := w.session(study.SessionOptions{})
		for p := w.draw(s); p != nil; p = w.draw(s) {
			known := p.Memory.Memory.Interval >= 14 && !p.Drill
			if strings.HasPrefix(p.Wording, "unseen:") {
				probes++
				if !known {
					t.Fatalf("a probe at an interval of %d days", p.Memory.Memory.Interval)
				}
			} else if known {
				seen++
			}
			if p.Question == "" {
				t.Fatal("a prompt without a question")
			}
			w.grade(s, scheduler.Good)
		}
		w.days(1)
	}
	if probes < 15 || seen < 15 {
		t.Errorf("%d probes and %d others: the coin is not fair", probes, seen)
	}
	for _, item := range []string{"door-aa", "door-ab", "door-ba"} {
		shown := map[string]bool{}
		for _, s := range w.steps("inner-outer/" + item) {
			if strings.HasPrefix(s.Wording, "unseen:") && shown[s.Wording] {
				t.Errorf("%s: the probe %s came twice", item, s.Wording)
			}
			probe, ok := study.Tossed(answerOf(s), probesOf(), shown)
			if ok && probe != strings.HasPrefix(s.Wording, "unseen:") {
				t.Errorf("%s: a toss that says %v was shown as %q", item, probe, s.Wording)
			}
			if strings.HasPrefix(s.Wording, "unseen:") && !ok {
				t.Errorf("%s: the probe of day %d is not counted as a toss", item, s.Day)
			}
			shown[s.Wording] = true
		}
	}
}

// probesOf returns the keys of the wordings that cards with probes keep back.
func probesOf() []string {
	card := deck.Card{Kind: deck.Ask, Unseen: []string{"A robot in another house does what?", "A third house does what?"}}
	var keys []string
	for _, w := range card.Probes("") {
		keys = append(keys, w.Key)
	}
	return keys
}

func answerOf(s history.Step) history.Answer {
	a, _ := history.AnswerOf(s)
	return a
}

func TestFourthLapseMakesALeech(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 1))
	w.by("inner-outer/c1", scheduler.Good)
	var leeches []int
	for lapse := 1; lapse <= 9; lapse++ {
		w.days(1)
		if w.by("inner-outer/c1", scheduler.Again).Leech {
			leeches = append(leeches, lapse)
		}
		if w.by("inner-outer/c1", scheduler.Again).Leech {
			t.Error("a drill made a leech")
		}
	}
	if len(leeches) != 3 || leeches[0] != 4 || leeches[1] != 6 || leeches[2] != 8 {
		t.Errorf("leech at lapses %v, want 4, 6 and 8", leeches)
	}
	var found []string
	w.must(w.Search(t.Context(), "is:leech", func(l study.Listed) error { found = append(found, l.ID); return nil }))
	if len(found) != 1 {
		t.Errorf("search finds %v", found)
	}
	w.mark(history.Forget, "inner-outer/c1")
	if it, _ := w.Item(t.Context(), "c1"); study.Leech(&it.Memory) {
		t.Error("forgetting keeps the lapses")
	}
}
