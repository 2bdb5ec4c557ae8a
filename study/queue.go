package study

import (
	"cmp"
	"context"
	"math"
	"slices"

	"goodcard/storage"
)

// A Selection narrows what a session studies. The zero value is the whole day.
type Selection struct {
	Decks   []string // ids; empty means all
	Tag     string   // empty means any
	Concept string   // id, with or without its deck; those that are confused with it come along
	New     *int     // this many new items, whatever was done today; nil is what the day leaves
	Ahead   int      // beside all of the day, past the daily limit too, also what is due within so many days after it
}

// drillGap is how many other prompts come before an item that was not known is asked again.
const drillGap = 10

// A slot is an item that the day still asks for.
type slot struct {
	storage.Candidate
	isNew bool
	early bool // its day is still to come
}

// A drill is an item that comes again today.
type drill struct {
	storage.Candidate
	at int // number of the review of the day that was its newest
}

// A plan is what is left of a study day, in its order. It is a function of the history, the
// installed decks, the settings and the day.
type plan struct {
	ground
	cram    bool    // it is practice, and no queue of a day
	main    []slot  // due and new items, and early ones where they are asked for, each card once
	turns   turns   // where the new ones come from
	paths   bool    // some of them come from paths, so that each that comes may let others come
	drills  []drill // the one that waits longest first
	reviews int     // reviews given today
	backlog bool    // more is due than the daily limit allows
	later   int     // due cards that the daily limit puts off

	last, before storage.Candidate // of the newest review of the day, and of the one before it
	newest       int64             // when the newest was given when the plan was made, in ms
}

// A ground is what a plan stands on, whatever items it brings.
type ground struct {
	near   neighbours     // concepts that are easily confused
	filter storage.Filter // of what is asked for
	done   storage.Done   // what was done on the day when the plan was made
	room   int            // due cards that the daily limit still allows
	due    int            // due cards of the whole collection; one more than there is room for stands for any number
	ahead  int            // days of which what is due comes early
	load   int            // due and early cards, counted as due ones are
	paused bool           // too much is due for new items to come unasked
	pause  *Pause         // that in numbers, once it was asked for
}

// plan makes the queue of a day. newDone is how many new items the session has brought
// already; it is read only where sel asks for a number of its own.
func (c *Collection) plan(ctx context.Context, day int, sel Selection, newDone int) (*plan, error) {
	p, err := c.head(ctx, day, sel, newDone, math.MaxInt)
	if err != nil || !p.backlog || len(sel.Decks) > 0 || sel.Tag != "" || sel.Concept != "" {
		return p, err
	}
	p.due, err = c.allDue(ctx, &p.ground, 0, p.due)
	p.later = p.due - p.dueItems()
	return p, err
}

// dueItems returns how many due items the plan has left.
func (p *plan) dueItems() int { return p.counts(len(p.main)).Due }

// ground finds out what the plan of a day stands on.
func (c *Collection) ground(ctx context.Context, day int, sel Selection) (g ground, err error) {
	if g.near, err = c.db.Neighbours(ctx); err != nil {
		return g, err
	}
	if g.done, err = c.db.Done(ctx, day); err != nil {
		return g, err
	}
	if g.filter, err = c.filter(ctx, sel, g.near); err != nil {
		return g, err
	}
	g.room = max(c.Settings.ReviewsPerDay-g.done.Reviews, 0)
	if g.due, err = c.db.DueCards(ctx, g.done, 0, g.room+1); err != nil {
		return g, err
	}
	if g.ahead, g.load = sel.Ahead, g.due; g.ahead > 0 {
		if g.load, err = c.db.DueCards(ctx, g.done, g.ahead, g.room+1); err != nil {
			return g, err
		}
	}
	g.paused, err = c.paused(ctx, day, g.load, g.done.Reviews)
	return g, err
}

// allDue counts all due cards, or those due within so many days, of which a ground counted n.
func (c *Collection) allDue(ctx context.Context, g *ground, ahead, n int) (int, error) {
	if n <= g.room {
		return n, nil
	}
	return c.db.DueCards(ctx, g.done, ahead, math.MaxInt)
}

