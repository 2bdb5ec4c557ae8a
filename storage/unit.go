package storage

import (
	"slices"

	"goodcard/deck"
)

// A Unit is a stretch of a path, as the index keeps it.
type Unit struct {
	ID, Title string
	Opens     *int     // first study day on which its cards come; nil for always
	Cards     []string // full ids
	Concepts  []string // full ids
}

// putUnits keeps the units of a path.
func (q *query) putUnits(path int64, units []Unit) error {
	for i, u := range units {
		var opens any
		if u.Opens != nil {
			opens = *u.Opens
		}
		k, err := q.insert(`INSERT INTO unit (path, pos, id, title, opens) VALUES (?,?,?,?,?)`, path, i+1, u.ID, u.Title, opens)
		if err != nil {
			return err
		}
		for j, id := range slices.Concat(u.Cards, u.Concepts) {
			if err := q.exec(`INSERT INTO named (unit, pos, id, concept) VALUES (?,?,?,?)`, k, j+1, id, j >= len(u.Cards)); err != nil {
				return err
			}
		}
	}
	return nil
}

// units returns the units of a path as [query.putUnits] was given them.
func (q *query) units(path int64) (units []Unit, err error) {
	at := map[int64]int{}
	err = q.each(`SELECT k, id, title, opens FROM unit WHERE path = ? ORDER BY pos`, []any{path}, func(row scanner) error {
		var u Unit
		var k int64
		var opens integer
		err := row.Scan(&k, &u.ID, &u.Title, &opens)
		if opens.valid {
			u.Opens = new(int(opens.value))
		}
		at[k] = len(units)
		units = append(units, u)
		return err
	})
	if err != nil || len(units) == 0 {
		return nil, err
	}
	return units, q.each(`SELECT n.unit, n.id, n.concept FROM named n JOIN unit u ON u.k = n.unit WHERE u.path = ? ORDER BY n.unit, n.pos`, []any{path}, func(row scanner) error {
		var k int64
		var id string
		var concept bool
		err := row.Scan(&k, &id, &concept)
		if u := &units[at[k]]; concept {
			u.Concepts = append(u.Concepts, id)
		} else {
			u.Cards = append(u.Cards, id)
		}
		return err
	})
}

// settlePaths finds out which cards each path has: those that its units name, and those of the decks
// of the concepts that they name, in file order. What an earlier unit has, no later one has too. A card is meant
// by its former ids too. What no installed deck has is passed over; it comes with its deck.
func (q *query) settlePaths() error {
	var some bool
	if _, err := q.row(`SELECT EXISTS (SELECT 1 FROM unit)`, nil, &some); err != nil || !some {
		return err
	}
	if err := q.exec(`DELETE FROM way`); err != nil {
		return err
	}
	type want struct {
		path, unit int64
		id         string
		concept    bool
	}
	var all []want
	err := q.each(`SELECT u.path, u.k, n.id, n.concept FROM unit u JOIN named n ON n.unit = u.k ORDER BY u.path, u.pos, n.pos`, nil, func(row scanner) error {
		var w want
		err := row.Scan(&w.path, &w.unit, &w.id, &w.concept)
		all = append(all, w)
		return err
	})
	if err != nil {
		return err
	}
	type member struct{ path, card int64 }
	has, place := map[member]bool{}, 0
	for _, w := range all {
		text, args := `SELECT k FROM card WHERE id = ?`, []any{w.id}
		if !w.concept {
			now, err := q.resolve(w.id) // itself where a card has it
			if err != nil {
				return err
			}
			args[0] = now
		} else {
			text = `SELECT k.k FROM card_concept a JOIN card k ON k.k = a.card JOIN deck d ON d.k = k.deck WHERE a.concept = ? AND d.id = ? ORDER BY k.k`
			args = append(args, deck.ParseRef(w.id).Deck)
		}
		var cards []int64
		if err := q.each(text, args, func(row scanner) error {
			var k int64
			err := row.Scan(&k)
			cards = append(cards, k)
			return err
		}); err != nil {
			return err
		}
		for _, card := range cards {
			if m := (member{w.path, card}); !has[m] {
				has[m] = true
				place++
				if err := q.exec(`INSERT INTO way (path, place, card, unit) VALUES (?,?,?,?)`, w.path, place, card, w.unit); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
