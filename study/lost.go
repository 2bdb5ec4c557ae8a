package study

import (
	"context"
	"fmt"
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
	var all []Lost
	for _, id := range gone {
		body, err := db.CardBody(ctx, id)
		if err != nil {
			return nil, err
		}
		old, err := decodeCard(id, body)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(fresh, func(c *deck.Card) bool { return sameText(c, &old) })
		if at < 0 {
			continue
		}
		n, err := reviewsOf(ctx, db, id)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			all = append(all, Lost{deck.ParseRef(id).Name(), fresh[at], n})
			fresh = slices.Delete(fresh, at, at+1)
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

// reviewsOf counts the reviews of a card's items that were not taken back.
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
		for _, s := range steps {
			if s.Kind == history.Review && !s.Voided {
				n++
			}
		}
	}
	return n, nil
}
