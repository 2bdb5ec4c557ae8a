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
	return q.exec(`INSERT OR IGNORE INTO changed (card, body) SELECT k.id, k.body FROM card k WHERE k.deck = ?
		AND EXISTS (SELECT 1 FROM content c WHERE c.card = k.k AND c.studied = 1)`, deck)
}

// dropUnchanged forgets what was noted of cards that say the same again, or are gone.
func (q *query) dropUnchanged() error {
	return q.exec(`DELETE FROM changed WHERE NOT EXISTS (SELECT 1 FROM card k WHERE k.id = changed.card AND k.body <> changed.body)`)
}
