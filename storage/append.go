package storage

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"goodcard/history"
	"slices"
)

// Append records entries at one moment, for ever, as one transaction, and returns them as
// they stand in the history. When it returns nil they are on disk. A context that ends
// meanwhile does not take them back.
func (db *DB) Append(ctx context.Context, when history.Moment, entries ...history.Entry) ([]history.Event, error) {
	var events []history.Event
	err := db.write(context.WithoutCancel(ctx), func(q *query) (err error) {
		events, err = db.append(q, when, entries)
		return err
	})
	return events, err
}

func (db *DB) append(q *query, when history.Moment, entries []history.Entry) ([]history.Event, error) {
	device, name, err := q.device()
	if err != nil {
		return nil, err
	}
	when, last, err := q.order(device, when)
	if err != nil {
		return nil, err
	}
	var events []history.Event
	touched := map[int64]bool{}
	for _, entry := range entries {
		if last == (history.ID{}) {
			last, err = history.NewID(when.At, db.random)
		} else {
			last = last.Next()
		}
		if err != nil {
			return nil, err
		}
		e := history.Event{Entry: entry, Moment: when, ID: last, Device: name}
		k, err := q.item(e.Item)
		if err != nil {
			return nil, err
		}
		if err := q.insertEvent(k, device, e); err != nil {
			return nil, err
		}
		home, err := q.home(e.Item)
		if err != nil {
			return nil, err
		}
		touched[home] = true
		events = append(events, e)
	}
	for home := range touched {
		if err := db.refresh(q, home); err != nil {
			return nil, err
		}
	}
	return events, nil
}

// device returns the key and the name of this device.
func (q *query) device() (k int64, name string, err error) {
	_, err = q.row(`SELECT d.k, d.name FROM meta m JOIN device d
		ON lower(hex(d.id)) = replace(m.value, '-', '') WHERE m.name = ?`, []any{metaDevice}, &k, &name)
	return k, name, err
}

// order keeps the order of one device's events on a study day where its clock stands
// still or was set back: it returns the newest moment that the day has, if that is not
// before when, with the id that the next one must follow. Time and offset go together:
// another zone could make the time part of another day.
func (q *query) order(device int64, when history.Moment) (history.Moment, history.ID, error) {
	newest := history.Moment{Day: when.Day}
	var id []byte
	found, err := q.row(`SELECT at, offset_min, id FROM event INDEXED BY event_day WHERE day = ? AND at >= ? AND device = ?
		ORDER BY at DESC, id DESC LIMIT 1`, []any{when.Day, when.At, device}, &newest.At, &newest.Offset, &id)
	if err != nil || !found {
		return when, history.ID{}, err
	}
	return newest, history.ID(id), nil
}

func (q *query) insertEvent(item, device int64, e history.Event) error {
	grade := sql.NullInt64{Int64: int64(e.Grade), Valid: e.Kind.Graded()}
	ms := sql.NullInt64{Int64: e.MS, Valid: e.Kind.Graded()}
	return q.exec(`INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?)`, item, e.At, e.ID[:], device, e.Offset, e.Day,
		int(e.Kind), grade, ms, optional(e.Wording), optional(e.Body))
}

func optional(text string) sql.NullString { return sql.NullString{String: text, Valid: text != ""} }

// Take takes back events of any kind and returns those that were not taken back already.
// Voids are final: they cannot be taken back.
func (db *DB) Take(ctx context.Context, when history.Moment, events ...history.Event) ([]history.Event, error) {
	var taken []history.Event
	err := db.write(context.WithoutCancel(ctx), func(q *query) error {
		for _, e := range events {
			var k int64
			found, err := q.row(`SELECT e.item FROM item i JOIN event e ON e.item = i.k
				WHERE i.id = ? AND e.at = ? AND e.id = ? AND e.kind <> 3 AND `+unvoided, []any{e.Item, e.At, e.ID[:]}, &k)
			if err != nil {
				return err
			}
			if found {
				taken = append(taken, e)
			}
		}
		return db.take(q, when, taken)
	})
	return taken, err
}

// Undo takes back the newest n reviews, crams and forgets of all devices and returns
// them, newest first. There may be fewer. Of events that [DB.Future] counts every kind is
// taken back: a suspension that is dated years ahead would win until then.
func (db *DB) Undo(ctx context.Context, when history.Moment, n int) ([]history.Event, error) {
	var taken []history.Event
	err := db.write(context.WithoutCancel(ctx), func(q *query) (err error) {
		if taken, err = q.newest(n, when.At+slack); err != nil {
			return err
		}
		return db.take(q, when, taken)
	})
	return taken, err
}

// newest returns the n newest unvoided events, newest first: reviews, crams and forgets,
// and what is dated after a time in Unix milliseconds, whatever its kind. The index goes by
// study day, and days overlap in time where zones change.
func (q *query) newest(n int, after int64) ([]history.Event, error) {
	if n < 1 {
		return nil, nil
	}
	var found []history.Event
	err := q.each(`SELECT `+eventColumns+` FROM `+byDay+` WHERE (e.kind IN (1, 2, 10) OR e.kind <> 3 AND e.at > ?) AND `+unvoided+`
		ORDER BY e.day DESC, e.at DESC, e.id DESC`, []any{after}, func(row scanner) error {
		e, err := scanEvent(row)
		if err != nil {
			return err
		}
		if len(found) == n && latest(e.Day) < found[n-1].At {
			return errStop
		}
		at, _ := slices.BinarySearchFunc(found, e, func(a, b history.Event) int {
			return cmp.Or(cmp.Compare(b.At, a.At), bytes.Compare(b.ID[:], a.ID[:]))
		})
		found = slices.Insert(found, at, e)
		found = found[:min(n, len(found))]
		return nil
	})
	return found, err
}

// latest returns the last time in Unix milliseconds that a study day can have anywhere:
// zones go to 12 hours west, and a rollover is at most 24 hours after midnight.
func latest(day int) int64 {
	const hour = 3_600_000
	return int64(day)*24*hour + (24+24+12)*hour
}

func (db *DB) take(q *query, when history.Moment, taken []history.Event) error {
	if len(taken) == 0 {
		return nil
	}
	voids := make([]history.Entry, len(taken))
	for i, e := range taken {
		voids[i] = history.Entry{Item: e.Item, Kind: history.Void, Body: e.ID.String()}
	}
	_, err := db.append(q, when, voids)
	return err
}
