package storage

import "context"

// Outgoing returns of an active deck what [DB.PutDeck] was given: ID, Title, Version, Body, Units, and the bodies of
// its cards in the order of the deck, all of one state. Without such a deck ID is empty.
func (db *DB) Outgoing(ctx context.Context, id string) (d Deck, bodies []string, err error) {
	err = db.view(ctx, func(q *query) error {
		var k int64
		if found, err := q.row(`SELECT k, id, title, version, body FROM deck WHERE id = ? AND active`, []any{id}, &k, &d.ID, &d.Title, &d.Version, &d.Body); err != nil || !found {
			return err
		}
		if d.Units, err = q.units(k); err != nil {
			return err
		}
		return q.each(`SELECT body FROM card WHERE deck = ? ORDER BY k`, []any{k}, func(row scanner) error {
			var body string
			err := row.Scan(&body)
			bodies = append(bodies, body)
			return err
		})
	})
	return d, bodies, err
}

// Units returns the units of an installed path; none of a deck of cards.
func (db *DB) Units(ctx context.Context, id string) (units []Unit, err error) {
	err = db.view(ctx, func(q *query) error {
		var k int64
		if _, err := q.row(`SELECT k FROM deck WHERE id = ?`, []any{id}, &k); err != nil {
			return err
		}
		units, err = q.units(k)
		return err
	})
	return units, err
}

// Sizes returns how many cards each active deck has, by its id.
func (db *DB) Sizes(ctx context.Context) (map[string]int, error) {
	all := map[string]int{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT d.id, (SELECT count(*) FROM card c WHERE c.deck = d.k) FROM deck d WHERE active`, nil, func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			all[id] = n
			return err
		})
	})
	return all, err
}
