package stats_test

import (
	"fmt"
	"testing"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/stats"
	"goodcard/study"
)

var tossedCard = deck.Card{ID: "c", Kind: deck.Ask, Text: "Question?", Answer: "Answer.",
	Also: []string{"In other words?"}, Unseen: []string{"In new words?", "In newer words?"}}

// tossStep returns a counted review of an item with an interval of 14 days, on the day.
func tossStep(item, wording string) history.Step {
	s := history.Step{Counted: true, Before: scheduler.State{Reviews: 3, Counted: 3, Memory: scheduler.Memory{Interval: 14}}}
	s.Item, s.Kind, s.Day, s.Grade, s.Wording = item, history.Review, 14, scheduler.Good, wording
	return s
}

// itemWith returns an item whose coin falls for a probe, or against it.
func itemWith(probe bool) string {
	probes := keysOf(tossedCard)
	for i := 0; ; i++ {
		item := fmt.Sprintf("goals/c%d", i)
		if fell, _ := study.Tossed(answerOf(tossStep(item, probes[0])), probes, nil); fell == probe {
			return item
		}
	}
}

// Only what a coin decided is compared: each of these histories ends with one review that
// is a toss, or looks like one.
func TestWhatIsAToss(t *testing.T) {
	own, also := "", tossedCard.Wordings("")[1].Key
	first, second := keysOf(tossedCard)[0], keysOf(tossedCard)[1]
	nothing := func(*history.Step) {}
	for _, tt := range []struct {
		name   string
		probe  bool // how the coin fell
		before []string
		asked  string
		change func(*history.Step) // of the last review
		want   stats.Understanding
	}{
		{"a probe", true, []string{own}, first, nothing, stats.Understanding{Probes: stats.Share{N: 1, Passed: 1}}},
		{"a second probe", true, []string{own, first}, second, nothing, stats.Understanding{Probes: stats.Share{N: 1, Passed: 1}}},
		{"a seen wording", false, []string{own}, own, nothing, stats.Understanding{Seen: stats.Share{N: 1, Passed: 1}}},
		{"another seen wording", false, []string{own, also}, also, nothing, stats.Understanding{Seen: stats.Share{N: 1, Passed: 1}}},
		{"a script asked otherwise", true, []string{own}, own, nothing, stats.Understanding{}},
		{"a script asked a probe", false, []string{own}, first, nothing, stats.Understanding{}},
		{"a probe that was shown before", true, []string{own, first}, first, nothing, stats.Understanding{}},
		{"a wording that was not seen before", false, []string{own}, also, nothing, stats.Understanding{}},
		{"no probe is left", false, []string{own, first, second}, own, nothing, stats.Understanding{}},
		{"too early", false, []string{own}, own, func(s *history.Step) { s.Day = 13 }, stats.Understanding{}},
		{"not yet known well", false, []string{own}, own, func(s *history.Step) { s.Before.Memory.Interval = 13 }, stats.Understanding{}},
		{"a drill", false, []string{own}, own, func(s *history.Step) { s.Counted = false }, stats.Understanding{}},
		{"practice", false, []string{own}, own, func(s *history.Step) { s.Kind = history.Cram }, stats.Understanding{}},
		{"taken back", false, []string{own}, own, func(s *history.Step) { s.Voided = true }, stats.Understanding{}},
	} {
		item := itemWith(tt.probe)
		steps := earlier(item, tt.before, false)
		last := tossStep(item, tt.asked)
		tt.change(&last)
		if got := understood(t, item, append(steps, last)); got != tt.want {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

// A review that was taken back has shown nothing that counts.
func TestTakenBackShowsNothing(t *testing.T) {
	probe := keysOf(tossedCard)[0]
	heads, tails := itemWith(true), itemWith(false)
	got := understood(t, heads, append(earlier(heads, []string{probe}, true), tossStep(heads, probe)))
	if got.Probes.N != 1 {
		t.Errorf("a probe whose first review was taken back counts as %+v", got)
	}
	got = understood(t, tails, append(earlier(tails, []string{""}, true), tossStep(tails, "")))
	if got.Seen.N != 0 {
		t.Errorf("a wording whose first review was taken back counts as %+v", got)
	}
}

// earlier returns reviews of a time when no coin was tossed.
func earlier(item string, wordings []string, voided bool) []history.Step {
	var steps []history.Step
	for _, wording := range wordings {
		s := tossStep(item, wording)
		s.Before, s.Voided = scheduler.State{}, voided
		steps = append(steps, s)
	}
	return steps
}

func understood(t *testing.T, item string, steps []history.Step) stats.Understanding {
	t.Helper()
	p := &history.Past{Item: item, Card: item, Kind: "ask", Probes: keysOf(tossedCard)}
	for _, s := range steps {
		p.Answers = append(p.Answers, answerOf(s))
	}
	return stats.UnderstandingOf(study.Past{Past: p})
}

// keysOf returns the keys of the wordings that a card keeps back.
func keysOf(card deck.Card) []string {
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
