package storage

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"io"
	"slices"

	"goodcard/history"
)

// A Recorded is an event as it stands in the history, with what the write that recorded it
// did to the memory of its item.
type Recorded struct {
	history.Event
	Before, After history.Memory
	Sitting       history.Sitting // what was done with the item on the study day of the event, with it
}

// Append records entries at one moment, for ever, as one transaction, and returns them as
// they stand in the history. When it returns nil they are on disk. A context that ends
// meanwhile does not take them back.
func (db *DB) Append(ctx context.Context, when history.Moment, entries ...history.Entry) ([]Recorded, error) {
	return db.AppendSeen(ctx, when, "", entries...)
}

// AppendSeen does as [DB.Append] does, and in the same transaction notes that the learner
// has seen a card, given by its full id, as it is now: [DB.Changed] says no more of it.
func (db *DB) AppendSeen(ctx context.Context, when history.Moment, card string, entries ...history.Entry) ([]Recorded, error) {
	var recorded []Recorded
	err := db.write(context.WithoutCancel(ctx), func(q *query) (err error) {
		if card != "" {
			if err := q.exec(`DELETE FROM changed WHERE card = ?`, card); err != nil {
				return err
			}
		}
		recorded, err = db.append(q, when, entries)
		return err
	})
	return recorded, err
}

func (db *DB) append(q *query, when history.Moment, entries []history.Entry) ([]Recorded, error) {
	at, err := q.writer(when)
	if err != nil {
		return nil, err
	}
	recorded := make([]Recorded, len(entries))
	places := make([]place, len(entries))
	after := map[int64]outcome{}
	for i, entry := range entries {
		id, err := at.nextID(db.random)
		if err != nil {
			return nil, err
		}
		if places[i], err = q.place(entry.Item); err != nil {
			return nil, err
		}
		e := history.Event{Entry: entry, Moment: at.when, ID: id, Device: at.name, By: at.id}
		if err := q.insertEvent(places[i].item, at.device, e); err != nil {
			return nil, err
		}
		q.recorded = append(q.recorded, e)
		recorded[i] = Recorded{Event: e, Before: places[i].memory}
	}
	for i, p := range places {
		r, done := after[p.home]
		if !done {
			if r, err = db.remember(q, p); err != nil {
				return nil, err
			}
			after[p.home] = r
		}
		if recorded[i].Sitting, err = r.sitting(at.when.Day); err != nil {
			return nil, err
		}
		recorded[i].After = r.memory
	}
	return recorded, nil
}

// A writer is this device with the moment of what it records now.
type writer struct {
	device int64
	name   string
	id     history.ID
	when   history.Moment
	last   history.ID // of the device's newest event at that moment; zero where it is the first
}

// writer returns this device, and keeps the order of its events where its clock stands still or
// was set back: the moment is the newest that its study day has, if that is not before when.
// Time and offset go together: another zone could make the time part of another day. Where zone
// or rollover changed meanwhile, what stands on the days beside it keeps its place before what
// comes now, unless it is dated so far after now that a clock was wrong.
func (q *query) writer(when history.Moment) (writer, error) {
	w := writer{when: when}
	var at, offset, beside sql.NullInt64
	var by []byte
	_, err := q.row(`SELECT d.k, d.name, d.id, e.at, e.offset_min, (`+newestBeside+`) FROM meta m JOIN device d ON d.id = unhex(m.value, '-')
		LEFT JOIN event e INDEXED BY event_day ON e.day = ?2 AND e.at >= ?3 AND e.device = d.k
		WHERE m.name = ?1 ORDER BY e.at DESC, e.id DESC LIMIT 1`, []any{metaDevice, when.Day, when.At, when.At + Slack},
		&w.device, &w.name, &by, &at, &offset, &beside)
	copy(w.id[:], by)
	if err != nil || !at.Valid && !beside.Valid {
		return w, err
	}
	if at.Valid {
		w.when.At, w.when.Offset = at.Int64, int(offset.Int64)
	}
	if beside.Valid && beside.Int64 > w.when.At {
		w.when.At, w.when.Offset = beside.Int64, when.Offset
	}
	var id []byte
	_, err = q.row(newestOfMoment, []any{when.Day, w.when.At, w.device}, &id)
	w.last = history.ID(id)
	return w, err
}

