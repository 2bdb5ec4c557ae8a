package storage

import (
	"context"
	"errors"

	"goodcard/deck"
	"goodcard/history"
)

// A Candidate is an item that the queue of a day may hold.
type Candidate struct {
	Item  string
	Card  string
	Deck  string
	Place float64 // place in the day, from 0 to 1; due items only

	Concepts []string // full ids; for whoever looks them up
}

// Done is what was studied on a day, counted in items of the whole collection.
type Done struct {
	New     int // items whose first review was given
	Reviews int // other items
}

// Done counts what was studied on a day.
func (db *DB) Done(ctx context.Context, day int) (Done, error) {
	var done Done
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(*) FILTER (WHERE new_day IS studied_day), count(*) FILTER (WHERE new_day IS NOT studied_day)
			FROM memory INDEXED BY memory_studied WHERE studied_day = ?`, []any{day}, &done.New, &done.Reviews)
		return err
	})
	return done, err
}

// NewDone counts the items of each deck whose first review was given on a day.
func (db *DB) NewDone(ctx context.Context, day int) (map[string]int, error) {
	counts := map[string]int{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT d.id, count(*) FROM memory m INDEXED BY memory_studied JOIN content c ON c.item = m.item
			JOIN deck d ON d.k = c.deck WHERE m.studied_day = ?1 AND m.new_day = ?1 GROUP BY d.id`, []any{day}, func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			counts[id] = n
			return err
		})
	})
	return counts, err
}

// dueItems are the items of installed decks due until day ?2 that may be studied on day
// ?1: not suspended, not buried, and no sibling studied on that day. The indexes have all
// the columns that are asked of them.
const dueItems = `memory m INDEXED BY memory_due
	WHERE m.due <= ?2 AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL AND m.buried_day IS NOT ?1
	AND m.card NOT IN (SELECT card FROM memory INDEXED BY memory_studied WHERE studied_day = ?1 AND card IS NOT NULL)`

// DueCards counts the cards that have an item due on day and may be studied. Of siblings
// that are due together only one can be studied, so cards are what a limit counts.
func (db *DB) DueCards(ctx context.Context, day int) (int, error) {
	var n int
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(DISTINCT m.card) FROM `+dueItems, []any{day, day}, &n)
		return err
	})
	return n, err
}

// MoreDue tells whether more than n cards are due, as [DB.DueCards] counts them, without
// counting on.
func (db *DB) MoreDue(ctx context.Context, day, n int) (bool, error) {
	var found int
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(*) FROM (SELECT DISTINCT m.card FROM `+dueItems+` LIMIT ?3)`,
			[]any{day, day, max(n, 0) + 1}, &found)
		return err
	})
	return found > n, err
}

// Due gives the items to do that f lets through and that are due until ahead days after
// day, until it returns false. With a backlog the likeliest to be remembered come first:
// those with the least time gone for their interval. The order of a day is a hash of day
// and item. about says how many are wanted: to find the first few of many is less work
// than to sort them all.
func (db *DB) Due(ctx context.Context, day, ahead int, f Filter, backlog bool, about int, do func(Candidate) bool) error {
	const place = `((m.shuffle * ?3) & 0x7fffffff)`
	order := place + `, m.item`
	if backlog {
		order = `CAST(?1 - m.last_day AS REAL) / m.interval, ` + order
	}
	where, args, err := f.where(6)
	if err != nil {
		return err
	}
	content := ""
	if !f.All() {
		content = ` CROSS JOIN content c ON c.item = s.item`
	}
	// What decks say is looked up behind the sort, for the few rows that are read.
	text := `SELECT i.id, s.place / 2147483648.0
		FROM (SELECT m.item AS item, ` + place + ` AS place FROM ` + dueItems + ` ORDER BY ` + order + ` LIMIT ?4 OFFSET ?5) s` + content + `
		CROSS JOIN item i ON i.k = s.item WHERE ` + where
	wants := true
	asked := func(c Candidate) bool {
		wants = do(c)
		return wants
	}
	return db.read(ctx, func(q *query) error {
		for from, size := 0, max(about, 1); ; from, size = from+size, 8*size {
			page := append([]any{day, day + ahead, multiplier(day), size, from}, args...)
			if err := q.each(text, page, candidates(asked)); err != nil || !wants {
				return err
			}
			var rest bool
			if _, err := q.row(`SELECT EXISTS (SELECT 1 FROM `+dueItems+` LIMIT 1 OFFSET ?3)`,
				[]any{day, day + ahead, from + size}, &rest); err != nil || !rest {
				return err
			}
		}
	})
}

// candidates reads rows of item and place for do. Card and deck are parts of the item's id.
func candidates(do func(Candidate) bool) func(scanner) error {
	return func(row scanner) error {
		var c Candidate
		if err := row.Scan(&c.Item, &c.Place); err != nil {
			return err
		}
		ref := deck.ParseRef(c.Item)
		c.Card, c.Deck = ref.Card, ref.Deck
		if !do(c) {
			return errStop
		}
		return nil
	}
}

// multiplier makes another order of the shuffle column for every day: an odd number of
// at most 31 bits, so that a product stays below 2^62. Multiplying hashes by it is the
// multiply-shift scheme of Dietzfelbinger et al. (1997). The constants are SplitMix64's.
func multiplier(day int) int64 {
	z := uint64(day)*0x9e3779b97f4a7c15 + 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int64(z>>33) | 1
}

