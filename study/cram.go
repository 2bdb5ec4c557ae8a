package study

import (
	"cmp"
	"context"
	"slices"

	"goodcard/history"
	"goodcard/storage"
)

// cramItems returns all items of a selection that are not suspended, in the order of their decks
// or of a day.
func (c *Collection) cramItems(ctx context.Context, sel Selection, inOrder bool) ([]string, error) {
	near, err := c.db.Neighbours(ctx)
	if err != nil {
		return nil, err
	}
	f, err := c.filter(ctx, sel, near)
	if err != nil {
		return nil, err
	}
	items := []string{}
	err = c.db.Items(ctx, storage.Search{Filter: f}, func(it storage.Found) error {
		if !it.Memory.Suspended {
			items = append(items, it.ID)
		}
		return nil
	})
	if inOrder {
		return items, err
	}
	today := c.Clock.Today()
	slices.SortFunc(items, func(a, b string) int {
		return cmp.Or(cmp.Compare(storage.Place(a, today), storage.Place(b, today)), cmp.Compare(a, b))
	})
	return items, err
}

// cramPlan returns what is left of a cram, from what the session has recorded. The history
// is not asked: practice has no schedule.
func (s *Session) cramPlan(day int) *plan {
	p := &plan{ground: ground{done: storage.Done{Day: day}}, cram: true}
	newest := map[string]drill{}
	for _, a := range s.actions {
		switch a.event.Kind {
		case history.Suspend, history.Bury:
			newest[a.item] = drill{}
		case history.Cram:
			p.reviews++
			newest[a.item] = drill{candidateOf(a.item), p.reviews}
			if !a.event.Grade.Drilled() {
				newest[a.item] = drill{}
			}
		}
	}
	for _, item := range s.cram {
		d, met := newest[item]
		switch {
		case !met:
			p.main = append(p.main, slot{Candidate: candidateOf(item)})
		case d.at > 0:
			p.drills = append(p.drills, d)
		}
	}
	slices.SortFunc(p.drills, func(a, b drill) int { return cmp.Compare(a.at, b.at) })
	return p
}

// candidateOf makes every item a card of its own: siblings do not wait in a cram.
func candidateOf(item string) storage.Candidate { return storage.Candidate{Item: item, Card: item} }

// gone takes an item that no deck has any more out of a cram. One that was renamed goes on
// under its new id.
func (s *Session) gone(ctx context.Context, item string) error {
	now, err := s.c.db.Resolve(ctx, item)
	if err != nil {
		return err
	}
	at := slices.Index(s.cram, item)
	switch {
	case at < 0:
		return nil
	case slices.Contains(s.cram, now):
		s.cram = slices.Delete(s.cram, at, at+1)
	default:
		s.cram[at] = now
	}
	for i := range s.actions {
		if s.actions[i].item == item {
			s.actions[i].item = now
		}
	}
	return nil
}

// PractiseHard goes through the items that were hard in this session once more. It moves no
// schedule.
func (s *Session) PractiseHard(ctx context.Context) error {
	s.cram = s.hard()
	s.opts.Limit, s.opts.Minutes = 0, 0
	s.actions = slices.DeleteFunc(s.actions, func(a action) bool { return a.event.Kind == history.Cram })
	return s.replan(ctx)
}

// hard returns the items whose first answer in the session was below 4, in that order.
func (s *Session) hard() []string {
	items := []string{}
	met := map[string]bool{}
	for _, a := range s.actions {
		if !a.graded() || met[a.item] {
			continue
		}
		met[a.item] = true
		if a.event.Grade.Drilled() {
			items = append(items, a.item)
		}
	}
	return items
}
