package anki

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"goodcard/anki/apkg"
	"goodcard/deck"
	"goodcard/history"
	"goodcard/study"
)

// evening is the end of what learners of tests did, in a zone that is not that of computers.
var evening = time.Date(2026, 6, 20, 21, 0, 0, 0, time.FixedZone("", -7*3600))

// A handed is what goes out of a learner, by item.
type handed struct {
	*progress
	cards   map[string]apkg.Card
	reviews map[string][]apkg.Review
}

// hand gathers all that the learner knows of the items that can be studied.
func hand(t testing.TB, d *device) handed {
	t.Helper()
	items := d.items()
	p, err := newProgress(t.Context(), d.Collection, []string{learnersDeck}, items, d.now, 4)
	d.must(err)
	h := handed{p, map[string]apkg.Card{}, map[string][]apkg.Review{}}
	for i, item := range items {
		card := apkg.Card{ID: int64(i + 1), Due: int64(i + 1)}
		h.reviews[item] = p.fill(item, &card)
		h.cards[item] = card
	}
	return h
}

func TestProgressOfALearner(t *testing.T) {
	t.Parallel()
	d := learner(t, evening, 200)
	h := hand(t, d)
	t.Run("cards are as they stand here", func(t *testing.T) { testCards(t, d, h) })
	t.Run("the log is one that Anki could have written", func(t *testing.T) { testLog(t, d, h) })
	t.Run("what stays behind is counted", func(t *testing.T) { testBeside(t, d, h) })
	t.Run("former ids are those of the same items", func(t *testing.T) { testFormer(t, d, h) })
	t.Run("nothing of it is new when it comes home", func(t *testing.T) { testHome(t, d, h) })
}

// What Anki will say of a card is what is said of its item here: whether it is new, the day on
// which it is due, suspended, flagged.
func testCards(t *testing.T, d *device, h handed) {
	states := map[study.State]int{}
	suspended, flagged, own := 0, 0, 0
	d.must(d.Cards(t.Context(), study.CardFilter{}, func(l study.Listed) error {
		states[l.State]++
		card, pos := h.cards[l.ID], h.cards[l.ID].ID
		if queue := card.Queue == apkg.QueueSuspended; queue != (l.State == study.Suspended) {
			t.Errorf("%s is %s and its queue %d", l.ID, l.State, card.Queue)
		}
		suspended += count(card.Queue == apkg.QueueSuspended)
		flagged += count(card.Flags == 1)
		var data struct{ Pos int64 }
		if err := json.Unmarshal([]byte(card.Data), &data); err != nil || data.Pos != pos {
			t.Errorf("%s: data %s with its place %d (%v)", l.ID, card.Data, pos, err)
		}
		switch {
		case l.Due == nil && (card.Type != apkg.New || card.Due != pos || card.Interval != 0 || card.Factor != 0):
			t.Errorf("%s is new and goes out as %+v", l.ID, card)
		case l.Due != nil && (card.Type != apkg.Reviewed || !ankiDate(card.Due).Equal(history.Date(*l.Due))):
			t.Errorf("%s is due on %s and goes out as %+v, due on %s", l.ID, history.Date(*l.Due), card, ankiDate(card.Due))
		case l.Due != nil && card.Queue != apkg.QueueSuspended && card.Queue != apkg.QueueReview:
			t.Errorf("%s is %s in the queue %d", l.ID, l.State, card.Queue)
		}
		return nil
	}))
	for item, card := range h.cards {
		var last history.Step
		for _, s := range d.steps(item) {
			if s.Item == item || deck.ParseRef(s.Item).Suffix() == deck.ParseRef(item).Suffix() {
				last = s
			}
		}
		if m := last.After; card.Interval != m.Memory.Interval || card.Type != apkg.New && card.Factor != m.Memory.EF*10 || card.Reps != m.Reviews || card.Lapses != m.Lapses {
			t.Errorf("%s goes out as %+v of the memory %+v", item, card, m)
		}
		own += count(len(h.reviews[item]) > 0)
	}
	for _, want := range []study.State{study.Learning, study.New, study.Due, study.Resting} {
		if states[want] == 0 {
			t.Errorf("no card of this learner is %s: %v", want, states)
		}
	}
	if suspended == 0 || flagged == 0 || suspended != h.Suspended || flagged != h.Flagged {
		t.Errorf("%d are suspended and %d flagged; said are %+v", suspended, flagged, h.Sent)
	}
	if h.Again != states[study.Learning] {
		t.Errorf("%d come again today; said are %d", states[study.Learning], h.Again)
	}
	if begun := len(h.cards) - states[study.New]; own < begun/2 || h.Cards > len(h.cards) || h.Cards == 0 {
		t.Errorf("%d of %d cards have a log; said are %+v", own, begun, h.Sent)
	}
}

