package storage

import (
	"context"
	"math"

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

// dueItems are the items of installed decks due from day ?2 to day ?3 that may be studied on
// day ?1: not suspended, not buried, and not of one of the cards ?4 that were studied on that
// day. The index has all the columns that are asked of it.
const dueItems = `memory m INDEXED BY memory_due
	WHERE m.due BETWEEN ?2 AND ?3 AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL AND m.buried_day IS NOT ?1
	AND m.card NOT IN (SELECT value FROM json_each(?4))`

// ever is a day on which nothing is due yet.
const ever = math.MinInt32

// DueCards counts the cards that have an item due on a day, or within so many days after it, and may
// be studied behind what was done on the day, and no further than to most. Of siblings that are due
// together only one can be studied, so cards are what a limit counts.
func (db *DB) DueCards(ctx context.Context, done Done, ahead, most int) (n int, err error) {
	err = db.read(ctx, func(q *query) error {
		// A set takes a third of the memory that sorting by card would, and less time at a start.
		_, err := q.row(`SELECT count(*) FROM (SELECT DISTINCT m.card FROM `+dueItems+` LIMIT ?5)`, []any{done.Day, ever, done.Day + ahead, done.cards(), most}, &n)
		return err
	})
	return n, err
}

// A DueQuery says which due items are wanted, and in which order.
type DueQuery struct {
	Done    Done // what was done on the day
	Early   int  // what is due within so many days after the day, the soonest first, in place of what is due on it
	Filter  Filter
	Backlog bool // the least overdue for their interval first: they are the likeliest to be remembered
	About   int  // how many are wanted: to find the first few of many is less work than to sort them all
}

// Due calls do for each item that is wanted, until it returns false. The order of a day is a
// hash of day and item.
func (db *DB) Due(ctx context.Context, want DueQuery, do func(Candidate) bool) error {
	where, args, err := want.Filter.where(8)
	if err != nil {
		return err
	}
	day := want.Done.Day
	spans := [][2]int{{ever, day}}
	switch {
	case want.Early > 0:
		spans = [][2]int{{day + 1, day + want.Early}}
	case want.Backlog: // what is late comes last, and is not even read where the others are enough
		spans = [][2]int{{day, day}, {ever, day - 1}}
	}
	text := want.text(where)
	return db.read(ctx, func(q *query) error {
		for _, span := range spans {
			done, err := q.due(text, want, span, args, do)
			if err != nil || done {
				return err
			}
		}
		return nil
	})
}

// text returns the statement that reads a page of due items. What decks say is looked up
// behind the sort, for the few rows that are read.
func (want DueQuery) text(where string) string {
	const place = `((m.shuffle * ?5) & 0x7fffffff)`
	order := place + `, m.item`
	switch {
	case want.Early > 0:
		order = `m.due, ` + order
	case want.Backlog:
		order = `CAST(?1 - m.due AS REAL) / m.interval, ` + order
	}
	content := ""
	if !want.Filter.All() {
		content = ` CROSS JOIN content c ON c.item = s.item`
	}
	return `SELECT i.id, s.place / 2147483648.0
		FROM (SELECT m.item AS item, ` + place + ` AS place FROM ` + dueItems + ` ORDER BY ` + order + ` LIMIT ?6 OFFSET ?7) s` + content + `
		CROSS JOIN item i ON i.k = s.item WHERE ` + where
}

// due reads the items due on the days of a span, page after page, until do returns false,
// and reports whether it did.
func (q *query) due(text string, want DueQuery, span [2]int, args []any, do func(Candidate) bool) (done bool, err error) {
	read, day, cards := 0, want.Done.Day, want.Done.cards()
	asked := func(c Candidate) bool {
		read++
		done = !do(c)
		return !done
	}
	for from, size := 0, max(want.About, 1); ; from, size = from+size, 8*size {
		page := append([]any{day, span[0], span[1], cards, multiplier(day), size, from}, args...)
		if err := q.each(text, page, candidates(asked)); err != nil || done {
			return done, err
		}
		if want.Filter.All() && read < from+size {
			return false, nil
		}
		var rest bool
		if _, err := q.row(`SELECT EXISTS (SELECT 1 FROM `+dueItems+` LIMIT 1 OFFSET ?5)`,
			[]any{day, span[0], span[1], cards, from + size}, &rest); err != nil || !rest {
			return false, err
		}
	}
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

// Suspended counts the suspended items that installed decks have.
func (db *DB) Suspended(ctx context.Context) (int, error) {
	var n int
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(*) FROM memory m INDEXED BY memory_suspended WHERE m.suspended = 1 AND m.card IS NOT NULL`, nil, &n)
		return err
	})
	return n, err
}

// DueUntil counts the items due on a study day or before it, those with them that are buried for today.
func (db *DB) DueUntil(ctx context.Context, day int) (n int, err error) {
	err = db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT count(*) FROM memory m INDEXED BY memory_due
			WHERE m.due <= ? AND m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL`, []any{day}, &n)
		return err
	})
	return n, err
}

// Known counts the items that can be studied, the cards that they are of, and those items with a
// counted pass.
func (db *DB) Known(ctx context.Context) (known, items, cards int, err error) {
	err = db.view(ctx, func(q *query) error {
		if _, err := q.row(`SELECT count(*), count(DISTINCT card) FROM content`, nil, &items, &cards); err != nil {
			return err
		}
		_, err := q.row(`SELECT count(*) FROM memory WHERE passed > 0 AND card IS NOT NULL`, nil, &known)
		return err
	})
	return known, items, cards, err
}

// Place returns the place of an item in the order of a day, from 0 to 1.
func Place(item string, day int) float64 {
	return float64(history.Shuffle(item)*multiplier(day)&0x7fffffff) / (1 << 31)
}
