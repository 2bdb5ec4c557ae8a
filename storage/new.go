package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"goodcard/deck"
)

// New returns the first n new items of each of the decks and paths that f lets through, by deck or path, each in
// its order: items that were never studied, or were forgotten, and are not suspended or buried,
// that have no sibling due on the day or studied on it, and whose cards wait for no concept. Of
// siblings the first stands for its card. A deck has no items that a path has, and none at all until the paths
// that name it are done; a path has those of its units that are open on the day, and that no path has that was
// installed before it. Where no path is installed, the decks of f are not looked at.
func (db *DB) New(ctx context.Context, decks []string, done Done, f Filter, n int) (found map[string][]Candidate, err error) {
	err = db.Draw(ctx, done, f, func(draw Draw) error {
		found, err = draw(decks, n)
		return err
	})
	return found, err
}

// A Draw does as [DB.New], on the state of the database that a call of [DB.Draw] sees.
type Draw func(decks []string, n int) (map[string][]Candidate, error)

// Draw calls do with a function that may be asked again and again, also for more of the same decks: what
// was read once is not read again.
func (db *DB) Draw(ctx context.Context, done Done, f Filter, do func(Draw) error) error {
	return db.view(ctx, func(q *query) error {
		w, err := q.ways(done.Day)
		if err != nil {
			return err
		}
		text, onWays, args, err := newItems(w, f)
		if err != nil {
			return err
		}
		p := pile{q, done, text, onWays, args, newGates(w), map[string]*pulled{}}
		p.gates.rough = true
		return do(p.draw)
	})
}

// A pile is what new items are drawn from.
type pile struct {
	q      *query
	done   Done
	text   string // of newItems
	onWays string // the part of it that reads paths
	args   []any
	gates  gates
	hands  map[string]*pulled // decks and paths that were drawn from
}

// A pulled hand is what was read of a deck or a path.
type pulled struct {
	items []Candidate // that may come
	place int         // up to which it was read
	begun bool
	ended bool // it has no more
}

func (p pile) draw(hands []string, n int) (map[string][]Candidate, error) {
	for _, id := range hands {
		if p.hands[id] == nil {
			p.hands[id] = &pulled{place: -1, ended: slices.Contains(p.gates.ways.decks, id)}
		}
	}
	for size := n; size > 0; size *= 8 { // most wait for nothing
		read := map[string]int{}
		begun := false
		for _, id := range hands {
			if h := p.hands[id]; len(h.items) < n && !h.ended {
				read[id] = h.place
				begun = begun || h.begun
			}
		}
		if len(read) == 0 {
			break
		}
		if begun || p.gates.ways.any {
			if err := p.lookAhead(read, 4*size); err != nil {
				return nil, err
			}
		}
		if err := p.page(read, size); err != nil {
			return nil, err
		}
	}
	found := map[string][]Candidate{}
	for _, id := range hands {
		if items := p.hands[id].items; len(items) > 0 {
			found[id] = slices.Clone(items[:min(n, len(items))])
		}
	}
	return found, nil
}

// lookAhead learns the gates of what the next new cards of decks are about, so that those that wait are
// passed over without being read one by one.
func (p pile) lookAhead(read map[string]int, size int) error {
	list, err := json.Marshal(read)
	if err != nil {
		return err
	}
	const next = `SELECT DISTINCT x.concept FROM json_each(?1) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c ON c.item IN (%s LIMIT ?2)
		CROSS JOIN card_concept x INDEXED BY card_concept_card ON x.card = c.card`
	text := fmt.Sprintf(next, `SELECT item FROM content INDEXED BY content_new WHERE deck = d.k AND pos > j.value AND studied = 0 ORDER BY pos`)
	if p.gates.ways.any {
		ofWay := fmt.Sprintf(next, `SELECT c.item FROM way w CROSS JOIN content c ON c.card = w.card
			WHERE w.path = d.k AND w.place > j.value AND w.unit NOT IN (`+p.gates.ways.closed+`) AND c.studied = 0 ORDER BY w.place`)
		if p.gates.ways.all(read) {
			text = ofWay
		} else {
			text += ` UNION ` + ofWay
		}
	}
	var concepts []string
	err = p.q.each(text, []any{string(list), size}, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		concepts = append(concepts, id)
		return err
	})
	if err != nil {
		return err
	}
	return p.gates.learn(p.q, concepts)
}

