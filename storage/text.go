package storage

import (
	"context"
	"goodcard/history"
)

// Text returns the newest unvoided text of a kind, such as [history.Note], that the learner
// gave for a card; empty if there is none.
func (db *DB) Text(ctx context.Context, kind history.Kind, card string) (string, error) {
	var text string
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(card)
		if err != nil || k == 0 {
			return err
		}
		_, err = q.row(`SELECT coalesce(e.body, '') FROM event e INDEXED BY event_text
			WHERE e.kind = ?2 AND e.kind IN ({note}, {edit}) AND e.item IN (SELECT ?1 UNION ALL SELECT k FROM item WHERE home = ?1) AND `+unvoided+`
			ORDER BY e.at DESC, e.id DESC LIMIT 1`, []any{k, int(kind)}, &text)
		return err
	})
	return text, err
}

// Texts returns the newest unvoided text of a kind for every card that has one, by the id
// that the card has now.
func (db *DB) Texts(ctx context.Context, kind history.Kind) (map[string]string, error) {
	texts := map[string]string{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT h.id, coalesce(e.body, '') FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item
			JOIN item h ON h.k = coalesce(i.home, i.k) WHERE e.kind = ?1 AND e.kind IN ({note}, {edit}) AND `+unvoided+`
			ORDER BY e.at, e.id`, []any{int(kind)}, func(row scanner) error {
			var card, text string
			err := row.Scan(&card, &text)
			texts[card] = text
			if text == "" {
				delete(texts, card)
			}
			return err
		})
	})
	return texts, err
}

// Changed returns what a studied card said before its deck changed it, as JSON; empty if
// it has been seen since, or did not change.
func (db *DB) Changed(ctx context.Context, card string) (string, error) {
	return db.text(ctx, `SELECT body FROM changed WHERE card = ?`, card)
}

// Seen records that the learner has seen a card as it is now.
func (db *DB) Seen(ctx context.Context, card string) error {
	return db.write(ctx, func(q *query) error {
		return q.exec(`DELETE FROM changed WHERE card = ?`, card)
	})
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
