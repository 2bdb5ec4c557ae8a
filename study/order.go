package study

import (
	"cmp"
	"slices"

	"goodcard/storage"
)

// next returns the item to ask now: a drill that has waited for ten other prompts, else the
// next of the day, else a drill. Concepts that are easily confused come close together, and
// never one right after the other while anything else can be asked; a drill that has not waited
// comes between them only if it keeps the next of the day apart from the newest. A neighbour comes
// all the same before the very item that was asked last.
func (p *plan) next() (storage.Candidate, bool) {
	if len(p.drills) > 0 && p.reviews-p.drills[0].at >= drillGap && p.apart(p.drills[0].Candidate) {
		return p.drills[0].Candidate, true
	}
	contrasts := func(s slot) bool { return p.near.confused(s.Concepts, p.before.Concepts) && p.apart(s.Candidate) }
	if i := slices.IndexFunc(p.main, contrasts); i >= 0 {
		return p.main[i].Candidate, true
	}
	if i := slices.IndexFunc(p.main, func(s slot) bool { return p.apart(s.Candidate) }); i >= 0 {
		return p.main[i].Candidate, true
	}
	if i := slices.IndexFunc(p.drills, func(d drill) bool { return p.apart(d.Candidate) && p.parts(d.Candidate) }); i >= 0 {
		return p.drills[i].Candidate, true
	}
	if len(p.main) > 0 {
		return p.main[0].Candidate, true
	}
	if i := slices.IndexFunc(p.drills, func(d drill) bool { return d.Item != p.last.Item }); i >= 0 {
		return p.drills[i].Candidate, true
	}
	if len(p.drills) > 0 {
		return p.drills[0].Candidate, true // nothing else is left
	}
	return storage.Candidate{}, false
}

// apart reports whether an item is neither the newest one nor an easily confused neighbour of it.
func (p *plan) apart(c storage.Candidate) bool {
	return c.Item != p.last.Item && !p.near.confused(c.Concepts, p.last.Concepts)
}

// parts reports whether anything of the day may come right behind an item, or nothing is left of it.
func (p *plan) parts(c storage.Candidate) bool {
	return len(p.main) == 0 || slices.ContainsFunc(p.main, func(s slot) bool { return !p.near.confused(s.Concepts, c.Concepts) })
}

// only reports whether an item is all that the plan has left.
func (p *plan) only(item string) bool {
	return len(p.main) == 0 && len(p.drills) == 1 && p.drills[0].Item == item
}

// graded updates the plan after a review of an item, as a new plan would have it.
func (p *plan) graded(c storage.Candidate, again bool) {
	p.reviews++
	p.last, p.before = c, p.last
	p.main = slices.DeleteFunc(p.main, func(s slot) bool { return s.Card == c.Card })
	p.came(c.Item)
	p.drills = slices.DeleteFunc(p.drills, func(d drill) bool { return d.Item == c.Item })
	if again {
		p.drills = append(p.drills, drill{c, p.reviews})
	}
}

// sort puts the items into the order of a day without a backlog.
func (p *plan) sort() {
	slices.SortStableFunc(p.main, func(a, b slot) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Item, b.Item))
	})
}

// order returns the items of the plan in the order in which they come if each is known.
func (p *plan) order() (items []storage.Candidate) {
	p.each(func(c storage.Candidate, _ *slot) bool {
		items = append(items, c)
		return true
	})
	return items
}

// first returns the n items that come first if each is known, beside those that come again.
func (p *plan) first(n int) (main []slot) {
	if len(p.near) == 0 || n >= len(p.main) || n <= 0 { // nothing is asked out of its place
		return p.main[:min(n, len(p.main))]
	}
	p.each(func(_ storage.Candidate, s *slot) bool {
		if s != nil {
			main = append(main, *s)
		}
		return len(main) < n
	})
	return main
}

// each calls do for the items of the plan in the order in which they come if each is known, until it
// returns false; s is nil for what comes again.
func (p *plan) each(do func(c storage.Candidate, s *slot) bool) {
	rest := *p
	rest.main, rest.drills = slices.Clone(p.main), slices.Clone(p.drills)
	rest.turns.hands = slices.Clone(p.turns.hands)
	for {
		c, ok := rest.next()
		if !ok {
			return
		}
		var of *slot
		if at := slices.IndexFunc(rest.main, func(s slot) bool { return s.Item == c.Item }); at >= 0 {
			of = new(rest.main[at])
		}
		if !do(c, of) {
			return
		}
		rest.graded(c, false)
	}
}
