package storage_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// A naive is the history of one item, read again from its beginning.
type naive struct {
	begun      bool // a review or a seed since the last forget
	on         map[int]*naiveDay
	suspended  bool
	buried     *int
	state      scheduler.State // since the last forget
	nudges     []int           // study days that hold until the next counted review
	deck, card string
	pos        int
}

// A naiveDay is what was done with an item on a study day.
type naiveDay struct {
	fresh bool // a review of it was of a new item
	again bool // it comes again on the day
}

func (n *naive) due(day int) bool { return n.begun && n.dueDay() <= day }

func (n *naive) dueDay() int { return slices.Min(append([]int{n.state.Due()}, n.nudges...)) }

func (n *naive) setAside(day int) bool { return n.suspended || on(n.buried, day) }

func on(d *int, day int) bool { return d != nil && *d == day }

// A world is a database with two decks and what their items must be.
type world struct {
	db    *storage.DB
	given []history.Event
	items map[string]*naive
	today int
}

var worldDecks = []string{"d", "e"}

// drawWorld makes decks of cards with one to three items and days of study in two zones.
func drawWorld(t *rapid.T) *world {
	w := &world{db: openTemp(t), items: map[string]*naive{}, today: march + 8}
	for _, deck := range worldDecks {
		var cards []storage.Card
		pos := 0
		for _, name := range []string{"a", "b", "c"} {
			c := card(deck + "/" + name)
			c.Items = append(c.Items, []string{c.ID + "#reverse", c.ID + "#c1"}[:rapid.IntRange(0, 2).Draw(t, "siblings")]...)
			cards = append(cards, c)
			for _, item := range c.Items {
				pos++
				w.items[item] = &naive{deck: deck, card: c.ID, pos: pos, on: map[int]*naiveDay{}}
			}
		}
		mustPut(t, w.db, deck, cards...)
	}
	now := int64(march) * dayLength
	for range rapid.IntRange(0, 30).Draw(t, "events") {
		now += rapid.SampledFrom([]int64{1, 200, 1440}).Draw(t, "minutes") * minute
		w.act(t, momentIn(now, rapid.SampledFrom([]int{0, 600, -600}).Draw(t, "zone")))
	}
	w.fold(t)
	return w
}

func (w *world) act(t *rapid.T, when history.Moment) {
	e := drawEntry(t)
	e.Item = rapid.SampledFrom(slices.Sorted(maps.Keys(w.items))).Draw(t, "item of the deck")
	w.given = append(w.given, mustAppend(t, w.db, when, e)...)
	if rapid.IntRange(0, 9).Draw(t, "take back") == 0 {
		i := rapid.IntRange(0, len(w.given)-1).Draw(t, "which")
		if _, err := w.db.Take(t.Context(), when, w.given[i]); err != nil {
			t.Fatal(err)
		}
		w.given[i].Voided = true
	}
}

// live are the events that count, in the order of replay.
func (w *world) live() []history.Event {
	live := slices.DeleteFunc(slices.Clone(w.given), func(e history.Event) bool { return e.Voided })
	slices.SortFunc(live, func(a, b history.Event) int {
		return cmp.Or(cmp.Compare(a.At, b.At), slices.Compare(a.ID[:], b.ID[:]))
	})
	return live
}

func (w *world) fold(t *rapid.T) {
	for _, e := range w.live() {
		n := w.items[e.Item]
		switch e.Kind {
		case history.Review:
			day := n.on[e.Day]
			if day == nil {
				day = &naiveDay{}
				n.on[e.Day] = day
			}
			day.fresh, day.again = day.fresh || !n.begun, e.Grade < 4
			if n.state.Counts(e.Day) {
				n.nudges = nil
			}
			n.begun = true
			n.state = n.state.After(scheduler.SM2{}, scheduler.Review{Day: e.Day, Grade: e.Grade}, scheduler.Options{})
		case history.Forget:
			n.begun, n.state, n.nudges = false, scheduler.State{}, nil
			for _, day := range n.on {
				day.again = false
			}
		case history.Seed, history.Nudge:
			n.told(t, e)
		case history.Suspend, history.Unsuspend:
			n.suspended = e.Kind == history.Suspend
		case history.Bury:
			n.buried = new(e.Day)
		case history.Unbury:
			n.buried = nil
		}
	}
}

