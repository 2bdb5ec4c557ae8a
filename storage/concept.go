package storage

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
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

// Neighbours returns the concepts that are easily confused with each concept, each once. If a deck
// says so of one of two, it holds for both.
func (db *DB) Neighbours(ctx context.Context) (map[string][]string, error) {
	near := map[string][]string{}
	add := func(concept, other string) {
		if !slices.Contains(near[concept], other) {
			near[concept] = append(near[concept], other)
		}
	}
	return near, db.read(ctx, func(q *query) error {
		return q.table(`SELECT concept`+tab+`other line FROM neighbour`, nil, 2, func(both []string) error {
			add(both[0], both[1])
			add(both[1], both[0])
			return nil
		})
	})
}

// ConceptNames returns the names of concepts that installed decks have, by full ids, as the key concepts of their
// bodies has them; see [Deck].
func (db *DB) ConceptNames(ctx context.Context, concepts []string) (map[string]string, error) {
	list, err := json.Marshal(concepts)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	return names, db.read(ctx, func(q *query) error {
		return q.each(`SELECT j.value, coalesce(d.body ->> ('$.concepts."' || j.value || '"'), '') FROM json_each(?) j
			CROSS JOIN deck d ON d.id = substr(j.value, 1, instr(j.value, '/') - 1) ORDER BY d.k`, []any{string(list)}, func(row scanner) error {
			var id, name string
			err := row.Scan(&id, &name)
			if name != "" {
				names[id] = name
			}
			return err
		})
	})
}

// MetConcepts returns those of the concepts, by full ids, of which a card was answered.
func (db *DB) MetConcepts(ctx context.Context, concepts []string) ([]string, error) {
	list, err := json.Marshal(concepts)
	if err != nil {
		return nil, err
	}
	return db.ids(ctx, `SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM card_concept a JOIN content c ON c.card = a.card
		WHERE a.concept = value AND c.studied = 1)`, string(list))
}

// aboutOf is the expression of the concepts of a card, given that for its key, as splitCommas takes them. The rows of the cards
// themselves are large and far apart.
func aboutOf(card string) string {
	return `coalesce((SELECT group_concat(concept) FROM card_concept INDEXED BY card_concept_card WHERE card = ` + card + `), '')`
}

func splitCommas(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// ConceptsOf returns the concepts of those of the items that an installed deck has, by item.
func (db *DB) ConceptsOf(ctx context.Context, items []string) (map[string][]string, error) {
	list, err := json.Marshal(items)
	if err != nil {
		return nil, err
	}
	of := map[string][]string{}
	err = db.read(ctx, func(q *query) error {
		return q.table(`SELECT i.id`+tab+aboutOf("c.card")+` line FROM item i JOIN content c ON c.item = i.k
			WHERE i.id IN (SELECT value FROM json_each(?))`, []any{string(list)}, 2, func(columns []string) error {
			of[columns[0]] = splitCommas(columns[1])
			return nil
		})
	})
	return of, err
}
