package storage

import (
	"context"

	"goodcard/history"
)

// editColumns are those of an event e and, last, whether a void takes it back.
const editColumns = eventColumns + `, NOT (` + unvoided + `)`

// Edits returns all edits of a card, those made under its former ids too, in the order of
// replay. They are few.
func (db *DB) Edits(ctx context.Context, card string) ([]history.Event, error) {
	var edits []history.Event
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(card)
		if err != nil || k == 0 {
			return err
		}
		return q.each(`SELECT `+editColumns+` FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item JOIN device d ON d.k = e.device
			WHERE e.kind = {edit} AND e.kind IN ({note}, {edit}) AND e.item IN (SELECT ?1 UNION ALL SELECT k FROM item WHERE home = ?1)
			ORDER BY e.at, e.id`, []any{k}, func(row scanner) error {
			e, err := scanEdit(row)
			edits = append(edits, e)
			return err
		})
	})
	return edits, err
}

// AllEdits returns the edits of every card that has any, as [DB.Edits] does, by the id that
// the card has now.
func (db *DB) AllEdits(ctx context.Context) (map[string][]history.Event, error) {
	edits := map[string][]history.Event{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT `+editColumns+`, h.id FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item JOIN device d ON d.k = e.device
			JOIN item h ON h.k = coalesce(i.home, i.k) WHERE e.kind = {edit} AND e.kind IN ({note}, {edit})
			ORDER BY e.at, e.id`, nil, func(row scanner) error {
			var card string
			e, err := scanEdit(row, &card)
			edits[card] = append(edits[card], e)
			return err
		})
	})
	return edits, err
}

func scanEdit(row scanner, more ...any) (history.Event, error) {
	var voided bool
	e, err := scanEvent(row, append([]any{&voided}, more...)...)
	e.Voided = voided
	return e, err
}

// TextTimes returns of each card that was ever noted or edited, by the id that it has now, when
// that was done last, in Unix milliseconds: a note or an edit made, or one taken back.
func (db *DB) TextTimes(ctx context.Context) (map[string]int64, error) {
	times := map[string]int64{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT h.id, max(e.at, coalesce((SELECT max(v.at) FROM event v INDEXED BY event_void
				WHERE v.item = e.item AND v.kind = {void} AND v.body = `+idText+`), 0))
			FROM event e INDEXED BY event_text JOIN item i ON i.k = e.item JOIN item h ON h.k = coalesce(i.home, i.k)
			WHERE e.kind IN ({note}, {edit})`, nil, func(row scanner) error {
			var card string
			var at int64
			err := row.Scan(&card, &at)
			times[card] = max(times[card], at)
			return err
		})
	})
	return times, err
}
