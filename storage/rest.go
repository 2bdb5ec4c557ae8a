package storage

import "context"

// A Rest is what installed decks have of a filter that no day has brought yet.
type Rest struct {
	Any       bool // the filter lets any item through
	New       int  // new items that are not suspended
	Suspended int  // new items that are
	Later     int  // of New, those that wait for a path: until a unit opens, or it is done; none that is buried for the day
}

// Rest counts what is left of what f lets through, on a study day.
func (db *DB) Rest(ctx context.Context, day int, f Filter) (r Rest, err error) {
	where, args, err := f.where(1)
	if err != nil {
		return r, err
	}
	err = db.view(ctx, func(q *query) error {
		if _, err := q.row(`SELECT EXISTS (SELECT 1 FROM content c WHERE `+where+`)`, args, &r.Any); err != nil {
			return err
		}
		w, err := q.ways(day)
		if err != nil {
			return err
		}
		if err := q.newBarred(w, day, f, func(_ string, n int) { r.Later += n }); err != nil {
			return err
		}
		_, err = q.row(`SELECT count(*) FILTER (WHERE coalesce(m.suspended, 0) = 0), count(*) FILTER (WHERE m.suspended = 1)
			FROM deck d CROSS JOIN content c INDEXED BY content_new ON c.deck = d.k AND c.studied = 0
			LEFT JOIN memory m ON m.item = c.item WHERE `+where, args, &r.New, &r.Suspended)
		return err
	})
	return r, err
}

// AnyNew reports whether any new item that is not suspended is left of what f lets through: often
// the first of a deck tells, where [DB.Rest] reads them all.
func (db *DB) AnyNew(ctx context.Context, f Filter) (any bool, err error) {
	where, args, err := f.where(1)
	if err != nil {
		return false, err
	}
	err = db.read(ctx, func(q *query) error {
		_, err := q.row(`SELECT EXISTS (SELECT 1 FROM deck d CROSS JOIN content c INDEXED BY content_new ON c.deck = d.k AND c.studied = 0
			LEFT JOIN memory m ON m.item = c.item WHERE coalesce(m.suspended, 0) = 0 AND `+where+`)`, args, &any)
		return err
	})
	return any, err
}

// NextDue returns the first study day from a day on on which an item that f lets through is due:
// the day itself where one was due before. found is false where none is due ever.
func (db *DB) NextDue(ctx context.Context, day int, f Filter) (next int, found bool, err error) {
	where, args, err := f.where(2)
	if err != nil {
		return 0, false, err
	}
	err = db.read(ctx, func(q *query) error {
		found, err = q.row(`SELECT max(m.due, ?1) FROM memory m INDEXED BY memory_due CROSS JOIN content c ON c.item = m.item
			WHERE m.due IS NOT NULL AND m.suspended = 0 AND m.card IS NOT NULL AND `+where+` ORDER BY m.due LIMIT 1`,
			append([]any{day}, args...), &next)
		return err
	})
	return next, found, err
}
