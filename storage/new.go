package storage

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"goodcard/deck"
)

// New returns the first n new items of each of the decks and paths that f lets through, by deck or path, each in
// its order: items that were never studied, or were forgotten, and are not suspended or buried,
// that have no sibling due on the day or studied on it, and whose cards wait for no concept. Of
// siblings the first stands for its card. A deck has no items that a path has, and none at all until the paths
// that name it are done; a path has those of its units that are open on the day, and that no path has that was
// installed before it. Where no path is installed, the decks of f are not looked at.
func (db *DB) New(ctx context.Context, decks []string, done Done, f Filter, n int) (map[string][]Candidate, error) {
	found := map[string][]Candidate{}
	err := db.view(ctx, func(q *query) error {
		w, err := q.ways(done.Day)
		if err != nil {
			return err
		}
		text, args, err := newItems(w, f)
		if err != nil {
			return err
		}
		g := newGates(w)
		read := map[string]int{} // places up to which decks were read; those that have more are in it
		for _, id := range decks {
			if !slices.Contains(w.decks, id) {
				read[id] = -1
			}
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
				if len(found[item.hand]) < n && len(g.waits(item.Concepts)) == 0 {
					found[item.hand] = append(found[item.hand], item.Candidate)
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
func newItems(w ways, f Filter) (string, []any, error) {
	if w.any {
		return newItemsOnWays(w, f)
	}
	where, args, err := Filter{Tag: f.Tag, Concepts: f.Concepts}.where(5)
	const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`
	return `SELECT d.id, i.id, c1.pos, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new LEFT JOIN memory m ON m.item = c.item
			WHERE c.deck = d.k AND c.pos > j.value AND c.studied = 0 AND ` + asked + `
			AND c.card NOT IN (SELECT value FROM json_each(?4))
			AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
				AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))
			AND ` + where + ` ORDER BY c.pos LIMIT ?3)
		CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card ORDER BY c1.deck, c1.pos`, args, err
}

// newItemsOnWays is newItems where paths are installed. Those of decks and those of paths are read alike, each
// in its order.
func newItemsOnWays(w ways, f Filter) (string, []any, error) {
	where, args, err := f.where(5)
	const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`
	items := ` LEFT JOIN memory m ON m.item = c.item
			WHERE c.studied = 0 AND ` + asked + ` AND c.card NOT IN (SELECT value FROM json_each(?4))
			AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
				AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))
			AND ` + where
	return `SELECT id, item, place, concepts FROM (
		SELECT d.k, d.id, i.id item, c1.pos place, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new` + items + ` AND c.deck = d.k AND c.pos > j.value AND NOT ` + w.on("c.card") + `
			ORDER BY c.pos LIMIT ?3)
		CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card
		UNION ALL
		SELECT d.k, d.id, i.id, w1.place, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM way w CROSS JOIN content c ON c.card = w.card` + items + ` AND w.path = d.k AND w.place > j.value
			AND w.unit NOT IN (` + w.closed + `) AND NOT EXISTS (SELECT 1 FROM way y WHERE y.card = w.card AND y.path < w.path AND y.unit NOT IN (` + w.closed + `))
			ORDER BY w.place LIMIT ?3)
		CROSS JOIN way w1 ON w1.card = c1.card AND w1.path = d.k CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card
	) ORDER BY k, place`, args, err
}

// A drawn item is one with the deck or the path that brings it.
type drawn struct {
	Candidate
	hand string
}

// pageOfNew reads the next new items of decks, at most size of each, and moves their places.
// Decks that have no more leave read.
func (q *query) pageOfNew(text string, args []any, done Done, read map[string]int, size int) ([]drawn, error) {
	list, err := json.Marshal(read)
	if err != nil {
		return nil, err
	}
	var page []drawn
	came := map[string]int{}
	err = q.each(text, append([]any{done.Day, string(list), size, done.cards()}, args...), func(row scanner) error {
		var c drawn
		var pos int
		var concepts string
		if err := row.Scan(&c.hand, &c.Item, &pos, &concepts); err != nil {
			return err
		}
		ref := deck.ParseRef(c.Item)
		c.Card, c.Deck, c.Concepts = ref.Card, ref.Deck, splitLines(concepts)
		read[c.hand] = pos
		came[c.hand]++
		page = append(page, c)
		return nil
	})
	maps.DeleteFunc(read, func(id string, _ int) bool { return came[id] < size })
	return page, err
}
