package study

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
	"goodcard/words"
)

// A Lost id is one that an author changed without saying so: the history stays with the old one.
type Lost struct {
	Old     string     // card part of the id that no card of the deck has or had any more
	Card    *deck.Card // the new one with the same text
	Reviews int        // that were given under the old id
}

// Next says what keeps the reviews.
func (l *Lost) Next() string {
	return fmt.Sprintf("write was: [%s] to keep its %s", strings.Join(append(slices.Clone(l.Card.Was), l.Old), ", "), words.Count(l.Reviews, "review"))
}

// lost returns the ids with a history that are gone from an installed deck as d has it, while a
// new card has the same text.
func lost(ctx context.Context, db *storage.DB, d *deck.Deck) ([]Lost, error) {
	known, err := db.CardsOf(ctx, d.ID)
	if err != nil || len(known) == 0 {
		return nil, err
	}
	gone, fresh := gone(known, d)
	if len(gone) == 0 || len(fresh) == 0 {
		return nil, nil
	}
	bodies := map[string]string{}
	for _, id := range gone {
		if bodies[id], err = db.CardBody(ctx, id); err != nil {
			return nil, err
		}
	}
	return match(ctx, db, bodies, fresh)
}

// lostBefore returns those that were gone already when the deck was last read, while any card
// has the same text.
func lostBefore(ctx context.Context, db *storage.DB, d *deck.Deck) ([]Lost, error) {
	bodies, err := db.Vanished(ctx, d.ID)
	if err != nil || len(bodies) == 0 {
		return nil, err
	}
	var cards []*deck.Card
	for i := range d.Cards {
		c := &d.Cards[i]
		cards = append(cards, c)
		for _, id := range append(deck.FullAll(d.ID, c.Was), deck.Full(d.ID, c.ID)) {
			delete(bodies, id)
		}
	}
	return match(ctx, db, bodies, cards)
}

// match finds the card with the text of each of the ids that have reviews. No card stands for two.
func match(ctx context.Context, db *storage.DB, bodies map[string]string, cards []*deck.Card) ([]Lost, error) {
	var all []Lost
	for _, id := range slices.Sorted(maps.Keys(bodies)) {
		old, err := decodeCard(id, bodies[id])
		if err != nil {
			continue // what cannot be read any more is not compared
		}
		at := slices.IndexFunc(cards, func(c *deck.Card) bool { return sameText(c, &old) })
		if at < 0 {
			continue
		}
		n, err := reviewsOf(ctx, db, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			all = append(all, Lost{deck.ParseRef(id).Name(), cards[at], n})
			cards = slices.Delete(cards, at, at+1)
		}
	}
	return all, nil
}

// gone returns those of the known full ids that d does not name, and the cards of d that are not
// among them.
func gone(known []string, d *deck.Deck) (ids []string, fresh []*deck.Card) {
	left := map[string]bool{}
	for _, id := range known {
		left[id] = true
	}
	for i := range d.Cards {
		c := &d.Cards[i]
		if !left[deck.Full(d.ID, c.ID)] {
			fresh = append(fresh, c)
		}
	}
	for _, c := range d.Cards {
		delete(left, deck.Full(d.ID, c.ID))
		for _, old := range deck.FullAll(d.ID, c.Was) {
			delete(left, old)
		}
	}
	for _, id := range known {
		if left[id] {
			ids = append(ids, id)
		}
	}
	return ids, fresh
}

func sameText(a, b *deck.Card) bool {
	return a.Kind == b.Kind && slices.Equal(strings.Fields(a.Text), strings.Fields(b.Text))
}

// reviewsOf counts the reviews of a card's items that were not taken back, since it was last
// forgotten on purpose.
func reviewsOf(ctx context.Context, db *storage.DB, card string) (n int, err error) {
	items, err := db.Met(ctx, card)
	if err != nil {
		return 0, err
	}
	for _, item := range items {
		steps, err := db.Steps(ctx, item)
		if err != nil {
			return 0, err
		}
		ofItem := 0
		for _, s := range steps {
			switch {
			case s.Voided:
			case s.Kind == history.Review:
				ofItem++
			case s.Kind == history.Forget:
				ofItem = 0
			}
		}
		n += ofItem
	}
	return n, nil
}
