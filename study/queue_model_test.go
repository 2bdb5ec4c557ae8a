package study_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/study"
)

// siblingDeck returns a deck of cards with one, two and three items in turn, and its model.
// Every fifth card is a draft.
func siblingDeck(id string, n int) (string, modelDeck) {
	var b strings.Builder
	b.WriteString(header(id))
	m := modelDeck{id: id}
	for i := range n {
		name := fmt.Sprintf("c%d", i+1)
		card := id + "/" + name
		draft := ""
		if i%5 == 4 {
			draft = ", draft: true"
		}
		var items []string
		switch i % 3 {
		case 0:
			fmt.Fprintf(&b, "  - {id: %s, ask: 'Question %d?', answer: a%s}\n", name, i, draft)
			items = []string{card}
		case 1:
			fmt.Fprintf(&b, "  - {id: %s, ask: 'Question %d?', answer: a, both-ways: true%s}\n", name, i, draft)
			items = []string{card, card + "#reverse"}
		default:
			fmt.Fprintf(&b, "  - {id: %s, cloze: '{{c1::One}} and {{c3::three}} and {{c2::two}} of %d.'%s}\n", name, i, draft)
			items = []string{card + "#c1", card + "#c2", card + "#c3"}
		}
		if draft == "" {
			m.cards = append(m.cards, items)
		}
	}
	return b.String(), m
}

// A modelWorld is a world beside its model.
type modelWorld struct {
	*world
	model   model
	session *study.Session
	back    string // what an undo brings back
}

func newModelWorld(t tb, newPerDay, reviewsPerDay int) *modelWorld {
	text, inner := siblingDeck("inner-outer", 9)
	w := &modelWorld{world: newWorld(t, text)}
	w.write("settings.yaml", fmt.Sprintf("new-per-day: %d\nreviews-per-day: %d\n", newPerDay, reviewsPerDay))
	w.model = model{newPerDay: newPerDay, reviewsPerDay: reviewsPerDay, decks: []modelDeck{inner}}
	for i, id := range []string{"b-deck", "a-deck"} {
		text, deck := siblingDeck(id, 6-3*i)
		w.install(id+".yaml", text)
		w.model.decks = append(w.model.decks, deck)
	}
	w.Settings.NewPerDay, w.Settings.ReviewsPerDay = newPerDay, reviewsPerDay // as after a restart
	w.study()
	return w
}

// study begins a session on the decks of the model.
func (w *modelWorld) study(only ...string) {
	w.t.Helper()
	w.model.only = only
	w.session = w.fresh()
	w.back = ""
}

// fresh begins another session on the same.
func (w *modelWorld) fresh() *study.Session {
	w.t.Helper()
	return w.world.session(study.SessionOptions{Selection: study.Selection{Decks: w.model.only, Concept: w.model.idea, Ahead: w.model.ahead}})
}

func (w *modelWorld) restart() {
	w.t.Helper()
	w.reopen()
	w.study(w.model.only...)
}

// items returns all items of all decks.
func (w *modelWorld) items() []string {
	var items []string
	for _, d := range w.model.decks {
		items = append(items, slices.Concat(d.cards...)...)
	}
	return items
}

// expected returns what the model says of now.
func (w *modelWorld) expected() []string {
	w.t.Helper()
	w.model.day = w.Clock.Today()
	w.model.events = nil
	w.must(w.History(w.t.Context(), "", func(s history.Step) error {
		w.model.events = append(w.model.events, s.Event)
		return nil
	}))
	w.model.fold()
	return w.model.order()
}

// check compares the model with what is listed, with what the open session asks, and with
// what a session that begins now would ask.
func (w *modelWorld) check() {
	w.t.Helper()
	want := w.expected()
	if w.model.idea == "" && w.model.ahead == 0 { // a day is listed by decks alone
		w.checkList(want, 0)
		w.checkList(want, 1+len(w.model.events)%5)
	}
	first := ""
	if len(want) > 0 {
		first = want[0]
	}
	fresh := w.fresh()
	if got, want := fresh.Counts(), w.model.counts(math.MaxInt); got != want {
		w.t.Fatalf("a new session counts %+v, the model %+v", got, want)
	}
	w.checkOpening()
	w.checkGlance()
	switch len(w.model.events) % 4 { // each takes as long as all the rest
	case 0:
		w.checkAhead(fresh)
	case 2:
		w.checkStates()
	}
	if item := w.next(fresh); item != first {
		w.t.Fatalf("a new session asks %q, want %q", item, first)
	}
	if w.back != "" {
		first = w.back
	}
	if item := w.next(w.session); item != first {
		w.t.Fatalf("the open session asks %q, want %q", item, first)
	}
	if p, err := w.session.Next(w.t.Context()); err != nil || p != nil && p.AtOnce && len(want) > 1 {
		w.t.Fatalf("%q is said to come since nothing else is left, by the model %v are (%v)", first, want, err)
	}
	if a, b := w.session.Counts(), fresh.Counts(); a != b {
		w.t.Fatalf("the open session counts %+v, a new one %+v", a, b)
	}
}

