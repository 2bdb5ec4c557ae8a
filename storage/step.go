package storage

import (
	"errors"
	"slices"
	"strconv"
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

// readSteps returns the cards of all paths that decks have, path by path in their order.
func (q *query) readSteps() (all []step, err error) {
	text := `SELECT w.card` + tab + `w.unit` + tab + aboutOf("w.card") + tab + `max(coalesce(m.suspended, 0) = 0)` + tab + `max(c.studied = 0 AND coalesce(m.suspended, 0) = 0)` + tab + `max(coalesce(m.passed > 0 OR m.seeded > 0, 0)) line
		FROM way w JOIN content c ON c.card = w.card LEFT JOIN memory m ON m.item = c.item GROUP BY w.path, w.place`
	return all, q.table(text, nil, 6, func(columns []string) error {
		card, err := strconv.ParseInt(columns[0], 10, 64)
		unit, err2 := strconv.ParseInt(columns[1], 10, 64)
		const yes = "1"
		all = append(all, step{card, unit, splitCommas(columns[2]), columns[3] == yes, columns[4] == yes, columns[5] == yes})
		return errors.Join(err, err2)
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
