package storage_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/storage"
)

// What the queue asks of the database is what a reader of the whole history would find.
func TestQueueReads(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		w.today = march + rapid.IntRange(0, 12).Draw(t, "today")
		w.checkDue(t)
		w.checkNew(t)
		w.checkCounts(t)
		w.checkDays(t)
		mustBeClean(t, w.db)
	})
}

// done returns what was done on the day.
func (w *world) done(t *rapid.T) storage.Done {
	t.Helper()
	return doneOn(t, w.db, w.today)
}

func doneOn(t tb, db *storage.DB, day int) storage.Done {
	t.Helper()
	done, err := db.Done(t.Context(), day)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// mustHaveDone fails unless so many new items and others were done on a day.
func mustHaveDone(t tb, db *storage.DB, day, fresh, others int) {
	t.Helper()
	if done := doneOn(t, db, day); done.New != fresh || done.Reviews != others {
		t.Errorf("on day %d %d new items and %d others were done; want %d and %d", day, done.New, done.Reviews, fresh, others)
	}
}

// due returns what the queue of the day holds.
func (w *world) due(t *rapid.T, decks []string, backlog bool) []storage.Candidate {
	t.Helper()
	var found []storage.Candidate
	want := storage.DueQuery{Done: w.done(t), Filter: storage.Filter{Decks: decks}, Backlog: backlog, About: 1}
	err := w.db.Due(t.Context(), want, func(c storage.Candidate) bool {
		found = append(found, c)
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (w *world) checkDue(t *rapid.T) {
	want := slices.Sorted(slices.Values(w.dueItems()))
	for _, backlog := range []bool{false, true} {
		found := w.due(t, nil, backlog)
		same(t, "due", want, slices.Sorted(slices.Values(itemsOf(found))), nil)
		same(t, "due, asked again", found, w.due(t, nil, backlog), nil)
		for _, c := range found {
			if n := w.items[c.Item]; c.Deck != n.deck || c.Card != n.card || c.Place < 0 || c.Place >= 1 {
				t.Fatalf("%+v; want the card %s", c, n.card)
			}
		}
		if !slices.IsSortedFunc(found, func(a, b storage.Candidate) int { return w.order(a, b, backlog) }) {
			t.Fatalf("with backlog %v the order is %+v", backlog, found)
		}
	}
	first := 0
	err := w.db.Due(t.Context(), storage.DueQuery{Done: w.done(t), About: 5}, func(storage.Candidate) bool { first++; return false })
	same(t, "due, stopped at the first", min(len(want), 1), first, err)

	for _, deck := range worldDecks {
		of := slices.DeleteFunc(slices.Clone(want), func(id string) bool { return w.items[id].deck != deck })
		same(t, "due in "+deck, of, slices.Sorted(slices.Values(itemsOf(w.due(t, []string{deck}, false)))), nil)
	}
	cards := map[string]bool{}
	for _, id := range want {
		cards[w.items[id].card] = true
	}
	for _, most := range []int{0, max(len(cards)-1, 0), len(cards), math.MaxInt} {
		n, err := w.db.DueCards(t.Context(), w.done(t), 0, most)
		same(t, "due cards", min(len(cards), most), n, err)
	}
}

// order compares as the day does: by place, and under a backlog by the time that
// they are late, for their interval.
func (w *world) order(a, b storage.Candidate, backlog bool) int {
	if backlog {
		gone := func(c storage.Candidate) float64 {
			n := w.items[c.Item]
			return float64(w.today-n.dueDay()) / float64(n.state.Memory.Interval)
		}
		if x, y := gone(a), gone(b); x < y {
			return -1
		} else if x > y {
			return 1
		}
	}
	if a.Place < b.Place {
		return -1
	}
	return 1
}

func (w *world) checkNew(t *rapid.T) {
	all := map[string][]string{}
	for _, deck := range worldDecks {
		all[deck] = w.newItems(deck)
	}
	for _, decks := range [][]string{worldDecks, worldDecks[:1], worldDecks[1:], nil} {
		for n := range 5 {
			found, err := w.db.New(t.Context(), decks, w.done(t), storage.Filter{}, n)
			for _, deck := range worldDecks {
				var want []string
				if slices.Contains(decks, deck) {
					want = all[deck][:min(n, len(all[deck]))]
				}
				same(t, "new of "+deck, want, itemsOf(found[deck]), err)
			}
		}
	}
	learning, err := w.db.Learning(t.Context(), w.done(t), storage.Filter{})
	want := w.ids(func(_ string, n *naive) bool {
		return n.on[w.today] != nil && n.on[w.today].again && !n.setAside(w.today)
	})
	slices.Sort(want)
	same(t, "learning", want, itemsOf(learning), err)
}

func (w *world) checkCounts(t *rapid.T) {
	news, others := 0, 0
	fresh, tallies := map[string]int{}, map[string]storage.Tally{}
	for _, n := range w.items {
		switch day := n.on[w.today]; {
		case day == nil:
		case day.fresh:
			news++
			fresh[n.deck]++
		default:
			others++
		}
	}
	for _, deck := range worldDecks {
		tallies[deck] = w.tally(deck)
	}
	done := w.done(t)
	same(t, "new items done", news, done.New, nil)
	same(t, "other items done", others, done.Reviews, nil)
	same(t, "new items done of each deck", fresh, done.Brought(), nil)
	gotTallies, err := w.db.Tally(t.Context(), done)
	same(t, "tally", tallies, gotTallies, err)
	suspended, err := w.db.Suspended(t.Context())
	same(t, "suspended", len(w.ids(func(_ string, n *naive) bool { return n.suspended })), suspended, err)
}

func (w *world) checkDays(t *rapid.T) {
	var reviews []storage.Given
	for _, e := range w.live() {
		if e.Kind == history.Review && e.Day == w.today {
			reviews = append(reviews, storage.Given{Item: e.Item, Grade: e.Grade, At: e.At})
		}
	}
	same(t, "reviews on the day", reviews, w.done(t).Given, nil)

	same(t, "what was recalled", w.recall(), w.done(t).Recall(), nil)
	zone := rapid.SampledFrom([]int{-720, 0, 840}).Draw(t, "zone of now")
	now := momentIn(int64(w.today)*dayLength+rapid.Int64Range(0, 1439).Draw(t, "now")*minute, zone)
	ahead := 0
	for _, e := range w.live() {
		if e.At > now.At+hour {
			ahead++
		}
	}
	n, err := w.db.Future(t.Context(), now)
	same(t, "events in the future", ahead, n, err)
}

// The whole history tells of each event what the history of its item tells.
func TestHistoryAgreesWithSteps(t *testing.T) {
	type fact struct{ Voided, Counted bool }
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		want, got := map[string]fact{}, map[string]fact{}
		for id := range w.items {
			steps, err := w.db.Steps(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range steps {
				want[s.ID.String()] = fact{s.Voided, s.Counted}
			}
		}
		err := w.db.History(t.Context(), func(e history.Event, counted bool) error {
			got[e.ID.String()] = fact{e.Voided, counted}
			return nil
		})
		for id := range want {
			same(t, "event "+id, want[id], got[id], err)
		}
		same(t, "number of events", len(want), len(got), err)
	})
}

func TestTimedAnswers(t *testing.T) {
	db := openTemp(t)
	expect := func(want ...int64) {
		t.Helper()
		answers, err := db.TimedAnswers(t.Context())
		var got []int64
		for _, a := range answers {
			got = append(got, a.MS)
			if a.Item != answers[0].Item || a.Day < march {
				t.Errorf("an answer of item %d on day %d", a.Item, a.Day)
			}
		}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("times %d, %v; want %d", got, err, want)
		}
	}
	expect()
	give := func(day int, ms int64) {
		mustAppend(t, db, at(day, 0), history.Entry{Item: "d/a", Kind: history.Review, Grade: 4, MS: ms})
	}
	give(march, 0) // not measured
	expect()
	for _, ms := range []int64{9000, 1000, 4000} {
		give(march, ms)
	}
	mustAppend(t, db, at(march, 1), history.Entry{Item: "d/a", Kind: history.Cram, Grade: 4, MS: 1})
	expect(4000, 1000, 9000)
	give(march, 100) // what was taken back is not among them
	mustUndo(t, db, at(march, 2), 1)
	expect(4000, 1000, 9000)
	for range 200 { // only the newest are
		give(march+1, 700)
	}
	expect(slices.Repeat([]int64{700}, 200)...)
}

// recall counts today's reviews in the order of the history.
func (w *world) recall() storage.Recall {
	var r storage.Recall
	reviewed, seen := map[string]bool{}, map[string]bool{}
	for _, e := range w.live() {
		switch {
		case e.Kind == history.Forget:
			delete(reviewed, e.Item)
			continue
		case e.Kind == history.Seed:
			reviewed[e.Item] = true
			continue
		case e.Kind != history.Review:
			continue
		case e.Day == w.today && !seen[e.Item]:
			seen[e.Item] = true
			if reviewed[e.Item] {
				r.Known++
				if e.Grade.Passed() {
					r.Passed++
				}
			}
		}
		if e.Day == w.today {
			r.Reviews++
		}
		reviewed[e.Item] = true
	}
	return r
}

// A clock that stands still dates a forget and what follows it alike.
func TestRecallAfterAForgetOfTheSameMoment(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4), history.Entry{Item: "d/a", Kind: history.Forget}, review("d/a", 4))
	mustAppend(t, db, at(march, 0), review("d/b", 4), history.Entry{Item: "d/b", Kind: history.Forget})
	mustAppend(t, db, at(march+1, 0), review("d/a", 4), review("d/b", 4))
	want := storage.Recall{Reviews: 2, Known: 1, Passed: 1}
	if got := doneOn(t, db, march+1).Recall(); got != want {
		t.Errorf("%+v; want %+v", got, want)
	}
}
