package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// A standing is what the learner has done of the installed cards of a concept. A card was
// passed when any of its items has a counted pass or a seed.
type standing struct {
	cards  int  // that name it alone and can come: they have an item that is not suspended
	passed int  // of these
	met    bool // a card that names it alone was passed, suspended or not
	begun  bool // any card that names it was passed
}

// missing returns how many cards are to be passed until the concept is known: two thirds of
// those that can come, rounded up.
func (s standing) missing() int { return max((2*s.cards+2)/3-s.passed, 0) }

// gates decide which new cards may come. They know all that concerns the concepts that they
// were asked about.
type gates struct {
	needs  map[string][]string // to be known first
	of     map[string]standing
	passed any // a list of the keys of the items that were passed; nil for those that memory knows
	ways   ways
	rough  bool // whether a card waits is asked, and not how many are missing: cards may be 1 for any number where none was passed
}

func newGates(w ways) gates {
	return gates{needs: map[string][]string{}, of: map[string]standing{}, ways: w}
}

// waits returns the concepts that a new card about these ones waits for, each with how many
// of its cards are to be passed first: what they need and is not known, and, where the card
// contrasts several, those that it would be the first card of.
func (g gates) waits(concepts []string) map[string]int {
	waits := map[string]int{}
	for _, concept := range concepts {
		of := g.of[concept]
		if len(concepts) > 1 && of.cards > 0 && !of.met {
			waits[concept] = max(waits[concept], 1)
		}
		if of.begun {
			continue
		}
		for _, needed := range g.needs[concept] {
			if n := g.of[needed].missing(); n > 0 {
				waits[needed] = n
			}
		}
	}
	return waits
}

