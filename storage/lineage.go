package storage

import (
	"context"

	"goodcard/deck"
	"goodcard/history"
)

// A Lineage is what stands once in a history beside its events.
type Lineage struct {
	Devices []Device
	Aliases []Alias
}

// A Device is one that recorded events, or a collection of another program that some came from.
type Device struct {
	ID      history.ID
	Name    string
	Follows history.ID // the device that it goes on from, which a restore made of it; zero for none
}

// An Alias leads from the former id of a card to that of the card that it is now.
type Alias struct{ Old, New string }

// Lineage returns the devices by their ids and the aliases by the former ids.
func (db *DB) Lineage(ctx context.Context) (l Lineage, err error) {
	err = db.view(ctx, func(q *query) error {
		err := q.each(`SELECT id, name, coalesce(follows, x'00000000000000000000000000000000') FROM device ORDER BY id`, nil, func(row scanner) error {
			var d Device
			var id, follows []byte
			err := row.Scan(&id, &d.Name, &follows)
			copy(d.ID[:], id)
			copy(d.Follows[:], follows)
			l.Devices = append(l.Devices, d)
			return err
		})
		if err != nil {
			return err
		}
		return q.each(`SELECT old, new FROM alias ORDER BY old`, nil, func(row scanner) error {
			var a Alias
			err := row.Scan(&a.Old, &a.New)
			l.Aliases = append(l.Aliases, a)
			return err
		})
	})
	return l, err
}

// Rows calls do for every event of the collection as it is stored, by item, time and id: two
// histories of the same events give them in the same order. home is the item under which the event
// counts. do must not use the database.
func (db *DB) Rows(ctx context.Context, do func(e Incoming, home string) error) error {
	return db.view(ctx, func(q *query) error {
		return q.each(`SELECT `+eventColumns+`, e.grade IS NOT NULL, e.ms IS NOT NULL, coalesce(h.id, i.id)
			FROM item i LEFT JOIN item h ON h.k = i.home CROSS JOIN event e ON e.item = i.k CROSS JOIN device d ON d.k = e.device
			ORDER BY i.id, e.at, e.id`, nil, func(row scanner) (err error) {
			var in Incoming
			var home string
			if in.Event, err = scanEvent(row, &in.Graded, &in.Timed, &home); err != nil {
				return err
			}
			return do(in, home)
		})
	})
}

// takeLineage merges a lineage into ours, and returns how many of its devices and aliases say something new;
// see [query.mergeDevices] for relined.
func (db *DB) takeLineage(q *query, l Lineage) (news int, relined bool, err error) {
	if len(l.Devices) == 0 && len(l.Aliases) == 0 {
		return 0, false, nil
	}
	err = q.execAll(`CREATE TEMP TABLE source_device (id BLOB PRIMARY KEY, name TEXT NOT NULL, follows BLOB) STRICT, WITHOUT ROWID`,
		`CREATE TEMP TABLE source_alias (old TEXT PRIMARY KEY, new TEXT NOT NULL) STRICT, WITHOUT ROWID`)
	if err != nil {
		return 0, false, err
	}
	for i, d := range l.Devices {
		if err := q.heard(i); err != nil {
			return 0, false, err
		}
		var follows []byte
		if (d.Follows != history.ID{}) {
			follows = d.Follows[:]
		}
		if err := q.exec(`INSERT OR IGNORE INTO temp.source_device (id, name, follows) VALUES (?, ?, ?)`, d.ID[:], d.Name, follows); err != nil {
			return 0, false, err
		}
	}
	for i, a := range l.Aliases {
		if err := q.heard(i); err != nil {
			return 0, false, err
		}
		if !deck.ParseRef(a.Old+"#c1").Valid() || !deck.ParseRef(a.New+"#c1").Valid() {
			return 0, false, &Error{"a former id cannot be imported: " + a.Old + " leads to " + a.New, "nothing was changed", nil}
		}
		if err := q.exec(`INSERT OR IGNORE INTO temp.source_alias (old, new) VALUES (?, ?)`, a.Old, a.New); err != nil {
			return 0, false, err
		}
	}
	aliases, err := db.mergeAliases(q, "temp.source_alias")
	if err != nil {
		return 0, false, err
	}
	devices, relined, err := q.mergeDevices("temp.source_device")
	if err != nil {
		return 0, false, err
	}
	if relined {
		devices++
	}
	return aliases + devices, relined, q.execAll(`DROP TABLE temp.source_alias`, `DROP TABLE temp.source_device`)
}
