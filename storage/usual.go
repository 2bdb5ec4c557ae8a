package storage

import "context"

// UsualDay returns the median of the items reviewed on the last n study days with reviews
// before day, and 0 without any. An item is counted once a day.
func (db *DB) UsualDay(ctx context.Context, day, n int) (float64, error) {
	// Few items were renamed, and the others are not looked up.
	const home = `CASE WHEN e.item IN (SELECT k FROM item INDEXED BY item_home WHERE home IS NOT NULL)
		THEN (SELECT home FROM item WHERE k = e.item) ELSE e.item END`
	const before = `SELECT e.day FROM event e INDEXED BY event_day WHERE ` + reviewed + ` AND e.day < `
	var median float64
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`WITH RECURSIVE past(day) AS (
				SELECT (`+before+`?1 ORDER BY e.day DESC LIMIT 1)
				UNION ALL SELECT (`+before+`past.day ORDER BY e.day DESC LIMIT 1) FROM past WHERE past.day IS NOT NULL LIMIT ?2),
			size(n) AS MATERIALIZED (SELECT (SELECT count(DISTINCT `+home+`) FROM event e INDEXED BY event_day
				WHERE e.day = past.day AND `+reviewed+`) FROM past WHERE past.day IS NOT NULL),
			days(n) AS (SELECT count(*) FROM size)
			SELECT coalesce(avg(n), 0) FROM (SELECT n FROM size ORDER BY n
				LIMIT (SELECT 2 - n % 2 FROM days) OFFSET (SELECT (n - 1) / 2 FROM days))`, []any{day, n}, &median)
		return err
	})
	return median, err
}