// learn reads what concerns those of the concepts that g was not asked about before.
func (g gates) learn(q *query, concepts []string) error {
	var unmet []string
	for _, id := range concepts {
		if _, met := g.needs[id]; !met {
			g.needs[id] = nil
			unmet = append(unmet, id)
		}
	}
	if len(unmet) == 0 {
		return nil
	}
	list, err := json.Marshal(unmet)
	if err != nil {
		return err
	}
	needed, err := g.need(q, ` AND concept IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return err
	}
	return g.stand(q, append(unmet, needed...))
}

// need reads what concepts need, those that a condition behind others lets through, and returns it.
func (g gates) need(q *query, condition string, args ...any) (all []string, err error) {
	return all, q.table(`SELECT concept`+tab+`needs line FROM need WHERE holds = 1`+condition, args, 2, func(columns []string) error {
		concept, needed := columns[0], columns[1]
		g.needs[concept] = append(g.needs[concept], needed)
		all = append(all, needed)
		return nil
	})
}

// stand reads what the learner has done of the cards of concepts. Of one of which an open unit of a path has cards only
// those count; of another those that can come: none of a unit that is not open, and no new one that waits until a path is done.
func (g gates) stand(q *query, concepts []string) error {
	few, err := g.passed != nil, error(nil)
	if !few {
		few, err = q.fewKnown()
	}
	switch {
	case err != nil:
	case few:
		err = g.learnFromPassed(q, concepts)
	default:
		err = g.learnFromCards(q, concepts)
	}
	if err != nil || !g.ways.any {
		return err
	}
	passed, err := g.passedKeys(q)
	for _, id := range concepts {
		if steps := g.ways.named[id]; len(steps) > 0 {
			s := g.of[id]
			s.cards, s.passed = 0, 0
			for _, step := range steps {
				if step.comes {
					s.cards++
				}
				if step.comes && (passed == nil && step.passed || passed[step.card]) {
					s.passed++
				}
			}
			g.of[id] = s
		}
	}
	return err
}

// passedKeys returns the keys of the cards that were passed, where memory does not say which.
func (g gates) passedKeys(q *query) (map[int64]bool, error) {
	if g.passed == nil {
		return nil, nil
	}
	passed := map[int64]bool{}
	text, args := g.passedCards()
	return passed, q.each(text, args, func(row scanner) error {
		var k int64
		err := row.Scan(&k)
		passed[k] = true
		return err
	})
}

// manyKnown is how many items memory may know for what was passed to be looked up from there: then it takes
// as long whatever is installed.
var manyKnown = 1000

func (q *query) fewKnown() (few bool, err error) {
	_, err = q.row(`SELECT NOT EXISTS (SELECT 1 FROM memory LIMIT 1 OFFSET ?)`, []any{manyKnown}, &few)
	return few, err
}

// comes is the condition that a card x has an item that is not suspended.
const comes = `EXISTS (SELECT 1 FROM content c WHERE c.card = x.card
	AND c.item NOT IN (SELECT item FROM memory INDEXED BY memory_suspended WHERE suspended = 1))`

// passedCards is the statement that selects the cards that were passed, with its values.
func (g gates) passedCards() (string, []any) {
	if g.passed != nil {
		return `SELECT DISTINCT card FROM content WHERE item IN (SELECT value FROM json_each(?))`, []any{g.passed}
	}
	return `SELECT DISTINCT card FROM memory WHERE card IS NOT NULL AND (passed > 0 OR seeded > 0)`, nil
}

// learnFromPassed is stand where little was passed: the concepts of that are looked up, and of
// all others no card is.
func (g gates) learnFromPassed(q *query, concepts []string) error {
	counted := comes
	if g.ways.any {
		counted = fmt.Sprintf(`%s AND NOT %s AND EXISTS (SELECT 1 FROM content c WHERE c.card = x.card AND (c.studied = 1 OR c.deck NOT IN (%s)))`,
			comes, g.ways.shut("x.card"), g.ways.held)
	}
	from, args := g.passedCards()
	begun := map[string]standing{}
	err := q.each(`SELECT x.concept, sum(x.alone AND `+counted+`), max(x.alone) FROM (`+from+`) s
		CROSS JOIN card_concept x INDEXED BY card_concept_card ON x.card = s.card GROUP BY x.concept`, args, func(row scanner) error {
		s := standing{begun: true}
		var concept string
		err := row.Scan(&concept, &s.passed, &s.met)
		begun[concept] = s
		return err
	})
	if err != nil {
		return err
	}
	asked := map[string]bool{} // whether the number of its cards matters
	for _, id := range concepts {
		if g.of[id] = begun[id]; len(g.ways.named[id]) == 0 {
			asked[id] = !g.rough || begun[id].begun
		}
	}
	if len(asked) == 0 {
		return nil
	}
	list, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	return q.each(`SELECT j.key, iif(j.value, (SELECT count(*) FROM card_concept x WHERE x.concept = j.key AND x.alone = 1 AND `+counted+`),
		EXISTS (SELECT 1 FROM card_concept x WHERE x.concept = j.key AND x.alone = 1 AND `+counted+`)) FROM json_each(?) j`, []any{string(list)}, func(row scanner) error {
		var concept string
		var cards int
		err := row.Scan(&concept, &cards)
		s := g.of[concept]
		s.cards = cards
		g.of[concept] = s
		return err
	})
}

// learnFromCards is stand where much was passed: all cards of the concepts are looked at.
func (g gates) learnFromCards(q *query, concepts []string) error {
	list, err := json.Marshal(concepts)
	if err != nil {
		return err
	}
	return q.each(`SELECT concept, sum(alone AND comes), sum(alone AND comes AND passed), max(alone AND passed), max(passed) FROM (
			SELECT a.concept, a.alone, max(coalesce(m.suspended, 0) = 0)`+g.ways.cardFree()+` comes, max(coalesce(m.passed > 0 OR m.seeded > 0, 0)) passed
			FROM card_concept a CROSS JOIN content c ON c.card = a.card LEFT JOIN memory m ON m.item = c.item
			WHERE a.concept IN (SELECT value FROM json_each(?)) GROUP BY a.concept, a.card)
		GROUP BY concept`, []any{string(list)}, func(row scanner) error {
		var concept string
		var s standing
		err := row.Scan(&concept, &s.cards, &s.passed, &s.met, &s.begun)
		g.of[concept] = s
		return err
	})
}

// holdBack says of each concept that keeps new cards back, of those that g was asked about, whether it
// does so with all that name it, or only with those that name several; as JSON.
func (g gates) holdBack() string {
	held := map[string]bool{}
	for id := range g.needs {
		if len(g.waits([]string{id})) > 0 {
			held[id] = true
		} else if g.shut(id) {
			held[id] = false
		}
	}
	list, _ := json.Marshal(held) // a map of texts has no error
	return string(list)
}

// shut reports whether a concept keeps a new card that names it back, alone or beside others.
func (g gates) shut(concept string) bool {
	return len(g.waits([]string{concept})) > 0 || g.of[concept].cards > 0 && !g.of[concept].met
}

// allShut returns the concepts that are shut, of those that g was asked about.
func (g gates) allShut() []string {
	return slices.DeleteFunc(slices.Collect(maps.Keys(g.needs)), func(id string) bool { return !g.shut(id) })
}

// Gates know of every new item whether it waits for concepts. The zero value says that none does.
type Gates struct {
	gates
	on map[string]bool // cards that paths have, each with whether a unit is open that has it
}

// Bar reports whether a new item of a card of a deck, by full ids, waits for a path: until a unit of it opens, or it is done.
func (g Gates) Bar(card, deck string) bool {
	open, on := g.on[card]
	return on && !open || !on && slices.Contains(g.ways.decks, deck)
}

// HoldBack reports whether a new item about these concepts, by full ids, waits for any.
func (g Gates) HoldBack(concepts []string) bool { return len(g.waits(concepts)) > 0 }

// Gates reads all gates as they stand on a study day, so that many items can be asked about.
func (db *DB) Gates(ctx context.Context, day int) (all Gates, err error) {
	err = db.view(ctx, func(q *query) error {
		if all.gates, err = q.allGates(day); err != nil || !all.ways.any {
			return err
		}
		all.on = map[string]bool{}
		return q.each(`SELECT k.id, y.unit NOT IN (`+all.ways.closed+`) FROM way y JOIN card k ON k.k = y.card`, nil, func(row scanner) error {
			var card string
			var open bool
			err := row.Scan(&card, &open)
			all.on[card] = all.on[card] || open
			return err
		})
	})
	return all, err
}

// allGates reads all that any card may wait for.
func (q *query) allGates(day int) (gates, error) {
	g, err := q.unlearnt(day)
	if err != nil {
		return g, err
	}
	concepts := map[string]bool{}
	for of, needed := range g.needs {
		concepts[of] = true
		for _, id := range needed {
			concepts[id] = true
		}
	}
	err = q.each(`SELECT DISTINCT concept FROM card_concept WHERE alone = 0`, nil, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		concepts[id] = true
		return err
	})
	if err != nil {
		return g, err
	}
	for id := range concepts {
		if _, needy := g.needs[id]; !needy {
			g.needs[id] = nil // asked about all the same
		}
	}
	return g, g.stand(q, slices.Sorted(maps.Keys(concepts)))
}

// unlearnt returns gates that know what every concept needs, and nothing of what the learner has done.
func (q *query) unlearnt(day int) (gates, error) {
	w, err := q.ways(day)
	if err != nil {
		return gates{}, err
	}
	g := newGates(w)
	_, err = g.need(q, ``)
	return g, err
}

// WaitsFor returns the concepts, by full ids, that a new item of the card would wait for on a study day.
func (db *DB) WaitsFor(ctx context.Context, card string, day int) ([]string, error) {
	var waits []string
	err := db.view(ctx, func(q *query) error {
		var about string
		if _, err := q.row(`SELECT concepts FROM card WHERE id = ?`, []any{card}, &about); err != nil {
			return err
		}
		w, err := q.ways(day)
		if err != nil {
			return err
		}
		g, concepts := newGates(w), splitLines(about)
		err = g.learn(q, concepts)
		waits = slices.Sorted(maps.Keys(g.waits(concepts)))
		return err
	})
	return waits, err
}
