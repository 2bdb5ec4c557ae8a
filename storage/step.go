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
	// A line for each concept of each item takes SQLite less than to gather them.
	text := `SELECT w.card` + tab + `w.unit` + tab + `coalesce(x.concept, '')` + tab + `coalesce(m.suspended, 0)` + tab + `c.studied` + tab + `coalesce(m.passed > 0 OR m.seeded > 0, 0) line
		FROM way w CROSS JOIN content c ON c.card = w.card LEFT JOIN memory m ON m.item = c.item
		LEFT JOIN card_concept x INDEXED BY card_concept_card ON x.card = w.card ORDER BY w.path, w.place`
	return all, q.table(text, nil, 6, func(columns []string) error {
		card, err := strconv.ParseInt(columns[0], 10, 64)
		unit, err2 := strconv.ParseInt(columns[1], 10, 64)
		n := len(all) - 1
		if n < 0 || all[n].card != card || all[n].unit != unit {
			all = append(all, step{card: card, unit: unit})
			n++
		}
		s, concept := &all[n], columns[2]
		if concept != "" && !slices.Contains(s.concepts, concept) {
			s.concepts = append(s.concepts, concept)
		}
		suspended, studied, passed := columns[3] == "1", columns[4] == "1", columns[5] == "1"
		s.comes = s.comes || !suspended
		s.fresh = s.fresh || !suspended && !studied
		s.passed = s.passed || passed
		return errors.Join(err, err2)
	})
}

// openSteps returns those of units other than these, in the same memory. Of a card that several paths have it is that of the
// path that was installed first.
func openSteps(all []step, closed []int64) []step {
	met := make(map[int64]bool, len(all))
	return slices.DeleteFunc(all, func(s step) bool {
		if met[s.card] || slices.Contains(closed, s.unit) {
			return true
		}
		met[s.card] = true
		return false
	})
}

// namedBy returns those that name one concept, by it.
func namedBy(steps []step) map[string][]*step {
	named := map[string][]*step{}
	for i := range steps {
		if s := &steps[i]; len(s.concepts) == 1 {
			named[s.concepts[0]] = append(named[s.concepts[0]], s)
		}
	}
	return named
}
