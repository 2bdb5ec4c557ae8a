package storage

import (
	"context"
	"database/sql"
	"goodcard/history"
)

// Rebuild replays the whole history and replaces the memory of every item, as one
// transaction.
func (db *DB) Rebuild(ctx context.Context) error {
	return db.write(ctx, db.rebuild)
}

func (db *DB) rebuild(q *query) error {
	makeIndexes, err := q.dropIndexes("memory")
	if err != nil {
		return err
	}
	if err := q.exec(`DELETE FROM memory`); err != nil {
		return err
	}
	insert, err := q.prepare(insertMemory)
	if err != nil {
		return err
	}
	err = db.replayAll(q, func(k int64, id string, m history.Memory) error {
		_, err := insert.ExecContext(q.running, memoryRow(k, id, &m)...)
		return err
	})
	if err != nil {
		return err
	}
	if err := makeIndexes(); err != nil {
		return err
	}
	const studied = `(SELECT m.item FROM memory m WHERE ` + begun + `)`
	if err := q.exec(`UPDATE content SET studied = 1 WHERE studied = 0 AND item IN ` + studied); err != nil {
		return err
	}
	if err := q.exec(`UPDATE content SET studied = 0 WHERE studied = 1 AND item NOT IN ` + studied); err != nil {
		return err
	}
	return q.exec(`INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, metaMadeBy, db.policy.Fingerprint())
}

// dropIndexes drops the indexes of a table that is about to be filled, and returns what makes
// them again: to sort all rows once is quicker than to find a place for each, which takes a
// fifth off a rebuild.
func (q *query) dropIndexes(table string) (makeIndexes func() error, err error) {
	var names, texts []string
	err = q.each(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`, []any{table}, func(row scanner) error {
		var name, text string
		err := row.Scan(&name, &text)
		names, texts = append(names, name), append(texts, text)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := q.exec(`DROP INDEX ` + name); err != nil {
			return nil, err
		}
	}
	return func() error {
		for _, text := range texts {
			if err := q.exec(text); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// replayAll gives the memory that the history makes of every item to do, by key.
func (db *DB) replayAll(q *query, do func(k int64, id string, m history.Memory) error) error {
	return q.histories(func(k int64, events []history.Event) error {
		var id string
		if _, err := q.row(`SELECT id FROM item WHERE k = ?`, []any{k}, &id); err != nil {
			return err
		}
		nameOwn(events, id)
		m, met, err := db.replayed(q, events, nil)
		if err != nil || !met {
			return err
		}
		return do(k, id, m)
	})
}

// histories gives the events of every item to do, by key, in the order of replay; do must
// not keep them. They have neither offset nor the name of their device, a body only where the
// replay or the figures read one, and the name of their item only where the history is spread
// over former ids; see nameOwn. The history is read once, in the order of its rows; only such
// items are read by themselves.
func (q *query) histories(do func(k int64, events []history.Event) error) error {
	spread := map[int64]bool{} // former ids and those that they lead to
	err := q.each(`SELECT k, home FROM item INDEXED BY item_home WHERE home IS NOT NULL`, nil, func(row scanner) error {
		var k, home int64
		err := row.Scan(&k, &home)
		spread[k], spread[home] = true, true
		return err
	})
	if err != nil {
		return err
	}
	devices, err := q.devices()
	if err != nil {
		return err
	}
	r := collector{q: q, do: do, spread: spread, devices: devices}
	if err := r.rows(); err != nil {
		return err
	}
	return r.finish()
}

// nameOwn gives events the id of their item, those that were recorded under a former one
// excepted.
func nameOwn(events []history.Event, id string) {
	for i := range events {
		if events[i].Item == "" {
			events[i].Item = id
		}
	}
}

// A collector brings together the events of one item at a time.
type collector struct {
	q       *query
	do      func(k int64, events []history.Event) error
	spread  map[int64]bool
	devices map[int64]history.ID

	k      int64
	events []history.Event
}

func (r *collector) rows() error {
	// One read of the table alone: names are looked up once an item, not once a row. The
	// variables are those of all rows, which saves an allocation for each.
	var (
		k, by         int64
		e             history.Event
		id            sql.RawBytes
		grade, ms     sql.NullInt64
		wording, body sql.NullString
	)
	return r.q.each(`SELECT item, at, id, device, day, kind, grade, ms, wording,
		CASE WHEN kind IN ({void}, {forget}, {seed}, {nudge}) OR instr(body, '"toss"') THEN body END
		FROM event ORDER BY item, at, id`, nil, func(row scanner) error {
		if err := row.Scan(&k, &e.At, &id, &by, &e.Day, &e.Kind, &grade, &ms, &wording, &body); err != nil {
			return err
		}
		if r.spread[k] {
			return nil
		}
		if k != r.k {
			if err := r.flush(); err != nil {
				return err
			}
			r.k = k
		}
		copy(e.ID[:], id)
		e.By = r.devices[by]
		e.Grade, e.MS, e.Wording, e.Body = gradeOf(grade), ms.Int64, wording.String, body.String
		r.events = append(r.events, e)
		return nil
	})
}

// flush hands on what was collected of an item.
func (r *collector) flush() error {
	if len(r.events) == 0 {
		return nil
	}
	if err := r.q.ctx.Err(); err != nil {
		return err
	}
	err := r.do(r.k, r.events)
	r.events = r.events[:0]
	return err
}

func (r *collector) finish() error {
	if err := r.flush(); err != nil {
		return err
	}
	for k := range r.spread {
		var one int
		home, err := r.q.row(`SELECT 1 FROM item WHERE k = ? AND home IS NULL`, []any{k}, &one)
		if err != nil {
			return err
		}
		if !home {
			continue
		}
		events, err := r.q.events(k)
		if err != nil {
			return err
		}
		if err := r.do(k, events); err != nil {
			return err
		}
	}
	return nil
}