// ankiDate returns the date of a day as Anki counts it, of what goes out.
func ankiDate(due int64) time.Time {
	return time.Date(2006, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(due))
}

// The log is what Anki would have written: a row of every answer and forget that stands, each
// under an id of its own that is its time, from the first on, whose type FSRS looks at.
func testLog(t *testing.T, d *device, h handed) {
	seen := map[int64]bool{}
	types := map[apkg.ReviewType]int{}
	answers := 0
	for _, item := range slices.Sorted(maps.Keys(h.reviews)) {
		reviews := h.reviews[item]
		var events []history.Step
		for _, s := range d.steps(item) {
			kept := s.Kind.Graded() || s.Kind == history.Forget
			if kept && !s.Voided && deck.ParseRef(s.Item).Suffix() == deck.ParseRef(item).Suffix() {
				events = append(events, s)
			}
		}
		if len(events) != len(reviews) {
			t.Fatalf("%s has %d events that stand and %d rows", item, len(events), len(reviews))
		}
		first, last := true, int64(0)
		for i, r := range reviews {
			e := events[i]
			switch {
			case seen[r.ID]:
				t.Errorf("%s: the id %d stands twice", item, r.ID)
			case i > 0 && r.ID <= reviews[i-1].ID:
				t.Errorf("%s: %d stands after %d", item, r.ID, reviews[i-1].ID)
			case r.ID < e.At || r.ID > e.At+5 || r.ID > d.now.UnixMilli():
				t.Errorf("%s: the row of %d has the id %d", item, e.At, r.ID)
			case r.Card != h.cards[item].ID || int64(r.Taken) != e.MS:
				t.Errorf("%s: %+v of %+v", item, r, e)
			case e.Kind == history.Forget && (r.Ease != 0 || r.Type != apkg.ByHand || r.Factor != 0):
				t.Errorf("%s was forgotten, with the row %+v", item, r)
			case e.Kind == history.Cram && (r.Type != apkg.WasFiltered || r.Factor != 0):
				t.Errorf("%s was practised, with the row %+v", item, r)
			case e.Kind.Graded() && r.Ease != []int{1, 1, 1, 2, 3, 4}[e.Grade]:
				t.Errorf("%s was graded %d, with the row %+v", item, e.Grade, r)
			case e.Kind == history.Review && first != (r.Type == apkg.WasLearning && r.LastInterval == 0):
				t.Errorf("%s: the row %d is %+v, first: %t", item, i, r, first)
			case e.Kind == history.Review && !e.Counted && r.Type == apkg.WasReview:
				t.Errorf("%s: a second answer of a day has the row %+v", item, r)
			}
			seen[r.ID] = true
			types[r.Type]++
			switch e.Kind {
			case history.Forget:
				first, last = true, 0
			case history.Review:
				first, last = false, r.ID/1000
			}
			answers += count(e.Kind.Graded())
		}
		var data struct{ Lrt int64 }
		if err := json.Unmarshal([]byte(h.cards[item].Data), &data); err != nil || data.Lrt != last {
			t.Errorf("%s: data %s, last answered at %d (%v)", item, h.cards[item].Data, last, err)
		}
	}
	for kind := apkg.WasLearning; kind <= apkg.ByHand; kind++ {
		if types[kind] == 0 {
			t.Errorf("this learner has no row of type %d: %v", kind, types)
		}
	}
	if answers != h.Reviews {
		t.Errorf("%d answers go out; said are %d", answers, h.Reviews)
	}
}

