package storage

import (
	"context"
	"errors"
	"fmt"

	"goodcard/deck"
)

// Merged counts what a merge added.
type Merged struct {
	Events  int // events that were not known
	Items   int // items whose memory was replayed
	Devices int // devices that were not known
}

// Merge adds the history of the database at path, which is not changed. Histories are
// sets: the order of merges does not matter, and merging twice adds nothing.
func (db *DB) Merge(ctx context.Context, path string) (merged Merged, err error) {
	other, done, err := db.borrowed(ctx, path)
	if err != nil {
		return Merged{}, err
	}
	defer func() { err = errors.Join(err, done()) }()
	if err := other.plausible(ctx, path); err != nil {
		return Merged{}, err
	}
	if err := db.attach(ctx, other.path); err != nil {
		return Merged{}, err
	}
	defer func() { err = errors.Join(err, db.detach(context.WithoutCancel(ctx))) }()
	err = db.write(ctx, func(q *query) (err error) {
		merged, err = db.merge(q)
		return err
	})
	if err != nil {
		return Merged{}, foreign(err, path)
	}
	return merged, nil
}

// plausible refuses a history with ids or study days that no goodcard can have written.
func (db *DB) plausible(ctx context.Context, path string) error {
	refuse := func(format string, args ...any) error {
		return &Error{path + " holds " + fmt.Sprintf(format, args...), "merge only histories written by goodcard", nil}
	}
	return db.read(ctx, func(q *query) error {
		err := q.each(`SELECT id FROM item UNION ALL SELECT new || '#c1' FROM alias UNION ALL SELECT old || '#c1' FROM alias`,
			nil, func(row scanner) error {
				var id string
				err := row.Scan(&id)
				if err == nil && !deck.ParseRef(id).Valid() {
					err = refuse("an item %.100q, which is no id of a card", id)
				}
				return err
			})
		if err != nil {
			return err
		}
		return q.misdated(func(item string, at int64, day int) error {
			return refuse("an event of %s at %d ms with the study day %d, which its time and offset do not give", item, at, day)
		})
	})
}

// misdated gives the events to do whose time and offset cannot have their study day: with a
// rollover from 0 to 23 it is that of the date or of the one before.
func (q *query) misdated(do func(item string, at int64, day int) error) error {
	return q.each(`SELECT i.id, e.at, e.day FROM event e JOIN item i ON i.k = e.item
		WHERE e.day NOT BETWEEN (e.at + e.offset_min * 60000) / 86400000 - 1 AND (e.at + e.offset_min * 60000) / 86400000`, nil,
		func(row scanner) error {
			var id string
			var at int64
			var day int
			if err := row.Scan(&id, &at, &day); err != nil {
				return err
			}
			return do(id, at, day)
		})
}

func (db *DB) attach(ctx context.Context, path string) error {
	return db.read(ctx, func(q *query) error {
		_, err := q.db.conn.ExecContext(ctx, `ATTACH ? AS other`, path)
		return err
	})
}

// detach closes the attached database. Statements that speak of it hold it open.
func (db *DB) detach(ctx context.Context) error {
	return db.read(ctx, func(q *query) error {
		if err := q.db.forgetStatements(); err != nil {
			return err
		}
		_, err := q.db.conn.ExecContext(ctx, `DETACH other`)
		return err
	})
}

func (db *DB) merge(q *query) (Merged, error) {
	var merged Merged
	for _, text := range []string{
		`DROP TABLE IF EXISTS temp.arrived`,
		`CREATE TEMP TABLE arrived (item TEXT NOT NULL, at INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (item, at, id)) STRICT, WITHOUT ROWID`,
		`INSERT INTO temp.arrived (item, at, id) SELECT oi.id, oe.at, oe.id FROM other.event oe JOIN other.item oi ON oi.k = oe.item
			WHERE NOT EXISTS (SELECT 1 FROM main.item i JOIN main.event e ON e.item = i.k
				WHERE i.id = oi.id AND e.at = oe.at AND e.id = oe.id)`,
	} {
		if err := q.watched().exec(text); err != nil {
			return merged, err
		}
	}
	if _, err := q.row(`SELECT count(*) FROM temp.arrived`, nil, &merged.Events); err != nil {
		return merged, err
	}
	if _, err := q.row(`SELECT count(*) FROM other.device WHERE id NOT IN (SELECT id FROM main.device)`, nil, &merged.Devices); err != nil {
		return merged, err
	}
	if err := db.mergeAliases(q); err != nil {
		return merged, err
	}
	touched, err := db.arrivedItems(q)
	if err != nil {
		return merged, err
	}
	for _, text := range []string{
		`INSERT OR IGNORE INTO main.device (id, name) SELECT id, name FROM other.device`,
		`INSERT INTO main.event (item, at, id, device, offset_min, day, kind, grade, ms, wording, body)
			SELECT i.k, oe.at, oe.id, d.k, oe.offset_min, oe.day, oe.kind, oe.grade, oe.ms, oe.wording, oe.body
			FROM temp.arrived a JOIN main.item i ON i.id = a.item JOIN other.item oi ON oi.id = a.item
			JOIN other.event oe ON oe.item = oi.k AND oe.at = a.at AND oe.id = a.id
			JOIN other.device od ON od.k = oe.device JOIN main.device d ON d.id = od.id
			ORDER BY i.k, oe.at, oe.id`,
		`DROP TABLE temp.arrived`,
	} {
		if err := q.watched().exec(text); err != nil {
			return merged, err
		}
	}
	merged.Items = len(touched)
	return merged, db.refreshAll(q, touched)
}

// mergeAliases adds the other's aliases where no card uses the former id. Of two that
// lead to different cards the least wins, so that both orders of a merge agree.
func (db *DB) mergeAliases(q *query) error {
	var changed []string
	const better = `SELECT o.old, o.new FROM other.alias o LEFT JOIN main.alias a ON a.old = o.old
		WHERE o.old NOT IN (SELECT id FROM main.card) AND (a.new IS NULL OR o.new < a.new)`
	err := q.each(better, nil, func(row scanner) error {
		var old, to string
		err := row.Scan(&old, &to)
		changed = append(changed, old)
		return err
	})
	if err != nil {
		return err
	}
	if err := q.exec(`INSERT OR REPLACE INTO main.alias (old, new) ` + better); err != nil {
		return err
	}
	return db.rehome(q, changed)
}

// arrivedItems returns the keys of the items whose memory the new events change.
func (db *DB) arrivedItems(q *query) ([]int64, error) {
	var ids []string
	err := q.each(`SELECT DISTINCT item FROM temp.arrived ORDER BY item`, nil, func(row scanner) error {
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
	for _, id := range ids {
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
		if err := db.refresh(q, home); err != nil {
			return err
		}
	}
	return nil
}
