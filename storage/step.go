package storage

import (
	"slices"
	"strings"
)

// A step is a card in a unit of a path, with what the learner has done of it.
type step struct {
	card     int64
	unit     int64
	concepts []string
	comes    bool // it has an item that is not suspended
	fresh    bool // one of these is new
	passed   bool // any of its items is
}

// readSteps returns the cards of all paths that decks have, path by path in their order. Concepts are read from
// their own table, since the rows of the cards are large and far apart.
func (q *query) readSteps() (all []step, err error) {
	return all, q.each(`SELECT w.card, w.unit, coalesce(group_concat(DISTINCT x.concept), ''), max(coalesce(m.suspended, 0) = 0)
			+ 2 * max(c.studied = 0 AND coalesce(m.suspended, 0) = 0) + 4 * max(coalesce(m.passed > 0 OR m.seeded > 0, 0))
		FROM way w JOIN content c ON c.card = w.card LEFT JOIN memory m ON m.item = c.item
		LEFT JOIN card_concept x INDEXED BY card_concept_card ON x.card = w.card GROUP BY w.path, w.place`, nil, func(row scanner) error {
		var s step
		var concepts string
		var is int
		err := row.Scan(&s.card, &s.unit, &concepts, &is)
		if concepts != "" {
			s.concepts = strings.Split(concepts, ",")
		}
		s.comes, s.fresh, s.passed = is&1 != 0, is&2 != 0, is&4 != 0
		all = append(all, s)
		return err
	})
}

// openSteps returns those of units other than these. Of a card that several paths have it is that of the
// path that was installed first.
func openSteps(all []step, closed []int64) (open []step) {
	met := map[int64]bool{}
	for _, s := range all {
		if !met[s.card] && !slices.Contains(closed, s.unit) {
			met[s.card] = true
			open = append(open, s)
		}
	}
	return open
}

// namedBy returns those that name one concept, by it.
func namedBy(steps []step) map[string][]step {
	named := map[string][]step{}
	for _, s := range steps {
		if len(s.concepts) == 1 {
			named[s.concepts[0]] = append(named[s.concepts[0]], s)
		}
	}
	return named
}