// checkList compares the first items of the day, all for 0, with those of the model.
func (w *modelWorld) checkList(want []string, limit int) {
	w.t.Helper()
	list, err := w.Today(w.t.Context(), w.model.only, limit)
	w.must(err)
	var got []string
	for _, l := range list {
		got = append(got, l.ID)
	}
	if limit > 0 {
		want = want[:min(limit, len(want))]
	}
	if !slices.Equal(got, want) {
		w.t.Fatalf("the day asks for\n%v, by the model for\n%v", got, want)
	}
}

// checkOpening compares what a session with a limit says that it holds with what comes by the model,
// and all that is due by now, or soon, with what it brings or leaves.
func (w *modelWorld) checkOpening() {
	w.t.Helper()
	limit := 1 + len(w.model.events)%7
	s := w.world.session(study.SessionOptions{Limit: limit, Selection: study.Selection{Decks: w.model.only, Concept: w.model.idea, Ahead: w.model.ahead}})
	if got, want := s.Counts(), w.model.counts(limit); got != want {
		w.t.Fatalf("a session of %d cards counts %+v, the model %+v", limit, got, want)
	}
	off, err := s.PutOff(w.t.Context())
	w.must(err)
	due := w.model.counts(math.MaxInt)
	standing := 0
	for _, d := range w.model.decks {
		for _, item := range slices.Concat(d.cards...) {
			it := w.model.item(item)
			again := w.model.today(it) && it.on[w.model.day].again
			early := it.memory.Due() > w.model.day
			if w.model.wanted(d.id, item) && it.begun && !w.model.aside(it) && !again &&
				it.memory.Due() <= w.model.day+w.model.ahead && (!early || !w.model.today(it)) {
				standing++
			}
		}
	}
	if off.Siblings+off.Limit+due.Due+due.Early != standing || off.Limit != due.Later || off.Siblings < 0 {
		w.t.Fatalf("%d are due, the session has %+v and leaves %+v", standing, due, off)
	}
}

// checkGlance compares the numbers of the whole day with the model.
func (w *modelWorld) checkGlance() {
	w.t.Helper()
	whole := w.model
	whole.only, whole.idea, whole.ahead = nil, "", 0
	want := whole.counts(math.MaxInt)
	g := w.glance()
	if got := (study.Counts{New: g.New, Again: g.Learning, Due: g.Due, Later: g.PutOff.Limit}); got != want {
		w.t.Fatalf("the day has %+v, by the model %+v", got, want)
	}
}

// checkStates compares the lists of items by state with the decks, with what the day puts off, and
// with what is said of a single item.
func (w *modelWorld) checkStates() {
	w.t.Helper()
	count := map[string]map[study.State]int{}
	states := map[string]study.State{}
	due := 0
	w.must(w.Cards(w.t.Context(), study.CardFilter{}, func(l study.Listed) error {
		if count[l.Deck] == nil {
			count[l.Deck] = map[study.State]int{}
		}
		count[l.Deck][l.State]++
		states[l.ID] = l.State
		if l.State == study.Due {
			due++
		}
		return nil
	}))
	decks, err := w.Decks(w.t.Context())
	w.must(err)
	for _, d := range decks {
		of := count[d.ID]
		if d.Path != nil { // its items are those of decks
			of = map[study.State]int{}
			for item, state := range states {
				if w.model.onPath(item, d.ID) {
					of[state]++
				}
			}
		}
		if d.Due != of[study.Due] || d.New != of[study.New] || d.HeldBack != of[study.HeldBack] || d.Later != of[study.Later] || d.Suspended != of[study.Suspended] {
			w.t.Fatalf("%s has %+v, its cards stand as %v", d.ID, d.Tally, of)
		}
	}
	g := w.glance()
	if got := g.Due + g.PutOff.Siblings + g.PutOff.Limit; got != due {
		w.t.Fatalf("%d are asked and %+v are put off, %d are due", g.Due, g.PutOff, due)
	}
	if got := len(slices.DeleteFunc(slices.Collect(maps.Values(states)), func(s study.State) bool { return s != study.HeldBack })); got != g.Held.Items {
		w.t.Fatalf("%d are held back, %d wait for concepts", got, g.Held.Items)
	}
	items := w.items()
	item := items[len(w.model.events)%len(items)]
	y := w.why(item)
	asked := slices.Contains(w.today(), item)
	if fits := states[item] == study.New || states[item] == study.Due; y.State != states[item] || fits && asked != (y.PutOff == "") {
		w.t.Fatalf("%s stands as %s, put off by %q; listed as %s, asked today: %v", item, y.State, y.PutOff, states[item], asked)
	}
	if y.PutOff == study.BySibling != w.mayBySibling(item) && y.PutOff != "" && y.State == study.Due {
		w.t.Fatalf("%s is put off by %q", item, y.PutOff)
	}
}

