package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
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
	err = q.each(`SELECT DISTINCT concept, needs FROM need WHERE holds = 1 AND concept IN (SELECT value FROM json_each(?)) ORDER BY needs`,
		[]any{string(list)}, func(row scanner) error {
			var concept, needed string
			err := row.Scan(&concept, &needed)
			g.needs[concept] = append(g.needs[concept], needed)
			unmet = append(unmet, needed)
			return err
		})
	if err != nil {
		return err
	}
	if list, err = json.Marshal(unmet); err != nil {
		return err
	}
	few := g.passed != nil
	if !few {
		few, err = q.fewKnown()
	}
	switch {
	case err != nil:
		return err
	case few && g.ways.any:
		return g.learnFromPassedOnWays(q, list)
	case g.ways.any:
		return g.learnOnWays(q, list)
	case few:
		return g.learnFromPassed(q, unmet)
	default:
		return g.learnFromCards(q, list)
	}
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

// learnFromPassed is the end of learn where little was passed: the concepts of that are looked up, and of
// all others no card is.
func (g gates) learnFromPassed(q *query, concepts []string) error {
	from, args := g.passedCards()
	begun := map[string]standing{}
	err := q.each(`SELECT x.concept, sum(x.alone AND `+comes+`), max(x.alone) FROM (`+from+`) s
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
		asked[id] = !g.rough || begun[id].begun
	}
	list, err := json.Marshal(asked)
	if err != nil {
		return err
	}
	return q.each(`SELECT j.key, iif(j.value, (SELECT count(*) FROM card_concept x WHERE x.concept = j.key AND x.alone = 1 AND `+comes+`),
		EXISTS (SELECT 1 FROM card_concept x WHERE x.concept = j.key AND x.alone = 1 AND `+comes+`)) FROM json_each(?) j`, []any{string(list)}, func(row scanner) error {
		var concept string
		var cards int
		err := row.Scan(&concept, &cards)
		s := begun[concept]
		s.cards = cards
		g.of[concept] = s
		return err
	})
}

// learnFromCards is the end of learn where much was passed: all cards of the concepts are looked at.
func (g gates) learnFromCards(q *query, list []byte) error {
	return q.each(`SELECT concept, sum(alone AND comes), sum(alone AND comes AND passed), max(alone AND passed), max(passed) FROM (
			SELECT a.concept, a.alone, max(coalesce(m.suspended, 0) = 0) comes, max(coalesce(m.passed > 0 OR m.seeded > 0, 0)) passed
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

// learnFromPassedOnWays is [gates.learnOnWays] where little was passed.
func (g gates) learnFromPassedOnWays(q *query, list []byte) error {
	open := g.ways.open("x.card")
	// free is that a card of no open unit can come: a new one of its deck need not wait.
	free := fmt.Sprintf(`NOT %s AND EXISTS (SELECT 1 FROM content c WHERE c.card = x.card AND (c.studied = 1 OR c.deck NOT IN (%s)))`,
		g.ways.shut("x.card"), g.ways.held)
	type counts struct {
		standing
		open int // of the passed, those of an open unit
	}
	begun := map[string]counts{}
	from, args := g.passedCards()
	err := q.each(`SELECT x.concept, sum(x.alone AND `+comes+` AND `+free+`), sum(x.alone AND `+comes+` AND `+open+`), max(x.alone) FROM (`+from+`) s
		CROSS JOIN card_concept x INDEXED BY card_concept_card ON x.card = s.card GROUP BY x.concept`, args, func(row scanner) error {
		c := counts{standing: standing{begun: true}}
		var concept string
		err := row.Scan(&concept, &c.passed, &c.open, &c.met)
		begun[concept] = c
		return err
	})
	if err != nil {
		return err
	}
	const alone = `FROM card_concept x WHERE x.concept = j.value AND x.alone = 1 AND `
	return q.each(`SELECT value, named, iif(named, (SELECT count(*) `+alone+comes+` AND `+open+`), (SELECT count(*) `+alone+comes+` AND `+free+`)) FROM (
		SELECT DISTINCT value, EXISTS (SELECT 1 `+alone+open+` AND EXISTS (SELECT 1 FROM content c WHERE c.card = x.card)) named FROM json_each(?) j) j`,
		[]any{string(list)}, func(row scanner) error {
			var concept string
			var named bool
			var cards int
			err := row.Scan(&concept, &named, &cards)
			c := begun[concept]
			c.cards = cards
			if named {
				c.passed = c.open
			}
			g.of[concept] = c.standing
			return err
		})
}

// learnOnWays is the end of learn where paths are installed. Of a concept of which an open unit has cards only those
// count; else those that can come: none of a unit that is not open, and no new one that waits until a path is done.
func (g gates) learnOnWays(q *query, list []byte) error {
	text := fmt.Sprintf(`SELECT concept, sum(alone AND comes AND (open OR NOT barred)), sum(alone AND comes AND (open OR NOT barred) AND passed), max(alone AND passed), max(passed),
			max(alone AND open), sum(alone AND comes AND open), sum(alone AND comes AND open AND passed) FROM (
			SELECT a.concept, a.alone, max(coalesce(m.suspended, 0) = 0) comes, max(coalesce(m.passed > 0 OR m.seeded > 0, 0)) passed, %s open,
				c.deck IN (%s) AND max(c.studied) = 0 OR %s barred
			FROM card_concept a CROSS JOIN content c ON c.card = a.card LEFT JOIN memory m ON m.item = c.item
			WHERE a.concept IN (SELECT value FROM json_each(?1)) GROUP BY a.concept, a.card)
		GROUP BY concept`, g.ways.open("a.card"), g.ways.held, g.ways.shut("a.card"))
	return q.each(text, []any{string(list)}, func(row scanner) error {
		var concept string
		var s standing
		var named bool
		var cards, passed int
		err := row.Scan(&concept, &s.cards, &s.passed, &s.met, &s.begun, &named, &cards, &passed)
		if named {
			s.cards, s.passed = cards, passed
		}
		g.of[concept] = s
		return err
	})
}

// A Wait says how many new items wait for a concept.
type Wait struct {
	For     string // concept, full id
	Items   int
	First   int  // of these, those that wait for none that stands before it in the order of [DB.Waiting]
	Missing int  // of its cards, to be passed until none of the items waits for it
	Open    bool // its own new cards wait for nothing
}

// Waiting counts those of the new items that f lets through which wait for concepts, and the
// items that wait for each: those that can be worked on first, of these those with the fewest
// cards to go. Items that are suspended or buried for the day wait for nothing.
func (db *DB) Waiting(ctx context.Context, day int, f Filter) (items int, waits []Wait, err error) {
	found := map[string]*Wait{}
	type group struct {
		blocking map[string]int
		items    int
	}
	var groups []group
	err = db.view(ctx, func(q *query) error {
		g, err := q.allGates(day)
		if err != nil {
			return err
		}
		err = q.newAbout(g, day, f, false, func(_ string, concepts []string, n int) {
			blocking := g.waits(concepts)
			if len(blocking) > 0 {
				items += n
				groups = append(groups, group{blocking, n})
			}
			for concept, missing := range blocking {
				if found[concept] == nil {
					found[concept] = &Wait{For: concept, Open: len(g.waits([]string{concept})) == 0}
				}
				found[concept].Items += n
				found[concept].Missing = max(found[concept].Missing, missing)
			}
		})
		return err
	})
	for _, w := range found {
		waits = append(waits, *w)
	}
	slices.SortFunc(waits, func(a, b Wait) int {
		if a.Open != b.Open {
			if a.Open {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.Missing, b.Missing), cmp.Compare(b.Items, a.Items), cmp.Compare(a.For, b.For))
	})
	place := map[string]int{}
	for i, w := range waits {
		place[w.For] = i
	}
	for _, g := range groups {
		first := len(waits)
		for concept := range g.blocking {
			first = min(first, place[concept])
		}
		waits[first].First += g.items
	}
	return items, waits, err
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
	w, err := q.ways(day)
	if err != nil {
		return gates{}, err
	}
	var concepts []string
	err = q.each(`SELECT concept FROM need WHERE holds = 1 UNION SELECT needs FROM need WHERE holds = 1
		UNION SELECT concept FROM card_concept WHERE alone = 0`, nil, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		concepts = append(concepts, id)
		return err
	})
	g := newGates(w)
	if err == nil {
		err = g.learn(q, concepts)
	}
	return g, err
}

// newAbout calls do for the new items that a concept may keep back, that f lets through and
// that are neither suspended nor buried for the day, nor wait for a path: how many are about the same concepts.
// The deck is that of all of them where decks are told apart, else that of any.
func (q *query) newAbout(g gates, day int, f Filter, decks bool, do func(deck string, concepts []string, n int)) error {
	where, args, err := f.where(3)
	if err != nil {
		return err
	}
	held, shut := []string{}, g.allShut()
	for _, id := range shut {
		if len(g.waits([]string{id})) > 0 {
			held = append(held, id)
		}
	}
	var of string
	if decks {
		of = `, c.deck`
	}
	count := func(text string, concepts []string) error {
		if len(concepts) == 0 {
			return nil
		}
		list, err := json.Marshal(concepts)
		if err != nil {
			return err
		}
		return q.each(text, append([]any{day, string(list)}, args...), func(row scanner) error {
			var deck, about string
			var n int
			err := row.Scan(&deck, &about, &n)
			do(deck, splitLines(about), n)
			return err
		})
	}
	// Of cards about one concept, which most are, no text has to be read and sorted by.
	free := ` AND c.studied = 0 AND c.item NOT IN (` + setAside + `)` + g.ways.free() + ` AND ` + where + ` GROUP BY `
	return errors.Join(
		count(`SELECT d.id, a.concept, a.n FROM (
			SELECT c.deck, x.concept, count(*) n FROM card_concept x CROSS JOIN content c ON c.card = x.card
			WHERE x.concept IN (SELECT value FROM json_each(?2)) AND x.alone = 1`+free+`x.concept`+of+`) a JOIN deck d ON d.k = a.deck`, held),
		count(`SELECT d.id, a.concepts, a.n FROM (
			SELECT c.deck, k.concepts, count(*) n FROM content c JOIN card k ON k.k = c.card
			WHERE c.card IN (SELECT card FROM card_concept WHERE concept IN (SELECT value FROM json_each(?2)) AND alone = 0)`+free+`k.concepts`+of+`) a
			JOIN deck d ON d.k = a.deck`, shut))
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
