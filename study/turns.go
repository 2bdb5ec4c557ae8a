package study

import (
	"cmp"
	"context"
	"slices"

	"goodcard/storage"
)

// A hand is what one deck, or one path, has to bring of new items today.
type hand struct {
	deck  string              // its id, or that of the path
	items []storage.Candidate // in file order, or that of the path, each card once; as many as its turns can reach
	done  int                 // that it has brought today
	turn  int                 // when it is the deck's turn
}

// turns are the new items of a day. The decks and paths take turns, each in its order, with a first
// deck that changes from day to day.
type turns struct {
	hands  []hand
	want   int // how many may still come
	behind int // how many have come
}

// planNew adds up to want new items. behind new items came before those that are wanted.
func (c *Collection) planNew(ctx context.Context, p *plan, want, behind int) error {
	all, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	t := &p.turns
	*t = turns{want: want, behind: behind}
	active := slices.DeleteFunc(all, func(d storage.Deck) bool { return !d.Active })
	p.paths = slices.ContainsFunc(active, func(d storage.Deck) bool { return d.Way })
	brought := p.done.Brought()
	var held []string // decks that bring nothing until a path is done
	if p.paths {
		if brought, err = c.db.Brought(ctx, p.done); err != nil {
			return err
		}
		ways, err := c.db.Ways(ctx, p.done.Day)
		if err != nil {
			return err
		}
		for _, w := range ways {
			if !w.Done {
				held = append(held, w.Decks...)
			}
		}
	}
	bring := 0
	for i, d := range active {
		// A path may have cards of any deck that is asked for, and lets through those alone.
		if len(p.filter.Decks)+len(p.filter.Paths) == 0 || d.Way || slices.Contains(p.filter.Decks, d.ID) {
			t.hands = append(t.hands, hand{deck: d.ID, done: brought[d.ID], turn: modulo(i-p.done.Day, len(active))})
			if !slices.Contains(held, d.ID) {
				bring++
			}
		}
	}
	share := (want-1)/max(bring, 1) + 1 // it is enough where all that bring any have as many
	err = c.db.Draw(ctx, p.done, p.filter, func(draw storage.Draw) error {
		if err := fill(draw, t.hands, share); err != nil {
			return err
		}
		for i := range t.hands {
			if t.reach(&t.hands[i], share) {
				if err := fill(draw, t.hands[i:i+1], want); err != nil {
					return err
				}
			}
		}
		return nil
	})
	p.deal()
	return err
}

// reach reports whether a hand of which n items were drawn may be asked for one more.
func (t *turns) reach(h *hand, n int) bool {
	if len(h.items) < n {
		return false
	}
	ahead := 0
	for _, other := range t.hands {
		rounds := h.done + n - other.done
		if other.turn < h.turn {
			rounds++
		}
		ahead += min(max(rounds, 0), len(other.items))
	}
	return ahead < t.want
}

// fill fills hands with the first n new items of their decks.
func fill(draw storage.Draw, hands []hand, n int) error {
	decks := make([]string, len(hands))
	for i, h := range hands {
		decks[i] = h.deck
	}
	found, err := draw(decks, n)
	for i := range hands {
		hands[i].items = found[hands[i].deck]
	}
	return err
}

// modulo returns the remainder that is not negative.
func modulo(a, n int) int { return (a%n + n) % n }

// deal puts the new items into the order of the day, with their places in it. It is done
// anew when one has come: a neighbour may come ahead of its turn, and its deck has then
// brought one more than the others.
func (p *plan) deal() {
	type turn struct {
		storage.Candidate
		round, deck int
	}
	var order []turn
	for _, h := range p.turns.hands {
		for i, c := range h.items {
			order = append(order, turn{c, h.done + i, h.turn})
		}
	}
	slices.SortFunc(order, func(a, b turn) int {
		return cmp.Or(cmp.Compare(a.round, b.round), cmp.Compare(a.deck, b.deck))
	})
	order = order[:min(p.turns.want, len(order))]
	p.main = slices.DeleteFunc(p.main, func(s slot) bool { return s.isNew })
	for i, t := range order {
		t.Place = (float64(p.turns.behind+i) + 0.5) / float64(p.turns.behind+len(order))
		p.main = append(p.main, slot{Candidate: t.Candidate, isNew: true})
	}
	if !p.backlog {
		p.sort()
	}
}

// came takes a new item out of the turns.
func (p *plan) came(item string) {
	for i := range p.turns.hands {
		h := &p.turns.hands[i]
		at := slices.IndexFunc(h.items, func(c storage.Candidate) bool { return c.Item == item })
		if at < 0 {
			continue
		}
		h.items = slices.Delete(slices.Clone(h.items), at, at+1)
		h.done++
		p.turns.want--
		p.turns.behind++
		p.deal()
	}
}