// New gives the items of a deck that were never studied, or were forgotten, and that f
// lets through, to do in file order, until it returns false: those not suspended or buried
// that have no sibling due or studied on day, and whose concepts' needs are known. do must
// not use the database.
func (db *DB) New(ctx context.Context, deck string, day int, f Filter, do func(Candidate) bool) error {
	where, args, err := f.where(3)
	if err != nil {
		return err
	}
	return db.read(ctx, func(q *query) error {
		return q.each(`SELECT i.id, 0.0 FROM content c INDEXED BY content_new CROSS JOIN item i ON i.k = c.item
			LEFT JOIN memory m ON m.item = c.item
			WHERE c.deck = (SELECT k FROM deck WHERE id = ?2) AND c.studied = 0
			AND coalesce(m.suspended, 0) = 0 AND m.buried_day IS NOT ?1
			AND NOT EXISTS (SELECT 1 FROM content c2 JOIN memory m2 ON m2.item = c2.item WHERE c2.card = c.card
				AND (m2.studied_day = ?1 OR c2.item <> c.item AND m2.due <= ?1 AND m2.suspended = 0 AND m2.buried_day IS NOT ?1))
			AND NOT EXISTS (SELECT 1 FROM card_concept cc JOIN need n ON n.concept = cc.concept AND n.holds = 1
				WHERE cc.card = c.card AND `+unknown("n.needs")+`)
			AND `+where+` ORDER BY c.pos`, append([]any{day, deck}, args...), candidates(do))
	})
}

// Learning returns the items that come again on day and that f lets through: studied on
// it and not yet graded 4.
func (db *DB) Learning(ctx context.Context, day int, f Filter) ([]Candidate, error) {
	where, args, err := f.where(2)
	if err != nil {
		return nil, err
	}
	var found []Candidate
	err = db.read(ctx, func(q *query) error {
		return q.each(`SELECT i.id, 0.0 FROM memory m INDEXED BY memory_studied
			JOIN content c ON c.item = m.item JOIN item i ON i.k = c.item
			WHERE m.studied_day = ?1 AND m.reviews > 0 AND m.last_grade < {good} AND m.suspended = 0 AND m.buried_day IS NOT ?1
			AND `+where+` ORDER BY i.id`, append([]any{day}, args...), candidates(func(c Candidate) bool {
			found = append(found, c)
			return true
		}))
	})
	return found, err
}

// Tally counts the items of decks.
type Tally struct {
	Cards     int // items that can be studied
	New       int // not studied yet, the suspended ones among them
	Due       int
	Suspended int
}

// Tally counts the items of each active deck on a day.
func (db *DB) Tally(ctx context.Context, day int) (map[string]Tally, error) {
	tallies := map[string]Tally{}
	count := func(q *query, text string, args []any, into func(*Tally) *int) error {
		return q.each(text, args, func(row scanner) error {
			var id string
			var n int
			err := row.Scan(&id, &n)
			t := tallies[id]
			*into(&t) = n
			tallies[id] = t
			return err
		})
	}
	return tallies, db.view(ctx, func(q *query) error {
		return errors.Join(
			count(q, `SELECT id, (SELECT count(*) FROM content WHERE deck = d.k) FROM deck d WHERE active = 1`, nil,
				func(t *Tally) *int { return &t.Cards }),
			count(q, `SELECT id, (SELECT count(*) FROM content INDEXED BY content_new WHERE deck = d.k AND studied = 0)
				FROM deck d WHERE active = 1`, nil, func(t *Tally) *int { return &t.New }),
			count(q, `SELECT d.id, count(*) FROM memory m INDEXED BY memory_due JOIN content c ON c.item = m.item
				JOIN deck d ON d.k = c.deck WHERE m.due <= ? AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL
				GROUP BY d.id`, []any{day},
				func(t *Tally) *int { return &t.Due }),
			count(q, `SELECT d.id, count(*) FROM memory m INDEXED BY memory_suspended JOIN content c ON c.item = m.item
				JOIN deck d ON d.k = c.deck WHERE m.suspended = 1 GROUP BY d.id`, nil,
				func(t *Tally) *int { return &t.Suspended }))
	})
}

// Suspended counts the suspended items that installed decks have.
func (db *DB) Suspended(ctx context.Context) (int, error) {
	var n int
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(*) FROM memory m INDEXED BY memory_suspended WHERE m.suspended = 1 AND m.card IS NOT NULL`, nil, &n)
		return err
	})
	return n, err
}

// Forecast counts the items due on each study day from one to another, both included.
func (db *DB) Forecast(ctx context.Context, from, to int) (map[int]int, error) {
	days := map[int]int{}
	err := db.read(ctx, func(q *query) error {
		return q.each(`SELECT m.due, count(*) FROM memory m INDEXED BY memory_due
			WHERE m.due BETWEEN ? AND ? AND m.suspended = 0 AND m.card IS NOT NULL GROUP BY m.due`, []any{from, to}, func(row scanner) error {
			var day, n int
			err := row.Scan(&day, &n)
			days[day] = n
			return err
		})
	})
	return days, err
}

// Known counts the items that can be studied, and those of them with a counted pass.
func (db *DB) Known(ctx context.Context) (known, items int, err error) {
	err = db.view(ctx, func(q *query) error {
		if _, err := q.row(`SELECT count(*) FROM content`, nil, &items); err != nil {
			return err
		}
		_, err := q.row(`SELECT count(*) FROM memory WHERE passed > 0 AND card IS NOT NULL`, nil, &known)
		return err
	})
	return known, items, err
}

// Place returns the place of an item in the order of a day, from 0 to 1.
func Place(item string, day int) float64 {
	return float64(history.Shuffle(item)*multiplier(day)&0x7fffffff) / (1 << 31)
}