// head makes the queue of a day with no more due items than its first n prompts can need.
func (c *Collection) head(ctx context.Context, day int, sel Selection, newDone, n int) (*plan, error) {
	on, err := c.ground(ctx, day, sel)
	if err != nil {
		return nil, err
	}
	p, done, room := &plan{ground: on, backlog: on.due > on.room}, on.done, on.room
	if sel.Ahead > 0 { // all of it comes, and what comes early makes no backlog
		room, n, p.backlog = math.MaxInt, math.MaxInt, false
	}
	if len(p.near) > 0 {
		n = math.MaxInt // a neighbour can come from any place
	}
	if p.due > 0 {
		if err := c.planDue(ctx, p, min(room, n)); err != nil {
			return nil, err
		}
	}
	want, behind := c.Settings.NewPerDay-done.New, done.New
	if sel.New != nil {
		want, behind = *sel.New-newDone, newDone
	} else if p.paused {
		want = 0
	}
	if want > 0 {
		if err := c.planNew(ctx, p, want, behind); err != nil {
			return nil, err
		}
	}
	if sel.Ahead > 0 {
		if err := c.planEarly(ctx, p, sel.Ahead); err != nil {
			return nil, err
		}
	}
	if !p.backlog {
		p.sort()
	}
	if len(done.Given) > 0 {
		if err := c.planDrills(ctx, p); err != nil {
			return nil, err
		}
	}
	return p, c.planConcepts(ctx, p)
}

func (c *Collection) planDue(ctx context.Context, p *plan, limit int) error {
	narrow := !p.filter.All()
	if limit == 0 && !narrow {
		return nil
	}
	cards := map[string]bool{}
	about := 2*min(limit, 1<<20) + 10 // siblings come up too
	if narrow {
		about = 1 << 30 // all of them are counted
	}
	want := storage.DueQuery{Done: p.done, Filter: p.filter, Backlog: p.backlog, About: about}
	err := c.db.Due(ctx, want, func(due storage.Candidate) bool {
		if !cards[due.Card] && len(cards) < limit {
			p.main = append(p.main, slot{Candidate: due})
		}
		cards[due.Card] = true
		return len(cards) < limit || narrow
	})
	if narrow { // of what was asked for, however much the rest leaves
		p.later = len(cards) - len(p.main)
	}
	return err
}

// planEarly adds what is due within so many days, behind the items of the day: of siblings comes
// the one that the day asks for itself, else the one that is due first.
func (c *Collection) planEarly(ctx context.Context, p *plan, ahead int) error {
	cards := map[string]bool{}
	for _, s := range p.main {
		cards[s.Card] = true
	}
	want := storage.DueQuery{Done: p.done, Early: ahead, Filter: p.filter, About: 1 << 30}
	return c.db.Due(ctx, want, func(due storage.Candidate) bool {
		if !cards[due.Card] {
			p.main = append(p.main, slot{Candidate: due, early: true})
		}
		cards[due.Card] = true
		return true
	})
}

func (c *Collection) planDrills(ctx context.Context, p *plan) error {
	learning, err := c.db.Learning(ctx, p.done, p.filter)
	if err != nil {
		return err
	}
	reviews := p.done.Given
	p.reviews = len(reviews)
	newest := map[string]int{} // an item's newest review of the day, counted from 1
	for i, r := range reviews {
		if r.Grade.Drilled() {
			newest[r.Item] = i + 1
		}
	}
	for _, l := range learning {
		p.drills = append(p.drills, drill{l, newest[l.Item]})
	}
	slices.SortStableFunc(p.drills, func(a, b drill) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.Item, b.Item))
	})
	if n := len(reviews); n >= 1 {
		p.last.Item, p.newest = reviews[n-1].Item, reviews[n-1].At
	}
	if n := len(reviews); n >= 2 {
		p.before.Item = reviews[n-2].Item
	}
	return nil
}

// planConcepts looks up what the items of the plan are about, where it matters.
func (c *Collection) planConcepts(ctx context.Context, p *plan) error {
	if len(p.near) == 0 {
		return nil
	}
	all := []*storage.Candidate{&p.last, &p.before}
	for i := range p.main {
		all = append(all, &p.main[i].Candidate)
	}
	for i := range p.drills {
		all = append(all, &p.drills[i].Candidate)
	}
	for _, h := range p.turns.hands {
		for i := range h.items {
			all = append(all, &h.items[i])
		}
	}
	all = slices.DeleteFunc(all, func(of *storage.Candidate) bool { return of.Concepts != nil }) // new ones were drawn by them
	items := make([]string, len(all))
	for i, candidate := range all {
		items[i] = candidate.Item
	}
	concepts, err := c.db.ConceptsOf(ctx, items)
	for _, candidate := range all {
		candidate.Concepts = concepts[candidate.Item]
	}
	return err
}
