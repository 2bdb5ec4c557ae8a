package storage

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"goodcard/history"
	"goodcard/scheduler"
)

// Rebuild replays the whole history and replaces the memory of every item, and all else that
// is kept to be found quickly, as one transaction.
func (db *DB) Rebuild(ctx context.Context) error {
	return db.write(ctx, func(q *query) error { return db.rebuild(q, nil) })
}

// rebuild gives each item to watch, where it is wanted, as it goes by.
func (db *DB) rebuild(q *query, watch func(*outcome)) error {
	if err := q.makeLost(); err != nil {
		return err
	}
	if err := db.rebuildMemory(q, watch); err != nil {
		return err
	}
	const studied = `(SELECT m.item FROM memory m WHERE ` + begun + `)`
	if err := q.exec(`UPDATE content SET studied = 1 WHERE studied = 0 AND item IN ` + studied); err != nil {
		return err
	}
	if err := q.exec(`UPDATE content SET studied = 0 WHERE studied = 1 AND item NOT IN ` + studied); err != nil {
		return err
	}
	if err := db.deriveAll(q); err != nil {
		return err
	}
	return q.exec(`INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, metaMadeBy, db.madeBy())
}

func (db *DB) rebuildMemory(q *query, watch func(*outcome)) error {
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
	err = db.replayAll(q, func(r *outcome) error {
		if watch != nil {
			watch(r)
		}
		if !r.met {
			return nil
		}
		_, err := insert.ExecContext(q.running, memoryRow(r.k, r.id, &r.memory, r.answers)...)
		return err
	})
	if err != nil {
		return err
	}
	return makeIndexes()
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

// An outcome is an item with its history and what the replay of it gives.
type outcome struct {
	k       int64
	id      string
	events  []history.Event
	memory  history.Memory
	met     bool   // whether there is a memory
	answers []byte // packed
}

// sitting returns what was done with the item on a study day.
func (r *outcome) sitting(day int) (history.Sitting, error) {
	answers, err := history.Unpack(r.answers, nil)
	return history.SittingOn(answers, day), err
}

// replayAll calls do for what the history makes of each item, by key; do must not keep it.
func (db *DB) replayAll(q *query, do func(*outcome) error) error {
	var r outcome
	var answers history.Packer
	var last int64 // key of the item with which the reading ends
	if _, err := q.row(`SELECT coalesce(max(item), 0) FROM event`, nil, &last); err != nil {
		return err
	}
	return db.while("replaying the history", func(come func(n, of int64)) error {
		return q.histories(func(k int64, events []history.Event) error {
			come(k, last)
			if _, err := q.row(`SELECT id FROM item WHERE k = ?`, []any{k}, &r.id); err != nil {
				return err
			}
			nameOwn(events, r.id)
			answers.Reset()
			r.k, r.events = k, events
			var err error
			if r.memory, r.met, err = db.replayed(q, events, answers.Add); err != nil {
				return err
			}
			r.answers = answers.Packed()
			return do(&r)
		})
	})
}

// histories calls do for every item, by key, with its events in the order of replay, which do
// must not keep. They have no name of their device, a body only where the
// replay or the figures read one, and the name of their item only where the history is spread
// over former ids; see nameOwn. The history is read once, in the order of its rows; only such
// items are read by themselves.
func (q *query) histories(do func(k int64, events []history.Event) error) error {
	spread, err := q.spread()
	if err != nil {
		return err
	}
	devices, err := q.devices()
	if err != nil {
		return err
	}
	r := collector{q: q, do: do, spread: spread, devices: devices}
	if err := r.rows(``); err != nil {
		return err
	}
	return r.finish(slices.Sorted(maps.Keys(spread)))
}

// spread returns the keys of former ids and of those that they lead to.
func (q *query) spread() (map[int64]bool, error) {
	spread := map[int64]bool{}
	err := q.each(`SELECT k, home FROM item INDEXED BY item_home WHERE home IS NOT NULL`, nil, func(row scanner) error {
		var k, home int64
		err := row.Scan(&k, &home)
		spread[k], spread[home] = true, true
		return err
	})
	return spread, err
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

// rows reads the table of events, as far as a condition lets through.
func (r *collector) rows(where string, args ...any) error {
	// One read of the table alone: names are looked up once an item, not once a row. The
	// variables are those of all rows, which saves an allocation for each.
	var (
		k, by, at, offset, day, kind, grade, ms integer
		e                                       history.Event
		id                                      sql.RawBytes
	)
	return r.q.each(`SELECT item, at, id, device, offset_min, day, kind, grade, ms, coalesce(wording, ''),
		CASE WHEN kind IN ({void}, {forget}, {seed}, {nudge}) OR instr(body, '"toss"') THEN coalesce(body, '') ELSE '' END
		FROM event `+where+` ORDER BY item, at, id`, args, func(row scanner) error {
		wording := e.Wording
		if err := row.Scan(&k, &at, &id, &by, &offset, &day, &kind, &grade, &ms, &e.Wording, &e.Body); err != nil {
			return err
		}
		if e.Wording == wording {
			e.Wording = wording // the one text of both is kept
		}
		if r.spread[k.value] {
			return nil
		}
		if k.value != r.k {
			if err := r.flush(); err != nil {
				return err
			}
			r.k = k.value
		}
		copy(e.ID[:], id)
		e.By = r.devices[by.value]
		e.At, e.Offset, e.Day, e.Kind = at.value, offset.int(), day.int(), history.Kind(kind.value)
		e.Grade, e.MS = scheduler.Grade(grade.value), ms.value
		if n := len(r.events); n >= manyEvents && n == cap(r.events) {
			if err := r.q.room(&r.events, `SELECT count(*) FROM event WHERE item = ?`, k.value); err != nil {
				return err
			}
		}
		r.events = append(r.events, e)
		return nil
	})
}

// manyEvents is from how many events of an item on it is worth a query to know how many there are: a
// slice that grows by itself takes more than twice the memory.
const manyEvents = 1 << 13

// room makes room for as many events as a query counts.
func (q *query) room(events *[]history.Event, count string, args ...any) error {
	var n int
	if _, err := q.row(count, args, &n); err != nil {
		return err
	}
	*events = append(make([]history.Event, 0, max(n, len(*events)+1)), *events...)
	return nil
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

// finish hands on the last item, and those whose history is spread over former ids.
func (r *collector) finish(spread []int64) error {
	if err := r.flush(); err != nil {
		return err
	}
	for _, k := range spread {
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
