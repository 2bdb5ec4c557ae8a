package history_test

import (
	"encoding/json"
	"testing"
	"time"

	"goodcard/history"
	"goodcard/scheduler"
)

// These bytes are in people's histories: they never change.
func TestReviewBody(t *testing.T) {
	typed, empty := "a <b> & \"toss\"", ""
	for _, tt := range []struct {
		body history.ReviewBody
		want string
	}{
		{history.ReviewBody{}, ""},
		{history.ReviewBody{Choice: "0f3a5b6c"}, `{"choice":"0f3a5b6c"}`},
		{history.ReviewBody{Typed: &typed}, `{"typed":"a \u003cb\u003e \u0026 \"toss\""}`},
		{history.ReviewBody{Typed: &empty}, `{"typed":""}`},
		{history.ReviewBody{Points: []string{}}, `{"points":[]}`},
		{history.ReviewBody{Points: []string{"0f3a5b6c"}, Toss: history.TossSeen}, `{"points":["0f3a5b6c"],"toss":"seen"}`},
		{history.ReviewBody{Toss: history.TossUnseen}, `{"toss":"unseen"}`},
	} {
		if got := tt.body.String(); got != tt.want {
			t.Errorf("%+v is written as %s, want %s", tt.body, got, tt.want)
		}
		review := history.Entry{Kind: history.Review, Body: tt.want}
		if got := review.Toss(); got != tt.body.Toss {
			t.Errorf("%s has the toss %q, want %q", tt.want, got, tt.body.Toss)
		}
	}
}

func TestTossOfABody(t *testing.T) {
	for _, tt := range []struct {
		kind history.Kind
		body string
		want history.Toss
	}{
		{history.Review, `{ "toss" : "seen" , "typed" : "toss" }`, history.TossSeen},
		{history.Review, `{"typed":"\"toss\":\"seen\""}`, history.NoToss},
		{history.Review, `{"typed":"toss"}`, history.NoToss},
		{history.Review, `{"toss":"edge"}`, history.NoToss}, // of a later program
		{history.Review, `{"toss":1}`, history.NoToss},
		{history.Review, `{"toss":"seen"`, history.NoToss},
		{history.Cram, `{"toss":"seen"}`, history.NoToss},
		{history.Note, `"toss":"seen"`, history.NoToss},
	} {
		if got := (history.Entry{Kind: tt.kind, Body: tt.body}).Toss(); got != tt.want {
			t.Errorf("%s %s: toss %q, want %q", tt.kind, tt.body, got, tt.want)
		}
	}
}

// A review that does not tell may have been a toss only before tosses were written down.
func TestTossOfAStep(t *testing.T) {
	stored := history.StudyDay(time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC), 4)
	step := func(day int, body string, change func(*history.Step)) history.Step {
		s := history.Step{Counted: true, Before: scheduler.State{LastDay: day - 14, Counted: 3, Memory: scheduler.Memory{Interval: 14}}}
		s.Item, s.Kind, s.Day, s.Body = "a/b", history.Review, day, body
		if change != nil {
			change(&s)
		}
		return s
	}
	perhaps := history.PerhapsSeen
	if history.Coin("a/b", 3) {
		perhaps = history.PerhapsUnseen
	}
	for _, tt := range []struct {
		name string
		step history.Step
		want history.Toss
	}{
		{"an old one that does not tell", step(stored-1, "", nil), perhaps},
		{"one that does not tell", step(stored, "", nil), history.NoToss},
		{"an old one that tells", step(stored-1, `{"toss":"seen"}`, nil), history.TossSeen},
		{"one that tells, whatever is due by now", step(stored, `{"toss":"unseen"}`, func(s *history.Step) { s.Before.Memory.Interval = 1 }), history.TossUnseen},
		{"an old one of another program", step(stored-1, "", func(s *history.Step) { s.ID[6] = 0x80 }), history.NoToss},
		{"an old one that was early", step(stored-1, "", func(s *history.Step) { s.Before.LastDay++ }), history.NoToss},
		{"an old one of a short interval", step(stored-1, "", func(s *history.Step) { s.Before.Memory.Interval-- }), history.NoToss},
		{"one that was taken back", step(stored, `{"toss":"seen"}`, func(s *history.Step) { s.Voided = true }), history.NoToss},
		{"a drill, after a merge", step(stored, `{"toss":"seen"}`, func(s *history.Step) { s.Counted = false }), history.NoToss},
	} {
		if got := history.TossOf(tt.step); got != tt.want {
			t.Errorf("%s: toss %d, want %d", tt.name, got, tt.want)
		}
	}
}

func FuzzToss(f *testing.F) {
	for _, body := range []string{`{"toss":"seen"}`, `{"toss":"unseen","typed":"a"}`, `{"toss":["seen"]}`, `"toss"`, `{"toss":"seen"}}`, ``} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		toss := history.Entry{Kind: history.Review, Body: body}.Toss()
		if toss != history.NoToss && (!json.Valid([]byte(body)) || toss.String() == "") {
			t.Errorf("%q has the toss %d", body, toss)
		}
	})
}