// told takes a seed or a nudge, as drawBody writes them.
func (n *naive) told(t *rapid.T, e history.Event) {
	var body struct{ Day, Interval, Due int }
	if err := json.Unmarshal([]byte(e.Body), &body); err != nil {
		t.Fatal(err)
	}
	switch {
	case e.Kind == history.Seed:
		memory := scheduler.Memory{Interval: body.Interval, N: 2, EF: 250}
		n.begun, n.state = true, n.state.Seed(memory, min(body.Day, e.Day-1), scheduler.Options{})
	case n.begun:
		n.nudges = append(n.nudges, body.Due)
	}
}

// ids returns the items that fit, by deck and place.
func (w *world) ids(fits func(id string, n *naive) bool) []string {
	var found []string
	for id, n := range w.items {
		if fits(id, n) {
			found = append(found, id)
		}
	}
	slices.SortFunc(found, func(a, b string) int {
		x, y := w.items[a], w.items[b]
		return cmp.Or(cmp.Compare(x.deck, y.deck), cmp.Compare(x.pos, y.pos))
	})
	return found
}

// sibling reports whether any item of the card, id itself with it, fits.
func (w *world) sibling(card string, fits func(id string, n *naive) bool) bool {
	return len(w.ids(func(id string, n *naive) bool { return n.card == card && fits(id, n) })) > 0
}

func (w *world) dueItems() []string {
	return w.ids(func(_ string, n *naive) bool {
		return n.due(w.today) && !n.setAside(w.today) &&
			!w.sibling(n.card, func(_ string, s *naive) bool { return s.on[w.today] != nil })
	})
}

// newItems returns the new items of a deck, of each card the first.
func (w *world) newItems(deck string) []string {
	cards := map[string]bool{}
	return slices.DeleteFunc(w.ids(func(id string, n *naive) bool {
		return n.deck == deck && !n.begun && !n.setAside(w.today) &&
			!w.sibling(n.card, func(other string, s *naive) bool {
				return s.on[w.today] != nil || other != id && s.due(w.today) && !s.setAside(w.today)
			})
	}), func(id string) bool {
		card := w.items[id].card
		if cards[card] {
			return true
		}
		cards[card] = true
		return false
	})
}

func (w *world) tally(deck string) storage.Tally {
	count := func(fits func(n *naive) bool) int {
		return len(w.ids(func(_ string, n *naive) bool { return n.deck == deck && fits(n) }))
	}
	cards := map[string]bool{}
	for _, id := range w.ids(func(_ string, n *naive) bool { return n.deck == deck }) {
		cards[w.items[id].card] = true
	}
	return storage.Tally{
		Items:   count(func(*naive) bool { return true }),
		Cards:   len(cards),
		Unbegun: count(func(n *naive) bool { return !n.begun }),
		New:     count(func(n *naive) bool { return !n.begun && !n.setAside(w.today) }),
		Due: count(func(n *naive) bool {
			return n.due(w.today) && !n.setAside(w.today) && (n.on[w.today] == nil || !n.on[w.today].again)
		}),
		Suspended: count(func(n *naive) bool { return n.suspended }),
	}
}

// same fails unless got, with its error, is want.
func same[T any](t *rapid.T, what string, want, got T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if diff := gocmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%s (-want +got):\n%s", what, diff)
	}
}

func itemsOf(found []storage.Candidate) []string {
	var ids []string
	for _, c := range found {
		ids = append(ids, c.Item)
	}
	return ids
}