// mayBySibling reports whether another item of the card is asked today or was studied.
func (w *modelWorld) mayBySibling(item string) bool {
	card, _, _ := strings.Cut(item, "#")
	for id, it := range w.model.items {
		if of, _, _ := strings.Cut(id, "#"); of == card && w.model.today(it) {
			return true
		}
	}
	return slices.ContainsFunc(w.today(), func(id string) bool { of, _, _ := strings.Cut(id, "#"); return of == card })
}

// checkAhead compares a look ahead with the days that come if nothing more is done.
func (w *modelWorld) checkAhead(s *study.Session) {
	w.t.Helper()
	dueOn := func(day int, only []string, idea string) int {
		then := w.model
		then.day, then.only, then.idea, then.ahead = day, only, idea, 0
		then.fold()
		due, _, _ := then.queue()
		return len(due)
	}
	today := w.model.day
	o, err := s.Outlook(w.t.Context())
	w.must(err)
	if want := dueOn(today+1, nil, ""); o.Tomorrow != want {
		w.t.Fatalf("%d are due tomorrow, by the model %d", o.Tomorrow, want)
	}
	if o.NextDue > 0 && (dueOn(o.Next, nil, "") != o.NextDue || o.Next > today+1 && dueOn(o.Next-1, nil, "") > 0) ||
		o.NextDue == 0 && dueOn(today+36_500, nil, "") > 0 {
		w.t.Fatalf("on day %d, %d come on day %d, by the model %d, and %d on the day before", today, o.NextDue, o.Next,
			dueOn(o.Next, nil, ""), dueOn(o.Next-1, nil, ""))
	}
	if day := o.Offer.NextDue; day != nil && (dueOn(*day, w.model.only, w.model.idea) == 0 || *day > today+1 && dueOn(*day-1, w.model.only, w.model.idea) > 0) {
		w.t.Fatalf("on day %d, what was asked for is said to come on day %d", today, *day)
	}
}

// act does one thing that a learner may do.
func (w *modelWorld) act(t *rapid.T) {
	any := rapid.SampledFrom(w.items())
	grade := rapid.Map(rapid.SampledFrom([]int{0, 1, 3, 4, 4, 4, 5}), func(g int) scheduler.Grade { return scheduler.Grade(g) })
	switch kind := rapid.SampledFrom(deeds).Draw(t, "deed"); kind {
	case "grade":
		if w.next(w.session) != "" {
			w.grade(w.session, grade.Draw(t, "grade"))
			w.back = ""
		}
	case "by hand":
		w.by(any.Draw(t, "item"), grade.Draw(t, "grade"))
	case "u":
		if item := w.undo(w.session); item != "" {
			w.back = item
		}
	case "undo":
		_, err := w.Undo(t.Context(), rapid.IntRange(1, 4).Draw(t, "n"))
		w.must(err)
	case "s":
		if w.next(w.session) != "" {
			w.marked(w.session.Suspend(t.Context(), w.session.Shown()))
			w.back = ""
		}
	case "next day":
		w.days(rapid.SampledFrom([]int{1, 1, 2, 7, 30}).Draw(t, "days"))
	case "later":
		w.now = w.now.Add(7 * time.Minute)
	case "restart":
		w.restart()
	default:
		w.mark(map[string]history.Kind{"suspend": history.Suspend, "unsuspend": history.Unsuspend, "bury": history.Bury,
			"unbury": history.Unbury, "forget": history.Forget}[kind], any.Draw(t, "item"))
	}
}

var deeds = []string{"grade", "grade", "grade", "grade", "grade", "grade", "grade", "grade", "by hand", "u", "undo", "s",
	"next day", "next day", "later", "restart", "suspend", "unsuspend", "bury", "unbury", "forget"}

func TestQueueIsThatOfTheModel(t *testing.T) {
	t.Parallel()
	deeds := long.Size(20, 400)
	rapid.Check(t, func(t *rapid.T) {
		w := newModelWorld(t, rapid.IntRange(0, 9).Draw(t, "new"), rapid.SampledFrom([]int{0, 2, 4, 30}).Draw(t, "reviews"))
		w.model.ahead = rapid.SampledFrom([]int{0, 0, 3, 10}).Draw(t, "ahead")
		w.study(rapid.SampledFrom([][]string{nil, nil, nil, {"b-deck"}, {"a-deck", "inner-outer"}}).Draw(t, "decks")...)
		for range rapid.IntRange(1, deeds).Draw(t, "length") {
			w.act(t)
			w.check()
		}
	})
}
