package storage

import (
	"context"
	"errors"
)

// A Tally counts the items of a deck. No item is counted twice but in Items and Unbegun.
type Tally struct {
	Items     int // that can be studied
	Cards     int // that they are of
	Unbegun   int // of them, without a review since they were last forgotten, however they stand
	New       int // may come
	HeldBack  int // new items that wait for concepts
	Later     int // new items that wait for a path: until a unit opens, or it is done
	Due       int
	Suspended int
}

// setAside selects the items that are suspended, and those buried for day ?1: no index has these,
// but the history has one of its days.
const setAside = `SELECT item FROM memory INDEXED BY memory_suspended WHERE suspended = 1
	UNION SELECT m.item FROM event e INDEXED BY event_day JOIN item i ON i.k = e.item JOIN memory m ON m.item = coalesce(i.home, i.k)
	WHERE e.day = ?1 AND e.kind = {bury} AND m.buried_day = ?1`

// dueStanding are the memories that stand as due by day ?3, as day ?1 sees them: those neither
// suspended nor buried nor among the items ?2, which come again on the day.
const dueStanding = `memory m INDEXED BY memory_due WHERE m.due <= ?3 AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL
	AND m.buried_day IS NOT ?1 AND m.item NOT IN (SELECT value FROM json_each(?2))`

// Tally counts the items of each active deck by how they stand on a day.
func (db *DB) Tally(ctx context.Context, done Done) (map[string]Tally, error) {
	tallies := map[string]Tally{}
	add := func(deck string, n int, count func(*Tally, int)) {
		t := tallies[deck]
		count(&t, n)
		tallies[deck] = t
	}
	count := func(q *query, text string, args []any, count func(*Tally, int)) error {
		return q.each(text, args, func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			add(id, n, count)
			return err
		})
	}
	return tallies, db.view(ctx, func(q *query) error {
		g, about, err := q.newAbout(done.Day, Filter{}, true)
		for _, a := range about {
			if len(g.waits(a.concepts)) > 0 {
				add(a.deck, a.items, func(t *Tally, n int) { t.New, t.HeldBack = t.New-n, t.HeldBack+n })
			}
		}
		return errors.Join(err,
			count(q, `SELECT id, (SELECT count(*) FROM content WHERE deck = d.k) FROM deck d WHERE active = 1`, nil,
				func(t *Tally, n int) { t.Items = n }),
			count(q, `SELECT id, (SELECT count(*) FROM card k WHERE k.deck = d.k AND EXISTS (SELECT 1 FROM content c WHERE c.card = k.k))
				FROM deck d WHERE active = 1`, nil, func(t *Tally, n int) { t.Cards = n }),
			count(q, `SELECT id, (SELECT count(*) FROM content INDEXED BY content_new WHERE deck = d.k AND studied = 0)
				FROM deck d WHERE active = 1`, nil, func(t *Tally, n int) { t.Unbegun, t.New = n, t.New+n }),
			count(q, `SELECT d.id, count(*) FROM (`+setAside+`) a JOIN content c ON c.item = a.item AND c.studied = 0
				JOIN deck d ON d.k = c.deck GROUP BY d.id`, []any{done.Day}, func(t *Tally, n int) { t.New -= n }),
			q.newBarred(g.ways, done.Day, Filter{}, func(deck string, n int) {
				add(deck, n, func(t *Tally, n int) { t.New, t.Later = t.New-n, t.Later+n })
			}),
			count(q, `SELECT d.id, count(*) FROM (SELECT m.item FROM `+dueStanding+`) m JOIN content c ON c.item = m.item
				JOIN deck d ON d.k = c.deck GROUP BY d.id`, []any{done.Day, done.again(), done.Day}, func(t *Tally, n int) { t.Due = n }),
			count(q, `SELECT d.id, count(*) FROM memory m INDEXED BY memory_suspended JOIN content c ON c.item = m.item
				JOIN deck d ON d.k = c.deck WHERE m.suspended = 1 GROUP BY d.id`, nil,
				func(t *Tally, n int) { t.Suspended = n }),
			q.tallyPaths(g, done, tallies))
	})
}

// StandDue counts the items that f lets through and that stand as due on a day, or within so many
// days after it and were not studied on it, whether the session of the day asks them or not.
func (db *DB) StandDue(ctx context.Context, done Done, f Filter, ahead int) (n int, err error) {
	text := `SELECT count(*) FROM ` + dueStanding + ` AND (m.due <= ?1 OR m.item NOT IN (SELECT value FROM json_each(?4)))`
	args := []any{done.Day, done.again(), done.Day + ahead, done.studied()}
	if !f.All() {
		where, of, err := f.where(5)
		if err != nil {
			return 0, err
		}
		text += ` AND m.item IN (SELECT c.item FROM content c WHERE ` + where + `)`
		args = append(args, of...)
	}
	err = db.read(ctx, func(q *query) error {
		_, err := q.row(text, args, &n)
		return err
	})
	return n, err
}
