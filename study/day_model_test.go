package study_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/scheduler/schedulertest"
	"goodcard/storage"
)

// seed takes over a memory that came from elsewhere.
func (it *modelItem) seed(e history.Event) {
	var body struct{ Day, Interval int }
	if err := json.Unmarshal([]byte(e.Body), &body); err != nil {
		panic(err)
	}
	it.memory = schedulertest.Rational{N: 2, EF: big.NewRat(5, 2), Interval: body.Interval, LastDay: body.Day}
	it.begun, it.seeded = true, true
}

// streak counts the days with a review in a row until now, by the words of the design.
func (m *model) streak(now time.Time) int {
	days := map[int]bool{}
	last := 0
	for _, e := range m.reviews {
		days[e.Day] = true
		if e.Day <= m.day || e.At <= now.Add(time.Hour).UnixMilli() {
			last = max(last, e.Day)
		}
	}
	if last == 0 {
		return 0
	}
	if last < m.day-1 {
		yesterday := *m
		yesterday.only, yesterday.idea, yesterday.day = nil, "", m.day-1
		if yesterday.fold(); len(yesterday.order()) > 0 {
			return 0
		}
	}
	all := slices.DeleteFunc(slices.Sorted(maps.Keys(days)), func(day int) bool { return day > last })
	row := 0
	for i, day := range slices.Backward(all) {
		row++
		if i > 0 && all[i-1] < day-1 && (m.couldBeAskedBefore(day) || m.wasDue(day-1)) {
			break
		}
	}
	return row
}

// couldBeAskedBefore reports whether an item of a day had been due on a day before, or was new
// and no pass of the same day had freed it.
func (m *model) couldBeAskedBefore(day int) bool {
	before := *m // what was passed before the day
	before.items = map[string]*modelItem{}
	for id, it := range m.items {
		before.items[id] = &modelItem{passed: m.passedBefore(id, day), seeded: it.seeded, suspended: it.suspended}
	}
	met := map[string]bool{}
	for _, e := range m.reviews {
		if e.Day != day || met[e.Item] {
			continue
		}
		met[e.Item] = true
		on := m.items[e.Item].on[day]
		switch {
		case on.begins && m.installed(e.Item):
			waits := !m.openBy(before, day, e.Item, nil)
			if !waits || !m.openBy(before, day, e.Item, met) {
				return true
			}
		case on.waited:
			return true
		}
	}
	return false
}

// wasDue reports whether an item that is studied now was due at the end of a day.
func (m *model) wasDue(day int) bool {
	for id, it := range m.items {
		if !m.installed(id) || !it.begun || it.suspended {
			continue
		}
		if it.counted != nil && it.memory.Due() <= day || slices.ContainsFunc(it.late, func(l [2]int) bool { return l[0] <= day && day <= l[1] }) {
			return true
		}
	}
	return false
}

// openBy reports whether a new card waits for nothing by what was passed before a day, and by
// those of the items that were passed on it.
func (m *model) openBy(before model, day int, item string, items map[string]bool) bool {
	by := before
	by.items = maps.Clone(before.items)
	for id := range items {
		if m.items[id].on[day].passed && id != item {
			by.items[id] = &modelItem{passed: 1, suspended: by.items[id].suspended}
		}
	}
	return by.open(item)
}

// passedBefore counts the passes of an item until its first review on a day or on a later one.
func (m *model) passedBefore(item string, day int) int {
	taken, it := map[string]bool{}, &modelItem{on: map[int]*modelDay{}}
	for _, e := range m.events {
		if e.Kind == history.Void {
			taken[e.Body] = true
		}
	}
	for _, e := range m.events {
		if m.resolve(e.Item) != item || taken[e.ID.String()] {
			continue
		}
		switch {
		case e.Kind == history.Review && e.Day >= day:
			return it.passed
		case e.Kind == history.Review:
			it.review(e.Day, e.Grade)
		case e.Kind == history.Forget:
			it = &modelItem{on: map[int]*modelDay{}}
		}
	}
	return it.passed
}

func (m *model) installed(item string) bool {
	for _, d := range m.decks {
		for _, card := range d.cards {
			if slices.Contains(card, item) {
				return true
			}
		}
	}
	return false
}

// A dayWorld is a model of days that go back: of a learner who travels, sets clock and rollover,
// and has a phone.
type dayWorld struct {
	*modelWorld
	phone *world            // nil until it is used
	texts map[string]string // of the decks that are files
}

var dayDeeds = []string{"fly", "rollover", "set back", "phone", "seed", "rename", "other", "other", "other", "other", "other", "other", "other", "other"}

var offsets = rapid.SampledFrom([]int{-12, -8, 0, 1, 9, 14})

