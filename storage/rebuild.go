package storage

import (
	"context"
	"database/sql"
)

// Rebuild replays the whole history and replaces the memory of every item, as one
// transaction.
func (db *DB) Rebuild(ctx context.Context) error {
	return db.write(ctx, db.rebuild)
}

func (db *DB) rebuild(q *query) error {
	if err := q.exec(`DELETE FROM memory`); err != nil {
		return err
	}
	insert, err := q.prepare(insertMemory)
	if err != nil {
		return err
	}
	err = db.replayAll(q, func(k int64, id string, m Memory) error {
		_, err := insert.ExecContext(q.running, m.row(k, id)...)
		return err
	})
	if err != nil {
		return err
	}
	const studied = `(SELECT item FROM memory WHERE reviews > 0)`
	if err := q.exec(`UPDATE content SET studied = 1 WHERE studied = 0 AND item IN ` + studied); err != nil {
		return err
	}
	if err := q.exec(`UPDATE content SET studied = 0 WHERE studied = 1 AND item NOT IN ` + studied); err != nil {
		return err
	}
	return q.exec(`INSERT OR REPLACE INTO meta VALUES (?, ?)`, metaMadeBy, db.policy.Fingerprint)
}

// replayAll gives the memory that the history makes of every item to do, by key. It reads
// the history once, in the order of its rows; only items whose history is spread over
// former ids are read by themselves.
func (db *DB) replayAll(q *query, do func(k int64, id string, m Memory) error) error {
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
	r := replayer{db: db, q: q, do: do, spread: spread}
	if err := r.rows(); err != nil {
		return err
	}
	return r.finish()
}

// A replayer collects the events of one item at a time.
type replayer struct {
	db     *DB
	q      *query
	do     func(k int64, id string, m Memory) error
	spread map[int64]bool

	k      int64
	events []Event
}

func (r *replayer) rows() error {
	// One read of the table alone: names are looked up once an item, not once a row.
	return r.q.each(`SELECT item, at, id, day, kind, grade, wording, body FROM event ORDER BY item, at, id`, nil, func(row scanner) error {
		var (
			k             int64
			e             Event
			id            sql.RawBytes
			grade         sql.NullInt64
			wording, body sql.NullString
		)
		if err := row.Scan(&k, &e.At, &id, &e.Day, &e.Kind, &grade, &wording, &body); err != nil {
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
		e.Grade, e.Wording, e.Body = gradeOf(grade), wording.String, body.String
		r.events = append(r.events, e)
		return nil
	})
}

// flush replays what was collected of an item.
func (r *replayer) flush() error {
	if len(r.events) == 0 {
		return nil
	}
	var id string
	if _, err := r.q.row(`SELECT id FROM item WHERE k = ?`, []any{r.k}, &id); err != nil {
		return err
	}
	for i := range r.events {
		r.events[i].Item = id
	}
	m, met := r.db.policy.replay(r.events, nil)
	r.events = r.events[:0]
	if !met {
		return nil
	}
	return r.do(r.k, id, m)
}

func (r *replayer) finish() error {
	if err := r.flush(); err != nil {
		return err
	}
	for k := range r.spread {
		var id string
		home, err := r.q.row(`SELECT id FROM item WHERE k = ? AND home IS NULL`, []any{k}, &id)
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
		if m, met := r.db.policy.replay(events, nil); met {
			if err := r.do(k, id, m); err != nil {
				return err
			}
		}
	}
	return nil
}
