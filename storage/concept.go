package storage

import (
	"context"
	"encoding/json"
	"slices"
)

// A Concept is what a deck says of an idea; all ids are full.
type Concept struct {
	ID           string
	Needs        []string // concepts to be known first
	ConfusedWith []string
}

func (q *query) putConcepts(deck int64, concepts []Concept) error {
	for _, c := range concepts {
		for _, needs := range c.Needs {
			if err := q.exec(`INSERT OR IGNORE INTO need (concept, needs, deck, holds) VALUES (?,?,?,1)`, c.ID, needs, deck); err != nil {
				return err
			}
		}
		for _, other := range c.ConfusedWith {
			if err := q.exec(`INSERT OR IGNORE INTO neighbour (concept, other, deck) VALUES (?,?,?)`, c.ID, other, deck); err != nil {
				return err
			}
		}
	}
	return nil
}

// breakCircles finds out which needs hold: those that no circle of needs contains.
func (q *query) breakCircles() error {
	needs := map[string][]string{}
	err := q.each(`SELECT concept, needs FROM need ORDER BY concept, needs`, nil, func(row scanner) error {
		var concept, other string
		err := row.Scan(&concept, &other)
		needs[concept] = append(needs[concept], other)
		return err
	})
	if err != nil {
		return err
	}
	if err := q.exec(`UPDATE need SET holds = 1 WHERE holds = 0`); err != nil {
		return err
	}
	group := circles(needs)
	for concept, others := range needs {
		for _, other := range others {
			if group[concept] != group[other] {
				continue
			}
			if err := q.exec(`UPDATE need SET holds = 0 WHERE concept = ? AND needs = ?`, concept, other); err != nil {
				return err
			}
		}
	}
	return nil
}

// circles numbers the strongly connected components of a graph: two nodes have one number
// where each can be reached from the other. It is Kosaraju's algorithm.
func circles(next map[string][]string) map[string]int {
	before := map[string][]string{}
	for from, all := range next {
		for _, to := range all {
			before[to] = append(before[to], from)
		}
	}
	var order []string
	seen := map[string]bool{}
	var visit func(string)
	visit = func(node string) {
		if seen[node] {
			return
		}
		seen[node] = true
		for _, to := range next[node] {
			visit(to)
		}
		order = append(order, node)
	}
	for node := range next {
		visit(node)
	}
	group := map[string]int{}
	var mark func(string, int)
	mark = func(node string, n int) {
		if group[node] != 0 {
			return
		}
		group[node] = n
		for _, from := range before[node] {
			mark(from, n)
		}
	}
	for i, node := range slices.Backward(order) {
		mark(node, i+1)
	}
	return group
}

// unknown is the condition that concept X is not known yet: an item that is about it alone,
// is installed and not suspended, has neither a counted pass nor a seed. A concept without such items is known.
func unknown(x string) string {
	return `EXISTS (SELECT 1 FROM card_concept a JOIN content c3 ON c3.card = a.card LEFT JOIN memory m3 ON m3.item = c3.item
		WHERE a.concept = ` + x + ` AND a.alone = 1 AND coalesce(m3.suspended, 0) = 0 AND coalesce(m3.passed, 0) = 0 AND coalesce(m3.seeded, 0) = 0)`
}

// Neighbours returns the concepts that are easily confused with each concept. If a deck
// says so of one of two, it holds for both.
func (db *DB) Neighbours(ctx context.Context) (map[string][]string, error) {
	near := map[string][]string{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT concept, other FROM neighbour UNION SELECT other, concept FROM neighbour ORDER BY 1, 2`, nil,
			func(row scanner) error {
				var concept, other string
				err := row.Scan(&concept, &other)
				near[concept] = append(near[concept], other)
				return err
			})
	})
	return near, err
}

// A Wait says how many new items wait until a concept is known.
type Wait struct {
	For   string // concept, full id
	Items int
}

// Waiting counts the new items that wait for each concept, most first. Suspended ones wait for nothing.
func (db *DB) Waiting(ctx context.Context) ([]Wait, error) {
	var waits []Wait
	err := db.read(ctx, func(q *query) error {
		return q.each(`WITH blocking AS MATERIALIZED (SELECT DISTINCT needs FROM need n WHERE holds = 1 AND `+unknown("n.needs")+`)
			SELECT n.needs, count(DISTINCT c.item) FROM blocking b JOIN need n ON n.needs = b.needs AND n.holds = 1
			JOIN card_concept cc ON cc.concept = n.concept JOIN content c ON c.card = cc.card AND c.studied = 0
			WHERE c.item NOT IN (SELECT item FROM memory INDEXED BY memory_suspended WHERE suspended = 1)
			GROUP BY n.needs ORDER BY 2 DESC, 1`, nil, func(row scanner) error {
			var w Wait
			err := row.Scan(&w.For, &w.Items)
			waits = append(waits, w)
			return err
		})
	})
	return waits, err
}

// ConceptsOf returns the concepts of those of the items that an installed deck has, by item.
func (db *DB) ConceptsOf(ctx context.Context, items []string) (map[string][]string, error) {
	list, err := json.Marshal(items)
	if err != nil {
		return nil, err
	}
	of := map[string][]string{}
	err = db.read(ctx, func(q *query) error {
		return q.each(`SELECT i.id, k.concepts FROM item i JOIN content c ON c.item = i.k
			JOIN card k ON k.k = c.card WHERE i.id IN (SELECT value FROM json_each(?))`, []any{string(list)}, func(row scanner) error {
			var item, concepts string
			err := row.Scan(&item, &concepts)
			of[item] = splitLines(concepts)
			return err
		})
	})
	return of, err
}

// WaitsFor returns the concepts, by full ids, that a new item of the card would wait for.
func (db *DB) WaitsFor(ctx context.Context, card string) ([]string, error) {
	return db.ids(ctx, `SELECT DISTINCT n.needs FROM card k JOIN card_concept cc ON cc.card = k.k
		JOIN need n ON n.concept = cc.concept AND n.holds = 1 WHERE k.id = ? AND `+unknown("n.needs")+` ORDER BY n.needs`, card)
}
