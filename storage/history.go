package storage

import (
	"context"
	"database/sql"
	"errors"
	"math"

	"goodcard/history"
	"goodcard/scheduler"
)

// eventColumns are those that scanEvent reads, of event e, item i and device d.
const eventColumns = eventKeys + `, e.body`

// foldedColumns are eventColumns without the texts that no replay reads: a note or a version may be large,
// and a card may have had many.
const foldedColumns = eventKeys + `, CASE WHEN e.kind IN ({note}, {edit}) THEN NULL ELSE e.body END`

const eventKeys = `i.id, e.at, e.id, d.name, d.id, e.offset_min, e.day, e.kind, e.grade, e.ms, e.wording`

const eventTables = `event e JOIN item i ON i.k = e.item JOIN device d ON d.k = e.device`

// scanEvent reads the columns eventColumns, and into more what follows them.
func scanEvent(row scanner, more ...any) (history.Event, error) {
	var (
		e             history.Event
		id, by        []byte
		grade, ms     sql.NullInt64
		wording, body sql.NullString
	)
	err := row.Scan(append([]any{&e.Item, &e.At, &id, &e.Device, &by, &e.Offset, &e.Day, &e.Kind, &grade, &ms, &wording, &body},
		more...)...)
	copy(e.ID[:], id)
	copy(e.By[:], by)
	e.Grade, e.MS = gradeOf(grade), ms.Int64
	e.Wording, e.Body = wording.String, body.String
	return e, err
}

// events returns all events whose memory stands under the item with key home, those of
// its former ids with them, in the order of replay. The texts of notes and versions are missing.
func (q *query) events(home int64) ([]history.Event, error) { return q.eventsWith(foldedColumns, home) }

// eventsWith is events with these columns.
func (q *query) eventsWith(columns string, home int64) ([]history.Event, error) {
	var events []history.Event
	// Those of one item stand in this order already. Asked for together with those of former ids, SQLite would
	// sort all of them, in memory; so it merges them.
	of := `SELECT ` + columns + ` FROM ` + eventTables + ` WHERE e.item `
	const at, id = `2`, `3` // among the columns
	err := q.each(of+`= ?1 UNION ALL `+of+`IN (SELECT k FROM item WHERE home = ?1) ORDER BY `+at+`, `+id, []any{home}, func(row scanner) error {
		e, err := scanEvent(row)
		if n := len(events); n > 0 {
			share(&e, &events[n-1])
			if n >= manyEvents && n == cap(events) {
				err = errors.Join(err, q.room(&events, `SELECT count(*) FROM event WHERE item IN (SELECT ?1 UNION ALL SELECT k FROM item WHERE home = ?1)`, home))
			}
		}
		events = append(events, e)
		return err
	})
	return events, err
}

// share keeps of the texts that two events have in common those of the other one.
func share(e, other *history.Event) {
	for _, text := range []struct{ of, same *string }{{&e.Item, &other.Item}, {&e.Device, &other.Device}, {&e.Wording, &other.Wording}, {&e.Body, &other.Body}} {
		if *text.of == *text.same {
			*text.of = *text.same
		}
	}
}

// Steps returns the history of an item, that of its former ids with it, with the state
// after each event. It is empty for an item that the history does not know.
func (db *DB) Steps(ctx context.Context, item string) ([]history.Step, error) {
	var steps []history.Step
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(item)
		if err != nil || k == 0 {
			return err
		}
		events, err := q.eventsWith(eventColumns, k)
		if err != nil {
			return err
		}
		_, _, err = db.replayed(q, events, func(s history.Step) { steps = append(steps, s) })
		return err
	})
	return steps, err
}

// History calls do for every event of the collection, in the order of replay: by time and
// id. counted tells of an unvoided review that it was the first of its item on its study
// day. do must not use the database.
func (db *DB) History(ctx context.Context, do func(e history.Event, counted bool) error) error {
	return db.view(ctx, func(q *query) error {
		taken, err := q.allVoided()
		if err != nil {
			return err
		}
		c := chronicle{do: do, taken: taken, counters: map[int64]history.Counter{}}
		if c.replayed, err = db.countedOfUpdated(q); err != nil {
			return err
		}
		err = q.each(`SELECT `+eventColumns+`, coalesce(i.home, i.k) FROM `+byDay+` ORDER BY e.day, e.at, e.id`, nil, func(row scanner) error {
			var home int64
			e, err := scanEvent(row, &home)
			if err != nil {
				return err
			}
			return c.add(e, home)
		})
		if err != nil {
			return err
		}
		return c.release(math.MaxInt64)
	})
}

