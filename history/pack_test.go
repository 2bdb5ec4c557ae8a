package history_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
)

// Any history, with what was taken back, forgotten, drilled and dated by a wrong clock, comes
// out of its packed form as figures would have read it off the replay.
func TestPackedAnswersAreThoseOfTheReplay(t *testing.T) {
	policy := history.Policy{Scheduler: scheduler.SM2{}}
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		var want []history.Answer
		var p history.Packer
		p.Add(history.Step{Event: history.Event{Entry: history.Entry{Kind: history.Review, Wording: "of another item"}}})
		p.Reset()
		policy.Replay(events, nil, func(s history.Step) {
			if a, needed := history.AnswerOf(s); needed {
				want = append(want, a)
			}
			p.Add(s)
		})
		got, err := history.Unpack(p.Packed(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("answers (-replayed +unpacked):\n%s", diff)
		}
	})
}

func drawEvents(t *rapid.T) []history.Event {
	kinds := []history.Kind{history.Review, history.Review, history.Review, history.Cram, history.Forget, history.Seed, history.Nudge, history.Suspend, history.Note, 77, history.Void}
	var events []history.Event
	day := 20_000
	for i := range rapid.IntRange(0, 30).Draw(t, "events") {
		day += rapid.SampledFrom([]int{0, 0, 1, 6, 20, 90, -3}).Draw(t, "days")
		e := history.Event{ID: history.ID{15: byte(i + 1)}, Moment: history.Moment{At: int64(i), Day: day}}
		e.Item = rapid.SampledFrom([]string{"d/now", "d/former"}).Draw(t, "item")
		e.Kind = rapid.SampledFrom(kinds).Draw(t, "kind")
		switch {
		case e.Kind.Graded():
			e.Grade = scheduler.Grade(rapid.IntRange(0, 5).Draw(t, "grade"))
			e.MS = rapid.SampledFrom([]int64{0, 1, 2500, 1 << 40}).Draw(t, "ms")
			e.Body = rapid.SampledFrom([]string{"", `{"toss":"seen"}`, `{"toss":"unseen"}`}).Draw(t, "body")
			e.Wording = rapid.SampledFrom([]string{"", "", "also:0f3a12bc", "unseen:00000000"}).Draw(t, "wording")
		case e.Kind == history.Seed:
			e.Body = `{"interval":20,"ef":250}`
		case e.Kind == history.Void && i > 0:
			e.Body = events[rapid.IntRange(0, i-1).Draw(t, "taken back")].ID.String()
		}
		events = append(events, e)
	}
	return events
}

// An answer is small: a year of daily reviews stays within a page.
func TestPackedAnswersAreSmall(t *testing.T) {
	var p history.Packer
	state := scheduler.State{}
	const reviews = 100
	for day := range reviews {
		s := history.Step{Counted: true, Before: state}
		s.Kind, s.Day, s.Grade, s.MS = history.Review, 20_000+day*30, scheduler.Good, 4500
		state.Reviews, state.Passed, state.Memory.Interval = day+1, 1, 200
		s.After = state
		p.Add(s)
	}
	if n := len(p.Packed()); n > 7*reviews {
		t.Errorf("%d answers take %d bytes, want 7 for each at most", reviews, n)
	}
}

// Bytes that no packer wrote are an error, and what is read is what the bytes say, once.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte{0x80 | 0x48, 0x06, 0x80, 0xc0, 0x02, 0x01})
	f.Add([]byte{0x80, 0x01, 0x02, 0x01, 0x03, 'a', 'b', 'c', 0x05, 0x00, 0x02, 0x05})
	f.Add(bytes.Repeat([]byte{0xff}, 12))
	f.Fuzz(func(t *testing.T, packed []byte) {
		answers, err := history.Unpack(packed, nil)
		if err != nil && answers != nil {
			t.Fatal("answers with an error")
		}
		for _, a := range answers {
			if !a.Grade.Valid() || a.MS < 0 || a.Interval < 0 || a.Day < -2 || a.Day > 2_932_898 || a.Kind < history.Review || a.Kind > history.Forget {
				t.Fatalf("%+v is no answer", a)
			}
		}
	})
}
