package storage

import (
	"context"
	"maps"
	"slices"
)

// Kept returns what is kept of a deck and of its cards, as [DB.PutDeck] was given it: of the deck Title,
// Version, Body, Units and those Concepts that name another one. Concepts, what they name and former ids stand
// in alphabetical order.
func (db *DB) Kept(ctx context.Context, id string) (d Deck, cards []Card, err error) {
	err = db.view(ctx, func(q *query) error {
		var k int64
		if _, err := q.row(`SELECT k, id, title, version, body FROM deck WHERE id = ?`, []any{id}, &k, &d.ID, &d.Title, &d.Version, &d.Body); err != nil {
			return err
		}
		if d.Concepts, err = q.concepts(k); err != nil {
			return err
		}
		if d.Units, err = q.units(k); err != nil {
			return err
		}
		cards, err = q.cards(k)
		return err
	})
	return d, cards, err
}

// cards returns the cards of a deck in its order.
func (q *query) cards(deck int64) (cards []Card, err error) {
	at := map[string]int{}
	err = q.each(`SELECT id, kind, concepts, body FROM card WHERE deck = ? ORDER BY k`, []any{deck}, func(row scanner) error {
		var c Card
		var concepts string
		err := row.Scan(&c.ID, &c.Kind, &concepts, &c.Body)
		c.Concepts = splitLines(concepts)
		at[c.ID] = len(cards)
		cards = append(cards, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = q.lists(deck, `SELECT c.id, i.id FROM content t JOIN card c ON c.k = t.card JOIN item i ON i.k = t.item WHERE t.deck = ? ORDER BY t.pos`,
		func(card, item string) {
			if i, ok := at[card]; ok {
				cards[i].Items = append(cards[i].Items, item)
			}
		})
	if err != nil {
		return nil, err
	}
	return cards, q.lists(deck, `SELECT new, old FROM claim WHERE deck = ? ORDER BY old`, func(card, old string) {
		if i, ok := at[card]; ok {
			cards[i].Was = append(cards[i].Was, old)
		}
	})
}

func (q *query) concepts(deck int64) ([]Concept, error) {
	all := map[string]Concept{}
	err := q.lists(deck, `SELECT concept, needs FROM need WHERE deck = ? ORDER BY needs`, func(id, other string) {
		c := all[id]
		all[id] = Concept{id, append(c.Needs, other), c.ConfusedWith}
	})
	if err != nil {
		return nil, err
	}
	err = q.lists(deck, `SELECT concept, other FROM neighbour WHERE deck = ? ORDER BY other`, func(id, other string) {
		c := all[id]
		all[id] = Concept{id, c.Needs, append(c.ConfusedWith, other)}
	})
	var concepts []Concept
	for _, id := range slices.Sorted(maps.Keys(all)) {
		concepts = append(concepts, all[id])
	}
	return concepts, err
}

// lists calls do for each row of a deck: the id of what has a list, and one word of it.
func (q *query) lists(deck int64, text string, do func(of, word string)) error {
	return q.each(text, []any{deck}, func(row scanner) error {
		var of, word string
		err := row.Scan(&of, &word)
		do(of, word)
		return err
	})
}
