package storage

import (
	"context"
	"errors"
)

// eventCells are the columns of an event that are no part of its key, the device aside.
const eventCells = `offset_min, day, kind, grade, ms, wording, body`

func cells(table string) string {
	return table + `.offset_min, ` + table + `.day, ` + table + `.kind, ` + table + `.grade, ` + table + `.ms, ` + table + `.wording, ` + table + `.body`
}

// rank is the order of two contents of one key: of both, the lesser stands in the end,
// wherever they meet. What is absent comes first. device is the id.
func rank(table, device string) string {
	return `(` + table + `.day, ` + table + `.offset_min, ` + table + `.kind, coalesce(` + table + `.grade, -1), coalesce(` + table + `.ms, -1),
		` + table + `.wording IS NOT NULL, coalesce(` + table + `.wording, ''), ` + table + `.body IS NOT NULL, coalesce(` + table + `.body, ''), ` + device + `)`
}

// An arrival says what was taken in of events from elsewhere.
type arrival struct {
	events  int     // that were not known
	differs int     // that were known with another content
	touched []int64 // keys of the items whose memory changes
}

// Events from elsewhere stand in temp.source, a table or a view with the columns item, at, id,
// device (its id) and eventCells. temp.arrived keeps which of them our history lacks, and
// which it has with another content (met).
var gather = []string{
	`CREATE TEMP TABLE arrived (item TEXT NOT NULL, at INTEGER NOT NULL, id BLOB NOT NULL, met INTEGER NOT NULL,
		PRIMARY KEY (item, at, id)) STRICT, WITHOUT ROWID`,
	`INSERT INTO temp.arrived (item, at, id, met) SELECT s.item, s.at, s.id, e.id IS NOT NULL
		FROM temp.source s LEFT JOIN main.item i ON i.id = s.item
		LEFT JOIN main.event e ON e.item = i.k AND e.at = s.at AND e.id = s.id LEFT JOIN main.device d ON d.k = e.device
		WHERE e.id IS NULL OR (` + cells("s") + `, s.device) IS NOT (` + cells("e") + `, d.id)`,
}

// keepOurs leaves out what our history has with a lesser content.
var keepOurs = `DELETE FROM temp.arrived AS a WHERE a.met AND EXISTS (SELECT 1 FROM temp.source s, main.item i
	JOIN main.event e ON e.item = i.k JOIN main.device d ON d.k = e.device
	WHERE s.item = a.item AND s.at = a.at AND s.id = a.id AND i.id = a.item AND e.at = a.at AND e.id = a.id
	AND ` + rank("e", "d.id") + ` < ` + rank("s", "s.device") + `)`

// takeArrived adds what arrived. Where a key has two contents the lesser takes the place of
// the other: nowhere else is a row of the history ever replaced.
var takeArrived = `INSERT OR REPLACE INTO main.event (item, at, id, device, ` + eventCells + `)
	SELECT i.k, a.at, a.id, d.k, ` + cells("s") + ` FROM temp.arrived a
	JOIN temp.source s ON s.item = a.item AND s.at = a.at AND s.id = a.id
	JOIN main.item i ON i.id = a.item JOIN main.device d ON d.id = s.device ORDER BY i.k, a.at, a.id`

// writeArrivals is a write that takes in events from elsewhere. They may be millions: what is
// gathered and sorted of them goes to files of SQLite's own, and not to memory.
func (db *DB) writeArrivals(ctx context.Context, do func(*query) error) (err error) {
	if err := db.keepTemporary(ctx, "FILE"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.keepTemporary(context.WithoutCancel(ctx), "MEMORY")) }()
	return db.write(ctx, do)
}

// keepTemporary says where SQLite keeps what is temporary. What it has of that is gone then.
func (db *DB) keepTemporary(ctx context.Context, where string) error {
	return db.read(ctx, func(q *query) error {
		if err := q.db.forgetStatements(); err != nil {
			return err
		}
		_, err := q.db.conn.ExecContext(ctx, `PRAGMA temp_store = `+where)
		return err
	})
}

// takeIn adds the events of temp.source to the history. Their devices are known already.
// temp.arrived says afterwards what was added or replaced.
func (db *DB) takeIn(q *query) (arrival, error) {
	var a arrival
	if err := q.watched().execAll(gather...); err != nil {
		return a, err
	}
	_, err := q.watched().row(`SELECT count(*) FILTER (WHERE NOT met), count(*) FILTER (WHERE met) FROM temp.arrived`, nil, &a.events, &a.differs)
	if err != nil {
		return a, err
	}
	if a.differs > 0 {
		if err := q.watched().exec(keepOurs); err != nil {
			return a, err
		}
	}
	if a.touched, err = q.arrivedItems(); err != nil {
		return a, err
	}
	return a, q.watched().exec(takeArrived)
}

// arrivedItems returns the keys of the items whose memory what arrived changes.
func (q *query) arrivedItems() ([]int64, error) {
	var ids []string
	err := q.watched().each(`SELECT DISTINCT item FROM temp.arrived ORDER BY item`, nil, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	var touched []int64
	for i, id := range ids {
		if err := q.heard(i); err != nil {
			return nil, err
		}
		if _, err := q.item(id); err != nil {
			return nil, err
		}
		home, err := q.home(id)
		if err != nil {
			return nil, err
		}
		if !seen[home] {
			seen[home] = true
			touched = append(touched, home)
		}
	}
	return touched, nil
}

// refreshAll replays these items, or all of them where they are so many that one read of
// the whole history is faster.
func (db *DB) refreshAll(q *query, homes []int64) error {
	const many = 50_000
	if len(homes) > many {
		return db.rebuild(q, nil)
	}
	for _, home := range homes {
		if err := q.ctx.Err(); err != nil { // the history of one item may be long
			return err
		}
		if err := db.refresh(q, home); err != nil {
			return err
		}
	}
	return nil
}