func (w *dayWorld) act(t *rapid.T) {
	switch deed := rapid.SampledFrom(dayDeeds).Draw(t, "deed of the day"); deed {
	case "fly":
		w.now = w.now.In(time.FixedZone("", 3600*offsets.Draw(t, "to")))
	case "rollover":
		w.write("settings.yaml", fmt.Sprintf("new-per-day: %d\nreviews-per-day: %d\nrollover: %d\n", w.model.newPerDay, w.model.reviewsPerDay,
			rapid.SampledFrom([]int{0, 4, 11, 23}).Draw(t, "rollover")))
		w.restart()
	case "set back":
		w.now = w.now.Add(-rapid.SampledFrom([]time.Duration{10 * time.Minute, 3 * time.Hour, 25 * time.Hour, 49 * time.Hour}).Draw(t, "by"))
	case "phone":
		if w.phone == nil {
			w.phone = w.device()
		}
		w.phone.now = w.now.Add(-time.Minute * time.Duration(rapid.IntRange(1, 3000).Draw(t, "before"))).In(time.FixedZone("", 3600*offsets.Draw(t, "there")))
		for _, item := range rapid.SliceOfN(rapid.SampledFrom(slices.Concat(w.model.decks[0].cards...)), 1, 3).Draw(t, "on the phone") {
			w.phone.by(item, rapid.SampledFrom([]scheduler.Grade{1, 4, 4}).Draw(t, "grade"))
		}
		w.mergeFrom(w.phone)
	case "seed":
		w.seed(rapid.SampledFrom(w.items()).Draw(t, "item"), rapid.IntRange(1, 60).Draw(t, "interval"))
	case "rename":
		if len(w.texts) > 0 {
			w.rename(rapid.SampledFrom(slices.Sorted(maps.Keys(w.texts))).Draw(t, "deck"))
		}
	default:
		w.modelWorld.act(t)
	}
}

// seed sets the memory of an item as an import does.
func (w *dayWorld) seed(item string, interval int) {
	w.t.Helper()
	db, err := storage.Open(w.t.Context(), w.Path(), history.Policy{Scheduler: scheduler.SM2{}}, nil)
	w.must(err)
	// From long ago: a seed's day is never one to which travel leads back.
	body := history.SeedBody{Day: new(w.Clock.Today() - 100), Interval: new(interval + 90)}
	_, err = db.Append(w.t.Context(), w.Clock.Moment(), history.Entry{Item: item, Kind: history.Seed, Body: body.String()})
	w.must(err)
	w.must(db.Close())
}

// rename gives the first card of a deck that has its first id yet another one.
func (w *dayWorld) rename(id string) {
	w.t.Helper()
	for i := range w.model.decks {
		d := &w.model.decks[i]
		if d.id != id {
			continue
		}
		for j, items := range d.cards {
			card, _, _ := strings.Cut(items[0], "#")
			if strings.HasSuffix(card, "x") {
				continue
			}
			name := strings.TrimPrefix(card, id+"/")
			w.texts[id] = strings.Replace(w.texts[id], "{id: "+name+",", "{id: "+name+"x, was: ["+name+"],", 1)
			w.model.renamed[card] = card + "x"
			if about, ok := w.model.ideas[card]; ok {
				w.model.ideas[card+"x"] = about
			}
			for k := range items {
				d.cards[j][k] = w.model.resolve(items[k])
			}
			w.write(id+".yaml", w.texts[id])
			w.restart()
			return
		}
	}
}

// check compares all that is asked of a day with the model: of today, and of days beside it.
func (w *dayWorld) check(t *rapid.T) {
	w.t.Helper()
	w.modelWorld.check()
	g := w.glance()
	if want := w.model.streak(w.now); g.Streak != want {
		t.Fatalf("a streak of %d days, by the model %d", g.Streak, want)
	}
	if g.Reviewed != len(w.model.reviewsOfTheDay) {
		t.Fatalf("%d reviews today, by the model %d", g.Reviewed, len(w.model.reviewsOfTheDay))
	}
	days := map[int]bool{}
	for _, e := range w.model.reviews {
		days[e.Day] = true
	}
	s, err := w.Streaks(t.Context(), nil, slices.Values(slices.Sorted(maps.Keys(days))))
	w.must(err)
	if s.Now != g.Streak || s.Longest < s.Now {
		t.Fatalf("%+v for figures, and %d days at a glance", s, g.Streak)
	}
	if w.model.idea != "" {
		return
	}
	other := w.model
	other.day += rapid.IntRange(-3, 9).Draw(t, "another day")
	other.fold()
	list, err := w.On(t.Context(), other.day, w.model.only, 0)
	w.must(err)
	var got []string
	for _, l := range list {
		got = append(got, l.ID)
	}
	if want := other.order(); !slices.Equal(got, want) {
		t.Fatalf("day %+d asks for\n%v, by the model for\n%v", other.day-w.model.day, got, want)
	}
}

// What was done on a day, and the days in a row, are what the words of the design make of the
// whole history, read anew from its beginning: with days that go back, histories that are
// merged, and cards that are forgotten, renamed and seeded.
func TestDaysAreThoseOfTheModel(t *testing.T) {
	t.Parallel()
	deeds := long.Size(8, 100)
	rapid.Check(t, func(t *rapid.T) {
		w := drawDayWorld(t)
		for range rapid.IntRange(1, deeds).Draw(t, "length") {
			w.act(t)
		}
		w.check(t)
		w.act(t)
		w.check(t)
	})
}

// drawDayWorld makes decks of siblings, or of cards about ideas.
func drawDayWorld(t *rapid.T) *dayWorld {
	w := &dayWorld{texts: map[string]string{}}
	if rapid.Bool().Draw(t, "ideas") {
		w.modelWorld = newIdeaWorld(t)
	} else {
		w.modelWorld = newModelWorld(t, rapid.IntRange(0, 9).Draw(t, "new"), rapid.SampledFrom([]int{0, 2, 4, 30}).Draw(t, "reviews"))
		for i, id := range []string{"b-deck", "a-deck"} {
			w.texts[id], _ = siblingDeck(id, 6-3*i)
		}
	}
	w.model.renamed = map[string]string{}
	return w
}
