package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/scheduler"
)

// Done is what was done on a study day, of the whole collection.
type Done struct {
	Day     int
	New     int     // items of which a review was given while they were new
	Reviews int     // other items
	Given   []Given // reviews that stand, oldest first

	items []sat // each once, in the order of its first review
	at    map[string]int
}

// A Given is a review of a day.
type Given struct {
	Item  string // by the id that it has now: its card may have been renamed since
	Grade scheduler.Grade
	At    int64 // milliseconds since 1970, UTC
}

// A sat is an item that was reviewed on a day.
type sat struct {
	history.Sitting
	id   string
	k    int64
	card integer // NULL where no installed deck has it
}

// Done returns what was done on a study day, whatever was done on later ones: the history has
// an index of its days, and of the items that it names there what was done on the day stands
// in their kept answers.
func (db *DB) Done(ctx context.Context, day int) (Done, error) {
	var done Done
	err := db.read(ctx, func(q *query) (err error) {
		done, err = q.done(day)
		return err
	})
	return done, err
}

func (q *query) done(day int) (Done, error) {
	done := Done{Day: day, at: map[string]int{}}
	err := q.sittings(day, func(s *sat, g Given) error {
		done.Given = append(done.Given, g)
		if s != nil {
			done.add(*s)
		}
		return nil
	})
	return done, err
}

// sittings calls do for each review of a study day that stands, oldest first, and with the
// first of each item for what was done with the item.
func (q *query) sittings(day int, do func(*sat, Given) error) error {
	met := map[int64]bool{}
	var answers []history.Answer
	return q.each(`SELECT h.k, h.id, e.grade, e.at, m.answers, c.card FROM event e INDEXED BY event_day JOIN item i ON i.k = e.item
		JOIN item h ON h.k = coalesce(i.home, i.k) LEFT JOIN memory m ON m.item = h.k LEFT JOIN content c ON c.item = h.k
		WHERE e.day = ? AND `+reviewed+` ORDER BY e.at, e.id`, []any{day}, func(row scanner) (err error) {
		var s sat
		var grade integer
		var at int64
		var packed sql.RawBytes
		if err := row.Scan(&s.k, &s.id, &grade, &at, &packed, &s.card); err != nil {
			return err
		}
		given := Given{s.id, scheduler.Grade(grade.value), at}
		if met[s.k] {
			return do(nil, given)
		}
		met[s.k] = true
		if answers, err = history.Unpack(packed, answers[:0]); err != nil {
			return fmt.Errorf("%s: %w", s.id, err)
		}
		s.Sitting = history.SittingOn(answers, day)
		return do(&s, given)
	})
}

func (d *Done) add(s sat) {
	d.at[s.id] = len(d.items)
	d.items = append(d.items, s)
	if s.New {
		d.New++
	} else {
		d.Reviews++
	}
}

// Sitting returns what was done with an item on the day.
func (d Done) Sitting(item string) history.Sitting {
	if at, ok := d.at[item]; ok {
		return d.items[at].Sitting
	}
	return history.Sitting{}
}

// Brought counts the new items of the day by the deck that has them.
func (d Done) Brought() map[string]int {
	counts := map[string]int{}
	for _, s := range d.items {
		if s.New && s.card.valid {
			counts[deck.ParseRef(s.id).Deck]++
		}
	}
	return counts
}

// keys returns the keys of items or cards as a list for SQL.
func (d Done) keys(of func(sat) (key int64, ok bool)) string {
	keys := []int64{}
	for _, s := range d.items {
		if key, ok := of(s); ok {
			keys = append(keys, key)
		}
	}
	return listOf(keys)
}

// listOf writes keys as json_each reads them.
func listOf(keys []int64) string {
	list, err := json.Marshal(keys)
	if err != nil {
		panic(err) // numbers
	}
	return string(list)
}

// cards returns the cards whose siblings wait for the next day.
func (d Done) cards() string {
	return d.keys(func(s sat) (int64, bool) { return s.card.value, s.card.valid })
}

// studied returns the items of the day.
func (d Done) studied() string {
	return d.keys(func(s sat) (int64, bool) { return s.k, true })
}

// again returns the items that come again on the day.
func (d Done) again() string {
	return d.keys(func(s sat) (int64, bool) { return s.k, s.Again })
}

// Learning returns the items that come again on the day and that f lets through.
func (db *DB) Learning(ctx context.Context, done Done, f Filter) ([]Candidate, error) {
	where, args, err := f.where(3)
	if err != nil {
		return nil, err
	}
	var found []Candidate
	err = db.read(ctx, func(q *query) error {
		return q.each(`SELECT i.id, 0.0 FROM content c JOIN item i ON i.k = c.item JOIN memory m ON m.item = c.item
			WHERE c.item IN (SELECT value FROM json_each(?2)) AND m.suspended = 0 AND m.buried_day IS NOT ?1
			AND `+where+` ORDER BY i.id`, append([]any{done.Day, done.again()}, args...), candidates(func(c Candidate) bool {
			found = append(found, c)
			return true
		}))
	})
	return found, err
}

// Sitting returns what was done with an item on a study day.
func (db *DB) Sitting(ctx context.Context, item string, day int) (history.Sitting, error) {
	var s history.Sitting
	err := db.read(ctx, func(q *query) error {
		k, err := q.home(item)
		if err != nil || k == 0 {
			return err
		}
		var r outcome
		if _, err := q.row(`SELECT answers FROM memory WHERE item = ?`, []any{k}, &r.answers); err != nil {
			return err
		}
		s, err = r.sitting(day)
		return err
	})
	return s, err
}
