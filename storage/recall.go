package storage

import (
	"context"

	"goodcard/history"
)

// A Recall says how a study day went.
type Recall struct {
	Reviews int // given, unvoided
	Known   int // items whose first review of the day was not their first since they were last forgotten
	Passed  int // of these, those whose first review of the day was graded 3 or more
}

const (
	// keys are those under which the events of item y stand: its own and its former ids.
	keys = `(SELECT y.home UNION ALL SELECT k FROM item WHERE home = y.home)`

	// firsts are the first unvoided reviews y of each item on study day ?1, and whether an update
	// of its deck appended events to the item.
	firsts = `WITH given AS (
			SELECT coalesce(i.home, i.k) AS home, e.at, e.id, e.grade
			FROM event e INDEXED BY event_day JOIN item i ON i.k = e.item WHERE e.day = ?1 AND e.kind = {review} AND ` + unvoided + `),
		y AS (SELECT *, row_number() OVER (PARTITION BY home ORDER BY at, id) AS nth FROM given),
		first AS (SELECT *, EXISTS (SELECT 1 FROM event e INDEXED BY event_update WHERE e.item IN ` + keys + ` AND ` + ofUpdate + `) AS updated
			FROM y WHERE nth = 1)`
)

// Recall counts the reviews of a study day, and what of it was recalled: first encounters
// and the drill of the day say nothing of memory. It is a few seeks for each item of the day.
func (db *DB) Recall(ctx context.Context, day int) (Recall, error) {
	var r Recall
	err := db.view(ctx, func(q *query) error {
		_, err := q.row(firsts+`, known AS (SELECT grade, (SELECT e.kind FROM event e WHERE e.item IN `+keys+` AND (e.at, e.id) < (y.at, y.id)
					AND e.kind IN ({review}, {seed}, {forget}) AND `+unvoided+` ORDER BY e.at DESC, e.id DESC LIMIT 1) <> {forget} AS known
				FROM first y WHERE NOT updated)
			SELECT (SELECT count(*) FROM given), count(*) FILTER (WHERE known), count(*) FILTER (WHERE known AND grade >= {hard}) FROM known`,
			[]any{day}, &r.Reviews, &r.Known, &r.Passed)
		if err != nil {
			return err
		}
		return db.recallOfUpdated(q, day, &r)
	})
	return r, err
}

// recallOfUpdated adds the items that an update of a deck appended events to: only a replay
// knows what was new of them.
func (db *DB) recallOfUpdated(q *query, day int, r *Recall) error {
	return q.each(firsts+` SELECT home, id FROM first WHERE updated`, []any{day}, func(row scanner) error {
		var home int64
		var id []byte
		if err := row.Scan(&home, &id); err != nil {
			return err
		}
		events, err := q.events(home)
		if err != nil {
			return err
		}
		_, _, err = db.replayed(q, events, func(s history.Step) {
			if s.ID != history.ID(id) || s.Before.New() || s.Old {
				return
			}
			r.Known++
			if s.Grade.Passed() {
				r.Passed++
			}
		})
		return err
	})
}
