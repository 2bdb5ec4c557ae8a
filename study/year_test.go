package study_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
	"goodcard/storage"
	"goodcard/study"
)

// mustAgree compares the memory of every item with that of SM-2 in fractions, fed with the
// whole history.
func (w *world) mustAgree() {
	w.t.Helper()
	histories := map[string][]history.Event{}
	taken := map[string]bool{}
	w.must(w.History(w.t.Context(), "", func(s history.Step) error {
		if s.Kind == history.Void {
			taken[s.Body] = true
		}
		histories[s.Item] = append(histories[s.Item], s.Event)
		return nil
	}))
	items := 0
	w.must(w.Cards(w.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		var want schedulertest.Rational
		events := histories[l.ID]
		slices.SortFunc(events, func(a, b history.Event) int {
			return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:]))
		})
		for _, e := range events {
			if e.Kind == history.Review && !taken[e.ID.String()] {
				want.Review(e.Day, e.Grade)
			}
		}
		switch {
		case (want.EF == nil) != (l.Due == nil):
			w.t.Fatalf("%s: due %v, in fractions %+v", l.ID, l.Due, want)
		case l.Due != nil && *l.Due != want.Due():
			w.t.Fatalf("%s is due on %s, in fractions on %s", l.ID, history.Date(*l.Due), history.Date(want.Due()))
		}
		items++
		return nil
	}))
	if items == 0 {
		w.t.Fatal("no items are compared")
	}
}

// device opens a second collection with the same decks.
func (w *world) device() *world {
	w.t.Helper()
	other := newWorld(w.t, string(w.shipped[study.FirstDeck+"/deck.yaml"].Data))
	other.shipped, other.now = w.shipped, w.now
	return other
}

// mergeFrom takes over what the other device recorded.
func (w *world) mergeFrom(other *world) storage.Merged {
	w.t.Helper()
	merged, _, err := w.Merge(w.t.Context(), other.Path())
	w.must(err)
	return merged
}

// someDay studies what a learner with these habits studies on one day.
func (w *world) someDay(random *rand.Rand) {
	w.t.Helper()
	s := w.session(study.SessionOptions{})
	for range random.IntN(9) {
		if w.next(s) == "" {
			break
		}
		w.grade(s, scheduler.Grade([]int{0, 1, 2, 3, 4, 4, 4, 4, 5, 5}[random.IntN(10)]))
		if random.IntN(20) == 0 {
			w.undo(s)
		}
		w.now = w.now.Add(time.Duration(random.IntN(90)) * time.Second)
	}
}

func TestYearsWithTwoDevices(t *testing.T) {
	t.Parallel()
	days := long.Size(60, 3650)
	random := rand.New(rand.NewPCG(1, 2))
	laptop := newWorld(t, deckOf("inner-outer", 60))
	phone := laptop.device()
	start := laptop.now
	for day := range days {
		for i, w := range []*world{laptop, phone} {
			w.now = start.AddDate(0, 0, day).Add(time.Duration(random.IntN(14)+i) * time.Hour)
			if random.IntN(2) > 0 {
				w.someDay(random)
			}
		}
		if day%7 == 6 {
			laptop.mergeFrom(phone)
			if day%2 == 0 {
				phone.mergeFrom(laptop)
			}
			laptop.mustAgree()
			phone.mustAgree()
		}
	}
	laptop.now, phone.now = start.AddDate(0, 0, days), start.AddDate(0, 0, days)
	laptop.mergeFrom(phone)
	phone.mergeFrom(laptop)
	if again := laptop.mergeFrom(phone); again.Events != 0 {
		t.Errorf("a second merge adds %+v", again)
	}
	if a, b := laptop.today(), phone.today(); !slices.Equal(a, b) {
		t.Errorf("the devices ask\n%v and\n%v", a, b)
	}
	for _, w := range []*world{laptop, phone} {
		w.mustAgree()
		found, err := w.Check(t.Context(), false, false)
		w.must(err)
		if len(found.Findings) > 0 {
			t.Errorf("%+v", found.Findings)
		}
	}
}

// A traveller who crosses the date line gains or loses a day; what was learned stays due by
// the days that were lived.
func TestTraveller(t *testing.T) {
	west, east := time.FixedZone("", -10*3600), time.FixedZone("", 13*3600)
	for name, route := range map[string][]*time.Location{
		"westward":         {west, east, east, east},
		"eastward":         {east, west, west, west},
		"there and back":   {west, east, west, east, west},
		"round and round":  {time.UTC, east, west, time.UTC, east, west, time.UTC},
		"half hours apart": {time.FixedZone("", 5*3600+1800), time.FixedZone("", 9*3600+1800), time.FixedZone("", -9*3600-1800)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, deckOf("inner-outer", 20))
			random := rand.New(rand.NewPCG(3, 4))
			for i := range 40 {
				w.now = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC).Add(time.Duration(i) * 17 * time.Hour).In(route[i%len(route)])
				day := w.Clock.Today()
				s := w.session(study.SessionOptions{})
				for w.next(s) != "" {
					g := w.grade(s, scheduler.Grade(random.IntN(4)+2))
					if g.Day != day || g.Counted && g.Interval() < 1 {
						t.Fatalf("on %s: %+v", history.Date(day), g)
					}
					if len(s.Summary().Hard) > 30 {
						t.Fatal("the day does not end")
					}
				}
				w.mustAgree()
			}
		})
	}
}

func TestNightsOfAChangeOfClocks(t *testing.T) {
	for _, name := range []string{"Europe/Berlin", "America/New_York"} {
		for _, date := range []string{"2026-03-07", "2026-03-28", "2026-10-24", "2026-10-31"} {
			t.Run(fmt.Sprint(name, date), func(t *testing.T) {
				w := newWorld(t, deckOf("inner-outer", 3))
				evening, err := time.ParseInLocation("2006-01-02 15:04", date+" 23:30", zone(t, name))
				w.must(err)
				w.now = evening
				w.by("inner-outer/c1", scheduler.Good)
				due := w.Clock.Today() + 1
				for at := evening; at.Before(evening.Add(12 * time.Hour)); at = at.Add(15 * time.Minute) {
					w.now = at
					begun := at.Hour() >= 4 && at.Day() != evening.Day()
					if asks := slices.Contains(w.today(), "inner-outer/c1"); asks != begun || begun != (w.Clock.Today() == due) {
						t.Fatalf("at %s the card is asked: %v", at, asks)
					}
				}
				w.by("inner-outer/c1", scheduler.Good)
				w.mustAgree()
			})
		}
	}
}
