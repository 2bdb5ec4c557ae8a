package study

import (
	"cmp"
	"context"
	"slices"

	"goodcard/storage"
)

// A Selection narrows what a session studies. The zero value is the whole day.
type Selection struct {
	Decks []string // ids; empty means all
	New   *int     // this many new items, whatever was done today; nil is what the day leaves
}

// drillGap is how many other prompts come before an item that was not known is asked again.
const drillGap = 10

// A slot is an item that the day still asks for.
type slot struct {
	storage.Candidate
	isNew bool
}

// A drill is an item that comes again today.
type drill struct {
	storage.Candidate
	at int // number of the review of the day that was its newest
}

// A plan is what is left of a study day, in its order. It is a function of the history, the
// installed decks, the settings and the day.
type plan struct {
	day     int
	main    []slot  // due and new items, each card once
	drills  []drill // the one that waits longest first
	reviews int     // reviews given today
	later   int     // due cards that the daily limit puts off
}

// next returns the item to ask now: a drill that has waited for ten other prompts, else the
// next of the day, else a drill.
func (p *plan) next() (storage.Candidate, bool) {
	switch {
	case len(p.drills) > 0 && (len(p.main) == 0 || p.reviews-p.drills[0].at >= drillGap):
		return p.drills[0].Candidate, true
	case len(p.main) > 0:
		return p.main[0].Candidate, true
	default:
		return storage.Candidate{}, false
	}
}

// graded updates the plan after a review of an item, as a new plan would have it.
func (p *plan) graded(c storage.Candidate, again bool) {
	p.reviews++
	p.main = slices.DeleteFunc(p.main, func(s slot) bool { return s.Card == c.Card })
	p.drills = slices.DeleteFunc(p.drills, func(d drill) bool { return d.Item == c.Item })
	if again {
		p.drills = append(p.drills, drill{c, p.reviews})
	}
}

// plan makes the queue of a day. newDone is how many new items the session has brought
// already; it is read only where sel asks for a number of its own.
func (c *Collection) plan(ctx context.Context, day int, sel Selection, newDone int) (*plan, error) {
	p := &plan{day: day}
	done, err := c.db.Done(ctx, day)
	if err != nil {
		return nil, err
	}
	due, err := c.db.DueCards(ctx, day)
	if err != nil {
		return nil, err
	}
	limit := c.Settings.ReviewsPerDay
	backlog := due+done.Reviews > limit
	p.later = max(due-max(limit-done.Reviews, 0), 0)
	if err := c.planDue(ctx, p, sel, max(limit-done.Reviews, 0), backlog); err != nil {
		return nil, err
	}
	want, behind := c.Settings.NewPerDay-done.New, done.New
	if sel.New != nil {
		want, behind = *sel.New-newDone, newDone
	} else if backlog {
		want = 0
	}
	if want > 0 {
		if err := c.planNew(ctx, p, sel, want, behind); err != nil {
			return nil, err
		}
	}
	if !backlog {
		slices.SortStableFunc(p.main, func(a, b slot) int {
			return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Item, b.Item))
		})
	}
	return p, c.planDrills(ctx, p, sel)
}

func (c *Collection) planDue(ctx context.Context, p *plan, sel Selection, limit int, backlog bool) error {
	if limit == 0 && len(sel.Decks) == 0 {
		return nil
	}
	cards := map[string]bool{}
	err := c.db.Due(ctx, p.day, sel.Decks, backlog, func(due storage.Candidate) bool {
		if !cards[due.Card] && len(cards) < limit {
			p.main = append(p.main, slot{due, false})
		}
		cards[due.Card] = true
		return len(cards) < limit || len(sel.Decks) > 0
	})
	if len(sel.Decks) > 0 { // of these decks, however much others leave
		p.later = len(cards) - len(p.main)
	}
	return err
}

// planNew adds up to want new items: those of each deck in file order, the decks taking
// turns, with a first deck that changes from day to day. behind new items came before them.
func (c *Collection) planNew(ctx context.Context, p *plan, sel Selection, want, behind int) error {
	all, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	done, err := c.db.NewDone(ctx, p.day)
	if err != nil {
		return err
	}
	type turn struct {
		storage.Candidate
		round, deck int
	}
	var turns []turn
	active := slices.DeleteFunc(all, func(d storage.Deck) bool { return !d.Active })
	for i, d := range active {
		if len(sel.Decks) > 0 && !slices.Contains(sel.Decks, d.ID) {
			continue
		}
		cards := map[string]bool{}
		err := c.db.New(ctx, d.ID, p.day, func(fresh storage.Candidate) bool {
			if !cards[fresh.Card] {
				cards[fresh.Card] = true
				turns = append(turns, turn{fresh, done[d.ID] + len(cards), modulo(i-p.day, len(active))})
			}
			return len(cards) < want
		})
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(turns, func(a, b turn) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(a.deck, b.deck))
	})
	turns = turns[:min(want, len(turns))]
	for i, t := range turns {
		t.Place = (float64(behind+i) + 0.5) / float64(behind+len(turns))
		p.main = append(p.main, slot{t.Candidate, true})
	}
	return nil
}

// modulo returns the remainder that is not negative.
func modulo(a, n int) int { return (a%n + n) % n }

func (c *Collection) planDrills(ctx context.Context, p *plan, sel Selection) error {
	learning, err := c.db.Learning(ctx, p.day)
	if err != nil {
		return err
	}
	reviews, err := c.db.ReviewsOn(ctx, p.day)
	if err != nil {
		return err
	}
	p.reviews = len(reviews)
	newest := map[string]int{} // an item's newest review of the day, counted from 1
	for i, e := range reviews {
		if !e.Grade.Drilled() {
			continue
		}
		item, err := c.db.Resolve(ctx, e.Item) // the card may have been renamed since
		if err != nil {
			return err
		}
		newest[item] = i + 1
	}
	for _, l := range learning {
		if len(sel.Decks) == 0 || slices.Contains(sel.Decks, l.Deck) {
			p.drills = append(p.drills, drill{l, newest[l.Item]})
		}
	}
	slices.SortStableFunc(p.drills, func(a, b drill) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.Item, b.Item))
	})
	return nil
}

// order returns the items of the plan in the order in which they come if each is known.
func (p *plan) order() []storage.Candidate {
	rest := plan{day: p.day, main: slices.Clone(p.main), drills: slices.Clone(p.drills), reviews: p.reviews}
	var items []storage.Candidate
	for {
		c, ok := rest.next()
		if !ok {
			return items
		}
		items = append(items, c)
		rest.graded(c, false)
	}
}
