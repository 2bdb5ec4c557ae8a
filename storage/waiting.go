package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

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
		g, about, err := q.newAbout(day, f, false)
		for _, a := range about {
			blocking := g.waits(a.concepts)
			if len(blocking) > 0 {
				items += a.items
				groups = append(groups, group{blocking, a.items})
			}
			for concept, missing := range blocking {
				if found[concept] == nil {
					found[concept] = &Wait{For: concept, Open: len(g.waits([]string{concept})) == 0}
				}
				found[concept].Items += a.items
				found[concept].Missing = max(found[concept].Missing, missing)
			}
		}
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

// An about says how many items are about the same concepts.
type about struct {
	deck     string // of all of them where decks are told apart, else of any
	concepts []string
	items    int
}

// manyNew is how many new items may be installed for all of them to be read where some are asked for.
var manyNew = 1000

// newAbout returns what those of the new items are about that a concept may keep back, where few are new of all of them, that f lets
// through and that are neither suspended nor buried for the day, nor wait for a path; and the gates that know of these, and
// of the concepts that they wait for.
func (q *query) newAbout(day int, f Filter, decks bool) (g gates, all []about, err error) {
	var few bool
	if _, err := q.row(`SELECT NOT EXISTS (SELECT 1 FROM content INDEXED BY content_new WHERE studied = 0 LIMIT 1 OFFSET ?)`, []any{manyNew}, &few); err != nil {
		return g, nil, err
	}
	if !few {
		if g, err = q.allGates(day); err == nil {
			all, err = q.aboutShut(g, day, f, decks)
		}
		return g, all, err
	}
	if g, err = q.unlearnt(day); err == nil {
		all, err = q.aboutAny(g.ways, day, f, decks)
	}
	if err != nil {
		return g, nil, err
	}
	return g, all, g.stand(q, g.reach(all))
}

// aboutAny is newAbout of few: of whatever concepts.
func (q *query) aboutAny(w ways, day int, f Filter, decks bool) (all []about, err error) {
	where, args, err := f.where(2)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	add := func(deck string, concepts []string) {
		same := strings.Join(concepts, ",")
		if decks {
			same += " of " + deck
		}
		i, met := at[same]
		if !met {
			i, at[same] = len(all), len(all)
			all = append(all, about{deck: deck, concepts: slices.Clone(concepts)})
		}
		all[i].items++
	}
	var item, of string
	var concepts []string // of the item that is read, a line each
	text := `SELECT c.item` + tab + `d.id` + tab + `coalesce(x.concept, '') line FROM content c INDEXED BY content_new CROSS JOIN deck d ON d.k = c.deck
		LEFT JOIN card_concept x INDEXED BY card_concept_card ON x.card = c.card WHERE ` + w.fresh() + ` AND ` + where + ` ORDER BY c.deck, c.pos`
	err = q.table(text, append([]any{day}, args...), 3, func(columns []string) error {
		if columns[0] != item {
			if item != "" {
				add(of, concepts)
			}
			item, of, concepts = columns[0], columns[1], concepts[:0]
		}
		if columns[2] != "" {
			concepts = append(concepts, columns[2])
		}
		return nil
	})
	if item != "" {
		add(of, concepts)
	}
	return all, err
}

// aboutShut is newAbout of many: of concepts that are shut.
func (q *query) aboutShut(g gates, day int, f Filter, decks bool) (all []about, err error) {
	where, args, err := f.where(3)
	if err != nil {
		return nil, err
	}
	read := func(text string, concepts []string) error {
		list, err := json.Marshal(concepts)
		if err != nil || len(concepts) == 0 {
			return err
		}
		text += ` AND ` + g.ways.fresh() + ` AND ` + where + ` GROUP BY concepts`
		if decks {
			text += `, c.deck`
		}
		text = `SELECT d.id` + tab + `a.concepts` + tab + `a.n line FROM (` + text + `) a JOIN deck d ON d.k = a.deck`
		return q.table(text, append([]any{day, string(list)}, args...), 3, func(columns []string) error {
			n, err := strconv.Atoi(columns[2])
			all = append(all, about{columns[0], splitCommas(columns[1]), n})
			return err
		})
	}
	shut := g.allShut()
	held := slices.DeleteFunc(slices.Clone(shut), func(id string) bool { return len(g.waits([]string{id})) == 0 })
	// Of cards about one concept, which are most, no text has to be made and sorted by.
	if err := read(`SELECT c.deck, x.concept concepts, count(*) n FROM card_concept x CROSS JOIN content c ON c.card = x.card
		WHERE x.concept IN (SELECT value FROM json_each(?2)) AND x.alone = 1`, held); err != nil {
		return nil, err
	}
	return all, read(`SELECT c.deck, `+aboutOf("c.card")+` concepts, count(*) n FROM content c
		WHERE c.card IN (SELECT card FROM card_concept WHERE concept IN (SELECT value FROM json_each(?2)) AND alone = 0)`, shut)
}

// reach returns the concepts on which it depends whether cards about these wait, and whether those of what they wait for do.
func (g gates) reach(all []about) []string {
	reached := map[string]bool{}
	for _, a := range all {
		for _, id := range a.concepts {
			reached[id] = true
		}
	}
	for range 2 {
		for _, id := range slices.Collect(maps.Keys(reached)) {
			for _, needed := range g.needs[id] {
				reached[needed] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(reached))
}