// countedOfUpdated returns the counted reviews of the items that an update of a deck appended
// events to, by their homes: only a replay knows them.
func (db *DB) countedOfUpdated(q *query) (map[int64]map[history.ID]bool, error) {
	var homes []int64
	err := q.each(`SELECT DISTINCT coalesce(i.home, i.k) FROM event e INDEXED BY event_update JOIN item i ON i.k = e.item
		WHERE `+ofUpdate, nil, func(row scanner) error {
		var home int64
		err := row.Scan(&home)
		homes = append(homes, home)
		return err
	})
	if err != nil {
		return nil, err
	}
	counted := map[int64]map[history.ID]bool{}
	for _, home := range homes {
		events, err := q.events(home)
		if err != nil {
			return nil, err
		}
		counted[home] = map[history.ID]bool{}
		_, _, err = db.replayed(q, events, func(s history.Step) {
			if s.Counted {
				counted[home][s.ID] = true
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return counted, nil
}

// allVoided returns the ids that any void takes back. Undo is rare, so they are few.
func (q *query) allVoided() (map[history.ID]bool, error) {
	var voids []history.Event
	err := q.each(`SELECT coalesce(body, '') FROM event INDEXED BY event_void WHERE kind = {void}`, nil, func(row scanner) error {
		e := history.Event{Entry: history.Entry{Kind: history.Void}}
		err := row.Scan(&e.Body)
		voids = append(voids, e)
		return err
	})
	return history.Voided(voids), err
}

// byDay joins as eventTables does and reads events along the index of study days.
const byDay = `event e INDEXED BY event_day JOIN item i ON i.k = e.item JOIN device d ON d.k = e.device`

// unvoided is the condition that no void takes event e back. A void stands with the item
// of its target, and voids have an index of their own, since few items have any.
const unvoided = `NOT EXISTS (SELECT 1 FROM event v INDEXED BY event_void WHERE v.item = e.item AND v.kind = {void} AND v.body = ` + idText + `)`

// ofUpdate is the condition that an update of a deck appended event e; they have an index of
// their own.
const ofUpdate = `e.kind IN ({forget}, {seed}, {nudge}) AND instr(e.body, '"for":') > 0`

// ofLearner is the condition that a learner did event e here or on another device of theirs:
// it neither came from another program nor with an update of a deck.
const ofLearner = `substr(hex(e.id), 13, 1) <> '8' AND NOT coalesce(` + ofUpdate + `, 0)`

// idText is the id of event e as [history.ID.String] writes it.
const idText = `lower(substr(hex(e.id), 1, 8) || '-' || substr(hex(e.id), 9, 4) || '-' || substr(hex(e.id), 13, 4) || '-' ||
	substr(hex(e.id), 17, 4) || '-' || substr(hex(e.id), 21))`

// Slack is how many milliseconds after now an event may be dated before a clock was wrong.
const Slack = 3_600_000

// Future returns how many events are dated more than an hour after now and not taken back:
// the clock of a device was wrong when they were made. [DB.Undo] reaches all of them.
func (db *DB) Future(ctx context.Context, now history.Moment) (int, error) {
	// Zones differ by up to 26 hours and rollovers by 23: a later event may be of an earlier day.
	var n int
	err := db.read(ctx, func(q *query) error {
		// The index knows the times: only what it finds to be later is looked up in the table.
		_, err := q.row(`SELECT count(*) FROM event f INDEXED BY event_day CROSS JOIN event e ON e.item = f.item AND e.at = f.at AND e.id = f.id
			WHERE f.day >= ? - 3 AND f.at > ? AND f.kind <> {void} AND `+ofLearner+` AND `+unvoided,
			[]any{now.Day, now.At + Slack}, &n)
		return err
	})
	return n, err
}

// TimedAnswers returns the newest unvoided reviews that have a time, newest first and 200 at most.
func (db *DB) TimedAnswers(ctx context.Context) (answers []history.Timed, err error) {
	const newest = 200
	err = db.read(ctx, func(q *query) error {
		return q.each(`SELECT e.item, e.day, e.ms FROM event e INDEXED BY event_day WHERE e.kind = {review} AND e.ms > 0 AND `+unvoided+`
			ORDER BY e.day DESC, e.at DESC LIMIT ?`, []any{newest}, func(row scanner) error {
			var a history.Timed
			err := row.Scan(&a.Item, &a.Day, &a.MS)
			answers = append(answers, a)
			return err
		})
	})
	return answers, err
}

func gradeOf(value sql.NullInt64) scheduler.Grade { return scheduler.Grade(value.Int64) }