// Reviews of a card that its deck has dropped stay behind, and are counted.
func testBeside(t *testing.T, d *device, all handed) {
	items := d.items()
	some, err := newProgress(t.Context(), d.Collection, []string{learnersDeck}, items[:10], d.now, 4)
	d.must(err)
	stay := 0
	d.must(d.History(t.Context(), "", func(s history.Step) error {
		stay += count(s.Kind == history.Review && deck.ParseRef(s.Item).Card == learnersDeck+"/c9")
		if s.Kind == history.Void && deck.ParseRef(s.Item).Card == learnersDeck+"/c9" {
			stay--
		}
		return nil
	}))
	if all.Beside == 0 || all.Beside != stay {
		t.Errorf("%d reviews of a dropped card stay behind, said are %d", stay, all.Beside)
	}
	crams := 0
	d.must(d.Learned(t.Context(), items, func(l *study.Learned) error {
		_, err := l.Replay(func(s history.Step) { crams += count(s.Kind == history.Cram && !s.Voided) })
		return err
	}))
	if all.Reviews-crams+all.Beside <= some.Beside || some.Beside <= all.Beside {
		t.Errorf("of all items %+v, of some %+v", all.Sent, some.Sent)
	}
}

// The day of a date is the same in Anki wherever and whenever it is asked, as long as the file
// and the learner's Anki begin the day at the same hour.
func TestDaysStayTheSameDates(t *testing.T) {
	t.Parallel()
	for _, rollover := range []int{0, 4, 23} {
		for _, east := range []int{-11, -7, 0, 1, 14} {
			for _, hour := range []int{0, 3, 4, 5, 12, 23} {
				t.Run(fmt.Sprintf("%d %+d %d:00", rollover, east, hour), func(t *testing.T) {
					zone := time.FixedZone("", east*3600)
					p := progress{now: time.Date(2026, 3, 8, hour, 30, 0, 0, zone), Sent: Sent{Progress: Progress{rollover}}}
					var c apkg.Collection
					p.calendar(&c)
					if c.Rollover != rollover || !c.HasOffset {
						t.Fatalf("%+v", c)
					}
					// As Anki moves a package of which this is the calendar, in an Anki that was made on
					// 2 May 2025 in another zone.
					theirs := apkg.Collection{Day0: time.Date(2025, 5, 2, 4, 0, 0, 0, time.UTC).Unix(), Offset: 120, Rollover: rollover}
					later := p.now.Add(50 * time.Hour).In(time.FixedZone("", 9*3600))
					var card apkg.Card
					(&learned{begun: true, due: history.StudyDay(time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC), 4)}).fill(&card)
					moved := int(card.Due) - elapsed(&c, later) + elapsed(&theirs, later)
					if got := time.Date(2025, 5, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, moved); got.Format(time.DateOnly) != "2026-04-01" {
						t.Errorf("what is due on 1 April is due on %s", got.Format(time.DateOnly))
					}
				})
			}
		}
	}
}

// elapsed returns the day that it is in a collection, as Anki counts it.
func elapsed(c *apkg.Collection, now time.Time) int {
	date := func(t time.Time) int { return history.StudyDay(t, 0) }
	days := date(now) - date(time.Unix(c.Day0, 0).In(time.FixedZone("", c.Offset*60)))
	if now.Hour() < c.Rollover {
		days--
	}
	return days
}
