package storage

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"goodcard/deck"
)

// New returns the first n new items of each of the decks and paths that f lets through, by deck or path, each in
// its order: items that were never studied, or were forgotten, and are not suspended or buried,
// that have no sibling due on the day or studied on it, and whose cards wait for no concept. Of
// siblings the first stands for its card. A deck has no items that a path has, and none at all until the paths
// that name it are done; a path has those of its units that are open on the day, and that no path has that was
// installed before it. The decks of f are looked at for paths alone.
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
		p := pile{q, done, f, newGates(w), map[string]*pulled{}}
		p.gates.rough = true
		return do(p.draw)
	})
}

// A pile is what new items are drawn from.
type pile struct {
	q     *query
	done  Done
	of    Filter
	gates gates
	hands map[string]*pulled // decks and paths that were drawn from
}

// A pulled hand is what was read of a deck or a path.
type pulled struct {
	items []Candidate // that may come
	place int         // up to which it was read: of a deck its own places, of a path those of the steps
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
		begun, more := false, false
		for _, id := range hands {
			h := p.hands[id]
			if len(h.items) >= n || h.ended {
				continue
			}
			more = true
			if p.gates.ways.isPath(id) {
				if err := p.walk(id, 4*size); err != nil {
					return nil, err
				}
				continue
			}
			read[id] = h.place
			begun = begun || h.begun
		}
		if !more {
			break
		}
		if len(read) == 0 {
			continue
		}
		if begun {
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
	const text = `SELECT DISTINCT x.concept line FROM json_each(?1) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c ON c.item IN (
			SELECT item FROM content INDEXED BY content_new WHERE deck = d.k AND pos > j.value AND studied = 0 ORDER BY pos LIMIT ?2)
		CROSS JOIN card_concept x INDEXED BY card_concept_card ON x.card = c.card`
	var concepts []string
	err = p.q.table(text, []any{string(list), size}, 1, func(columns []string) error {
		concepts = append(concepts, columns[0])
		return nil
	})
	if err != nil {
		return err
	}
	return p.gates.learn(p.q, concepts)
}

// free is the condition that an item c with its memory m, of a card that is not among ?2, is new and can come on day ?1, whatever
// its card waits for.
const free = `c.studied = 0 AND ` + asked + ` AND c.card NOT IN (SELECT value FROM json_each(?2))
	AND NOT EXISTS (SELECT 1 FROM content c2 LEFT JOIN memory m ON m.item = c2.item WHERE c2.card = c.card
		AND c2.item <> c.item AND ` + asked + ` AND (m.due <= ?1 OR c2.studied = 0 AND c2.pos < c.pos))`

const asked = `coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1`

// page reads the next new items of decks, at most size of each, without those of which is known that they
// wait for concepts. The decks of the filter are not looked at.
func (p pile) page(read map[string]int, size int) error {
	list, err := json.Marshal(read)
	if err != nil {
		return err
	}
	where, args, err := Filter{Tag: p.of.Tag, Concepts: p.of.Concepts}.where(6)
	if err != nil {
		return err
	}
	if p.gates.ways.any {
		where += ` AND NOT ` + p.gates.ways.on("c.card")
	}
	// Of the cards that the gates hold back, some are so with all that name a concept, the others only where they name several.
	text := `SELECT d.id` + tab + `i.id` + tab + `c1.pos` + tab + aboutOf("c1.card") + ` line FROM json_each(?3) j CROSS JOIN deck d ON d.id = j.key CROSS JOIN content c1 ON c1.item IN (
			SELECT c.item FROM content c INDEXED BY content_new LEFT JOIN memory m ON m.item = c.item
			WHERE c.deck = d.k AND c.pos > j.value AND ` + free + ` AND c.card NOT IN (
				SELECT x.card FROM json_each(?5) s CROSS JOIN card_concept x ON x.concept = s.key WHERE s.value OR NOT x.alone)
			AND ` + where + ` ORDER BY c.pos LIMIT ?4)
		CROSS JOIN item i ON i.k = c1.item ORDER BY c1.deck, c1.pos`
	var page []drawn
	var concepts []string
	came := map[string]int{}
	args = append([]any{p.done.Day, p.done.cards(), string(list), size, p.gates.holdBack()}, args...)
	err = p.q.table(text, args, 4, func(columns []string) error {
		d := drawn{candidate(columns[1], splitCommas(columns[3])), columns[0]}
		place, err := strconv.Atoi(columns[2])
		if err != nil {
			return err
		}
		read[d.hand] = place
		came[d.hand]++
		concepts = append(concepts, d.Concepts...)
		page = append(page, d)
		return nil
	})
	if err != nil {
		return err
	}
	if err := p.gates.learn(p.q, concepts); err != nil {
		return err
	}
	for _, d := range page {
		if h := p.hands[d.hand]; len(p.gates.waits(d.Concepts)) == 0 {
			h.items = append(h.items, d.Candidate)
		}
	}
	for id, place := range read {
		h := p.hands[id]
		h.place, h.begun, h.ended = place, true, came[id] < size
	}
	return nil
}

// A drawn item is one with the deck that brings it.
type drawn struct {
	Candidate
	hand string
}

func candidate(item string, concepts []string) Candidate {
	ref := deck.ParseRef(item)
	return Candidate{Item: item, Card: ref.Card, Deck: ref.Deck, Concepts: concepts}
}

// walk reads the new items of the next cards of a path, of which it looks at so many that are new; as page does, but by the
// whole filter, since a path has cards of many decks.
func (p pile) walk(id string, many int) error {
	h, ways := p.hands[id], p.gates.ways
	var next []step
	for h.place++; h.place < len(ways.steps) && len(next) < many; h.place++ {
		if s := ways.steps[h.place]; s.fresh && ways.units[s.unit] == id {
			next = append(next, s)
		}
	}
	h.ended = h.place == len(ways.steps)
	h.place--
	var concepts []string
	for _, s := range next {
		concepts = append(concepts, s.concepts...)
	}
	if err := p.gates.learn(p.q, concepts); err != nil {
		return err
	}
	of := map[int64][]string{}
	var cards []int64
	for _, s := range next {
		if len(p.gates.waits(s.concepts)) == 0 {
			cards = append(cards, s.card)
			of[s.card] = s.concepts
		}
	}
	where, args, err := p.of.where(4)
	if err != nil || len(cards) == 0 {
		return err
	}
	text := `SELECT c.card` + tab + `i.id line FROM json_each(?3) j CROSS JOIN content c ON c.card = j.value CROSS JOIN item i ON i.k = c.item LEFT JOIN memory m ON m.item = c.item
		WHERE ` + free + ` AND ` + where + ` ORDER BY j.key`
	return p.q.table(text, append([]any{p.done.Day, p.done.cards(), listOf(cards)}, args...), 2, func(columns []string) error {
		card, err := strconv.ParseInt(columns[0], 10, 64)
		h.items = append(h.items, candidate(columns[1], of[card]))
		return err
	})
}
