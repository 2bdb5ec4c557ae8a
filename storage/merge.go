package storage

import (
	"context"
	"errors"
)

// Merged counts what a merge added.
type Merged struct {
	Events  int      // events that were not known
	Items   int      // items whose memory was replayed
	Devices int      // devices that were not known
	Differs int      // events that both histories have with different contents; the same of the two stands in both
	Aliases int      // former ids of cards that were added, or lead elsewhere now
	Notes   []string // cards whose note in one of the two, unknown to the other, gave way to a newer one
}

// Merge adds the history of the database at path, which is not changed. Histories are
// sets: the order of merges does not matter, and merging twice adds nothing.
func (db *DB) Merge(ctx context.Context, path string) (merged Merged, err error) {
	if err := db.writable(ctx); err != nil {
		return Merged{}, err
	}
	other, done, err := db.borrowed(ctx, path)
	if err != nil {
		return Merged{}, err
	}
	defer done()
	if err := db.fits(ctx); err != nil {
		return Merged{}, err
	}
	if err := db.attach(ctx, other.path); err != nil {
		return Merged{}, err
	}
	defer func() { err = errors.Join(err, db.detach(context.WithoutCancel(ctx))) }()
	theirs, err := other.writtenNotes(ctx)
	if err != nil {
		return Merged{}, err
	}
	err = db.writeArrivals(ctx, func(q *query) (err error) {
		merged, err = db.merge(q, theirs)
		if unfit(err) { // the tables of both are those of goodcard, and the rows of the live one in them
			return other.about.explain(err)
		}
		return err
	})
	return merged, err
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

func (db *DB) merge(q *query, theirs written) (Merged, error) {
	var merged Merged
	ours, err := q.writtenNotes()
	if err != nil {
		return merged, err
	}
	err = q.exec(`CREATE TEMP VIEW source AS SELECT oi.id AS item, oe.at, oe.id, od.id AS device, ` + cells("oe") + `
		FROM other.event oe JOIN other.item oi ON oi.k = oe.item JOIN other.device od ON od.k = oe.device`)
	if err != nil {
		return merged, err
	}
	if merged.Aliases, err = db.mergeAliases(q, "other.alias"); err != nil {
		return merged, err
	}
	var relined bool
	if merged.Devices, relined, err = q.mergeDevices("other.device"); err != nil {
		return merged, err
	}
	arrived, err := db.takeIn(q)
	if err != nil {
		return merged, err
	}
	merged.Events, merged.Items, merged.Differs = arrived.events, len(arrived.touched), arrived.differs
	if err := q.execAll(`DROP TABLE temp.arrived`, `DROP VIEW temp.source`); err != nil {
		return merged, err
	}
	both, err := q.writtenNotes()
	if err != nil {
		return merged, err
	}
	merged.Notes = both.replaced(ours, theirs)
	if relined {
		return merged, db.rebuild(q, nil)
	}
	return merged, db.refreshAll(q, arrived.touched)
}

// mergeDevices adds the devices of another history, which stand in the table from, and counts them.
// relined reports whether a device that was known goes on from another one than was known: the least
// of two, so that both orders of a merge agree.
func (q *query) mergeDevices(from string) (added int, relined bool, err error) {
	if _, err := q.row(`SELECT count(*) FROM `+from+` WHERE id NOT IN (SELECT id FROM main.device)`, nil, &added); err != nil {
		return 0, false, err
	}
	better := `FROM ` + from + ` o JOIN main.device d ON d.id = o.id
		WHERE o.follows IS NOT NULL AND (d.follows IS NULL OR o.follows < d.follows)`
	if relined, err = q.row(`SELECT 1 `+better+` LIMIT 1`, nil, new(int)); err != nil {
		return 0, false, err
	}
	return added, relined, q.execAll(
		`UPDATE main.device AS m SET follows = (SELECT o.follows FROM `+from+` o WHERE o.id = m.id) WHERE m.k IN (SELECT d.k `+better+`)`,
		`INSERT INTO main.device (id, name, follows) SELECT id, name, follows FROM `+from+` WHERE id NOT IN (SELECT id FROM main.device)`)
}

// mergeAliases adds the aliases of another history, which stand in the table from, where no card uses
// the former id, and returns how many lead elsewhere than before. Of two that lead to different cards the
// least wins, so that both orders of a merge agree.
func (db *DB) mergeAliases(q *query, from string) (int, error) {
	var changed []string
	better := `SELECT o.old, o.new FROM ` + from + ` o LEFT JOIN main.alias a ON a.old = o.old
		WHERE o.old NOT IN (SELECT id FROM main.card) AND (a.new IS NULL OR o.new < a.new)`
	err := q.watched().each(better, nil, func(row scanner) error {
		var old, to string
		err := row.Scan(&old, &to)
		changed = append(changed, old)
		return err
	})
	if err != nil {
		return 0, err
	}
	if err := q.realias(`INSERT OR REPLACE INTO main.alias (old, new) ` + better); err != nil {
		return 0, err
	}
	if err := db.rehome(q, changed); err != nil || len(changed) == 0 {
		return len(changed), err
	}
	return len(changed), q.settlePaths()
}
