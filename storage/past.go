package storage

import (
	"context"
	"database/sql"
	"fmt"

	"goodcard/deck"
	"goodcard/history"
)

// Pasts calls do for the past of every item that was ever answered, in no order that means
// anything. It reads the answers that are kept with each memory, not the history. do must
// not keep a Past, and must not use the database.
func (db *DB) Pasts(ctx context.Context, do func(*history.Past) error) error {
	return db.view(ctx, func(q *query) error {
		if err := q.remembered(do); err != nil {
			return err
		}
		return db.unremembered(q, do)
	})
}

// remembered calls do for each item that has a memory.
func (q *query) remembered(do func(*history.Past) error) error {
	const text = `SELECT i.id, k.k IS NOT NULL, coalesce(k.kind, ''), coalesce(k.probes, ''), m.answers,
			m.due, m.suspended, m.counted, m.passed, m.lapses
		FROM memory m JOIN item i ON i.k = m.item LEFT JOIN card k ON k.k = m.card WHERE m.answers <> x''`
	var (
		p                                                  history.Past
		probes                                             string
		packed                                             sql.RawBytes
		installed, due, suspended, counted, passed, lapses integer
	)
	return q.each(text, nil, func(row scanner) (err error) {
		if err := row.Scan(&p.Item, &installed, &p.Kind, &probes, &packed, &due, &suspended, &counted, &passed, &lapses); err != nil {
			return err
		}
		if p.Answers, err = history.Unpack(packed, p.Answers[:0]); err != nil {
			return fmt.Errorf("%s: %w", p.Item, err)
		}
		p.Card, p.Probes = "", splitLines(probes)
		if installed.is() {
			p.Card = deck.ParseRef(p.Item).Card
		}
		p.Due, p.Suspended = due.optional(), suspended.is()
		p.Counted, p.Passed, p.Lapses = counted.int(), passed.int(), lapses.int()
		if err := q.ctx.Err(); err != nil {
			return err
		}
		return do(&p)
	})
}

// unremembered calls do for each item of which all that was answered was taken back: it has
// no memory. They are few, and read from the history.
func (db *DB) unremembered(q *query, do func(*history.Past) error) error {
	type item struct {
		k int64
		p history.Past
	}
	var items []item
	err := q.each(`SELECT DISTINCT h.k, h.id, coalesce(k.id, ''), coalesce(k.kind, ''), coalesce(k.probes, '') FROM event v INDEXED BY event_void
			JOIN item i ON i.k = v.item JOIN item h ON h.k = coalesce(i.home, i.k)
			LEFT JOIN content c ON c.item = h.k LEFT JOIN card k ON k.k = c.card
		WHERE v.kind = {void} AND NOT EXISTS (SELECT 1 FROM memory m WHERE m.item = h.k)`, nil, func(row scanner) error {
		var it item
		var probes string
		err := row.Scan(&it.k, &it.p.Item, &it.p.Card, &it.p.Kind, &probes)
		it.p.Probes = splitLines(probes)
		items = append(items, it)
		return err
	})
	if err != nil {
		return err
	}
	for _, it := range items {
		events, err := q.events(it.k)
		if err != nil {
			return err
		}
		_, _, err = db.replayed(q, events, func(s history.Step) {
			if a, needed := history.AnswerOf(s); needed {
				it.p.Answers = append(it.p.Answers, a)
			}
		})
		if err != nil {
			return err
		}
		if len(it.p.Answers) == 0 {
			continue
		}
		if err := do(&it.p); err != nil {
			return err
		}
	}
	return nil
}
