package storage

import "context"

// Note returns the learner's newest unvoided note on a card; empty if there is none.
func (db *DB) Note(ctx context.Context, card string) (string, error) {
	var note string
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(card)
		if err != nil || k == 0 {
			return err
		}
		_, err = q.row(`SELECT coalesce(e.body, '') FROM event e INDEXED BY event_text
			WHERE e.kind = {note} AND e.kind IN ({note}, {edit}) AND e.item IN (SELECT ?1 UNION ALL SELECT k FROM item WHERE home = ?1) AND `+unvoided+`
			ORDER BY e.at DESC, e.id DESC LIMIT 1`, []any{k}, &note)
		return err
	})
	return note, err
}

// Notes returns the note of every card that has one, as [DB.Note] does, by the id that the
// card has now.
func (db *DB) Notes(ctx context.Context) (map[string]string, error) {
	notes := map[string]string{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT h.id, coalesce(e.body, '') FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item
			JOIN item h ON h.k = coalesce(i.home, i.k) WHERE e.kind = {note} AND e.kind IN ({note}, {edit}) AND `+unvoided+`
			ORDER BY e.at, e.id`, nil, func(row scanner) error {
			var card, note string
			err := row.Scan(&card, &note)
			notes[card] = note
			if note == "" {
				delete(notes, card)
			}
			return err
		})
	})
	return notes, err
}