// page reads the next new items of decks, at most size of each, without those of which is known that they
// wait for concepts.
func (p pile) page(read map[string]int, size int) error {
	text := p.text
	if p.gates.ways.all(read) {
		text = p.onWays
	}
	page, err := p.q.pageOfNew(text, p.args, p.done, p.gates.holdBack(), read, size)
	if err != nil {
		return err
	}
	var concepts []string
	came := map[string]int{}
	for _, item := range page {
		concepts = append(concepts, item.Concepts...)
		came[item.hand]++
	}
	if err := p.gates.learn(p.q, concepts); err != nil {
		return err
	}
	for _, item := range page {
		if h := p.hands[item.hand]; len(p.gates.waits(item.Concepts)) == 0 {
			h.items = append(h.items, item.Candidate)
		}
	}
	for id, place := range read {
		h := p.hands[id]
		h.place, h.begun, h.ended = place, true, came[id] < size
	}
	return nil
}

// newItems returns the statement that reads a page of the new items of each deck of ?2, where
// each deck has the place behind which it is read, without the cards that wait by ?5, and its values
// from ?6 on; see [gates.holdBack]. The other one does so for paths alone; it is empty where none is.
func newItems(w ways, f Filter) (text, onWays string, args []any, err error) {
	if w.any {
		return newItemsOnWays(w, f)
	}
	where, args, err := Filter{Tag: f.Tag, Concepts: f.Concepts}.where(6)
	const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`
	return `SELECT d.id, i.id, c1.pos, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new LEFT JOIN memory m ON m.item = c.item
			WHERE c.deck = d.k AND c.pos > j.value AND c.studied = 0 AND ` + asked + `
			AND c.card NOT IN (SELECT value FROM json_each(?4)) AND c.card NOT IN (` + heldBack + `)
			AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
				AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))
			AND ` + where + ` ORDER BY c.pos LIMIT ?3)
		CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card ORDER BY c1.deck, c1.pos`, "", args, err
}

// newItemsOnWays is newItems where paths are installed. Those of decks and those of paths are read alike, each
// in its order.
func newItemsOnWays(w ways, f Filter) (text, onWays string, args []any, err error) {
	where, args, err := f.where(6)
	const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`
	items := ` LEFT JOIN memory m ON m.item = c.item
			WHERE c.studied = 0 AND ` + asked + ` AND c.card NOT IN (SELECT value FROM json_each(?4)) AND c.card NOT IN (` + heldBack + `)
			AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
				AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))
			AND ` + where
	ofDecks := `SELECT d.k, d.id, i.id item, c1.pos place, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new` + items + ` AND c.deck = d.k AND c.pos > j.value AND NOT ` + w.on("c.card") + `
			ORDER BY c.pos LIMIT ?3)
		CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card`
	ofPaths := `SELECT d.k, d.id, i.id item, w1.place, k.concepts FROM json_each(?2) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM way w CROSS JOIN content c ON c.card = w.card` + items + ` AND w.path = d.k AND w.place > j.value
			AND w.unit NOT IN (` + w.closed + `) AND NOT EXISTS (SELECT 1 FROM way y WHERE y.card = w.card AND y.path < w.path AND y.unit NOT IN (` + w.closed + `))
			ORDER BY w.place LIMIT ?3)
		CROSS JOIN way w1 ON w1.card = c1.card AND w1.path = d.k CROSS JOIN item i ON i.k = c1.item CROSS JOIN card k ON k.k = c1.card`
	const of, ordered = `SELECT id, item, place, concepts FROM (`, `) ORDER BY k, place`
	return of + ofDecks + ` UNION ALL ` + ofPaths + ordered, of + ofPaths + ordered, args, err
}

// A drawn item is one with the deck or the path that brings it.
type drawn struct {
	Candidate
	hand string
}

// heldBack selects the cards that the concepts of ?5 keep back: those that are held all cards that name
// them, the others only cards that name several.
const heldBack = `SELECT x.card FROM json_each(?5) s CROSS JOIN card_concept x ON x.concept = s.key WHERE s.value OR NOT x.alone`

// pageOfNew reads the next new items of decks, at most size of each, and moves their places.
func (q *query) pageOfNew(text string, args []any, done Done, held string, read map[string]int, size int) ([]drawn, error) {
	list, err := json.Marshal(read)
	if err != nil {
		return nil, err
	}
	var page []drawn
	err = q.each(text, append([]any{done.Day, string(list), size, done.cards(), held}, args...), func(row scanner) error {
		var c drawn
		var concepts string
		var place int
		if err := row.Scan(&c.hand, &c.Item, &place, &concepts); err != nil {
			return err
		}
		ref := deck.ParseRef(c.Item)
		c.Card, c.Deck, c.Concepts = ref.Card, ref.Deck, splitLines(concepts)
		read[c.hand] = place
		page = append(page, c)
		return nil
	})
	return page, err
}
