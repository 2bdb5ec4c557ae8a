package storage

import (
	"context"
	"encoding/json"
	"maps"

	"goodcard/deck"
)

// New returns the first n new items of each of the decks that f lets through, by deck, each in
// file order: items that were never studied, or were forgotten, and are not suspended or buried,
// that have no sibling due on the day or studied on it, and whose cards wait for no concept. Of
// siblings the first stands for its card.
func (db *DB) New(ctx context.Context, decks []string, done Done, f Filter, n int) (map[string][]Candidate, error) {
	found := map[string][]Candidate{}
	text, args, err := newItems(f)
	if err != nil {
		return nil, err
	}
	err = db.view(ctx, func(q *query) error {
		g := newGates()
		read := map[string]int{} // places up to which decks were read; those that have more are in it
		for _, id := range decks {
			read[id] = -1
		}
		for size := n; len(read) > 0 && size > 0; size *= 8 { // most wait for nothing
			page, err := q.pageOfNew(text, args, done, read, size)
			if err != nil {
				return err
			}
			var concepts []string
			for _, item := range page {
				concepts = append(concepts, item.Concepts...)
			}
			if err := g.learn(q, concepts); err != nil {
				return err
			}
			for _, item := range page {
				if len(found[item.Deck]) < n && len(g.waits(item.Concepts)) == 0 {
					found[item.Deck] = append(found[item.Deck], item)
				}
			}
			for id := range read {
				if len(found[id]) == n {
					delete(read, id)
				}
			}
		}
		return nil
	})
	return found, err
}

// newItems returns the statement that reads a page of the new items of each deck of ?2, where
// each deck has the place behind which it is read, and its values from ?5 on.
func newItems(f Filter) (string, []any, error) {
	where, args, err := Filter{Tag: f.Tag, Concepts: f.Concepts}.where(5)
	const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`
	return `SELECT i.id, c1.pos, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new LEFT JOIN memory m ON m.item = c.item
			WHERE c.deck = d.k AND c.pos > j.value AND c.studied = 0 AND ` + asked + `
			AND c.card NOT IN (SELECT value FROM json_each(?4))
			AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
				AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))
			AND ` + where + ` ORDER BY c.pos LIMIT ?3)
		CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card ORDER BY c1.deck, c1.pos`, args, err
}

// pageOfNew reads the next new items of decks, at most size of each, and moves their places.
// Decks that have no more leave read.
func (q *query) pageOfNew(text string, args []any, done Done, read map[string]int, size int) ([]Candidate, error) {
	list, err := json.Marshal(read)
	if err != nil {
		return nil, err
	}
	var page []Candidate
	came := map[string]int{}
	err = q.each(text, append([]any{done.Day, string(list), size, done.cards()}, args...), func(row scanner) error {
		var c Candidate
		var pos int
		var concepts string
		if err := row.Scan(&c.Item, &pos, &concepts); err != nil {
			return err
		}
		ref := deck.ParseRef(c.Item)
		c.Card, c.Deck, c.Concepts = ref.Card, ref.Deck, splitLines(concepts)
		read[c.Deck] = pos
		came[c.Deck]++
		page = append(page, c)
		return nil
	})
	maps.DeleteFunc(read, func(id string, _ int) bool { return came[id] < size })
	return page, err
}
