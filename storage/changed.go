package storage

import "context"

// Changed returns what a studied card said before its deck changed it, as JSON; empty if
// it has been seen since, or did not change.
func (db *DB) Changed(ctx context.Context, card string) (string, error) {
	return db.text(ctx, `SELECT body FROM changed WHERE card = ?`, card)
}

// keepChanged notes what the studied cards of a deck say, before they are replaced. What
// was noted earlier and not seen since stays.
func (q *query) keepChanged(deck int64) error {
	return q.exec(`INSERT OR IGNORE INTO changed (card, body) SELECT k.id, k.body FROM card k WHERE k.deck = ? AND json_valid(k.body)
		AND EXISTS (SELECT 1 FROM content c WHERE c.card = k.k AND c.studied = 1)`, deck)
}

// dropUnchanged forgets what was noted of cards that say the same again, and of those that go on
// under another id. What was noted of a card that is gone stays: see [DB.Vanished].
func (q *query) dropUnchanged() error {
	return q.exec(`DELETE FROM changed WHERE card IN (SELECT old FROM claim)
		OR EXISTS (SELECT 1 FROM card k WHERE k.id = changed.card AND k.body = changed.body)`)
}

// Vanished returns what the studied cards said, as JSON by full id, that a deck had once, and
// that are nowhere now, under no id.
func (db *DB) Vanished(ctx context.Context, deck string) (map[string]string, error) {
	bodies := map[string]string{}
	return bodies, db.read(ctx, func(q *query) error {
		return q.each(`SELECT card, body FROM changed WHERE card > ?1 || '/' AND card < ?1 || '0'
			AND card NOT IN (SELECT id FROM card) AND card NOT IN (SELECT old FROM alias)`, []any{deck}, func(row scanner) error {
			var card, body string
			err := row.Scan(&card, &body)
			bodies[card] = body
			return err
		})
	})
}