// reach is how many study days apart two events of one time may be: zones differ by up to 26
// hours and rollovers by 23.
const reach = 3

// near are the days within reach of one day. Each is a seek of its own in the index of days.
const near = `json_each('[-3, -2, -1, 0, 1, 2, 3]') near`

// newestBeside finds the newest event of device d from time ?3 to ?4 on the days beside ?2.
// newestOfMoment finds the id of the newest event of device ?3 at time ?2 on day ?1 or beside it.
const (
	newestBeside = `SELECT max((SELECT n.at FROM event n INDEXED BY event_day
		WHERE n.day = ?2 + near.value AND n.at BETWEEN ?3 AND ?4 AND n.device = d.k ORDER BY n.at DESC LIMIT 1)) FROM ` + near + ` WHERE near.value <> 0`
	newestOfMoment = `SELECT max((SELECT e.id FROM event e INDEXED BY event_day
		WHERE e.day = ?1 + near.value AND e.at = ?2 AND e.device = ?3 ORDER BY e.id DESC LIMIT 1)) FROM ` + near
)

// nextID returns the id of the next event.
func (w *writer) nextID(random io.Reader) (id history.ID, err error) {
	if w.last == (history.ID{}) {
		w.last, err = history.NewID(w.when.At, random)
	} else {
		w.last = w.last.Next()
	}
	return w.last, err
}

func (q *query) insertEvent(item, device int64, e history.Event) error {
	return q.exec(`INSERT INTO event (item, at, id, device, `+eventCells+`) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
		append([]any{item, e.At, e.ID[:], device}, eventValues(&e)...)...)
}

// eventValues returns the eventCells of an event.
func eventValues(e *history.Event) []any {
	grade := sql.NullInt64{Int64: int64(e.Grade), Valid: e.Kind.Graded()}
	ms := sql.NullInt64{Int64: e.MS, Valid: e.Kind.Graded()}
	return []any{e.Offset, e.Day, int(e.Kind), grade, ms, optional(e.Wording), optional(e.Body)}
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
				WHERE i.id = ? AND e.at = ? AND e.id = ? AND e.kind <> {void} AND `+unvoided, []any{e.Item, e.At, e.ID[:]}, &k)
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
// taken back: a suspension that is dated years ahead would win until then. What came from
// another program or with an update of a deck is passed over.
func (db *DB) Undo(ctx context.Context, when history.Moment, n int) ([]history.Event, error) {
	var taken []history.Event
	err := db.write(context.WithoutCancel(ctx), func(q *query) (err error) {
		if taken, err = q.newest(n, when.At+Slack); err != nil {
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
	err := q.each(`SELECT `+eventColumns+` FROM `+byDay+` WHERE (e.kind IN ({review}, {cram}, {forget}) OR e.kind <> {void} AND e.at > ?)
		AND `+ofLearner+` AND `+unvoided+`
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

// NewestMarks returns the newest unvoided suspension, burial, flag or opposite of a study day or
// later ones, with those of its kind that were made with it, by item; none where there is none.
func (db *DB) NewestMarks(ctx context.Context, day int) (marks []history.Event, err error) {
	err = db.read(ctx, func(q *query) error {
		return q.each(`SELECT `+eventColumns+` FROM `+byDay+` WHERE e.day >= ?
			AND e.kind IN ({suspend}, {unsuspend}, {bury}, {unbury}, {flag}, {unflag}) AND `+ofLearner+` AND `+unvoided+`
			ORDER BY e.day DESC, e.at DESC, e.id DESC`, []any{day}, func(row scanner) error {
			next, err := scanEvent(row)
			switch {
			case err != nil:
			case len(marks) == 0 || next.At > marks[0].At: // a later time may be of an earlier day
				marks = []history.Event{next}
			case next.At == marks[0].At && next.Kind == marks[0].Kind:
				marks = append(marks, next)
			}
			return err
		})
	})
	slices.SortFunc(marks, func(a, b history.Event) int { return cmp.Compare(a.Item, b.Item) })
	return marks, err
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
