package storage

import (
	"context"
	"database/sql"
	"encoding/json"

	"goodcard/history"
)

// reviewed is the condition that event e is a review that stands.
const reviewed = `e.kind = {review} AND ` + unvoided

// LastStudied returns the newest study day with a review that stands, of those until now. One
// that lies after today is among them where its time has come: whoever flies back over the date
// line lives a day again. found is false where nothing was studied.
func (db *DB) LastStudied(ctx context.Context, now history.Moment) (day int, found bool, err error) {
	err = db.read(ctx, func(q *query) error {
		found, err = q.row(`SELECT e.day FROM event e INDEXED BY event_day WHERE e.day <= ?1 + ?3 AND (e.day <= ?1 OR e.at <= ?2) AND `+reviewed+`
			ORDER BY e.day DESC LIMIT 1`, []any{now.Day, now.At + Slack, reach}, &day)
		return err
	})
	return day, found, err
}

// Streak counts the study days with a review in the row that ends with day last. A gap ends the
// row unless nothing could have been asked in it; see [DB.Waited]. It is one seek for each day
// of the row, and for each gap in it a few for each item of the day behind it, and a look at the
// items where those do not tell.
func (db *DB) Streak(ctx context.Context, last int) (days int, err error) {
	err = db.view(ctx, func(q *query) error {
		for {
			first := last
			_, err := q.row(`WITH RECURSIVE row(day) AS (VALUES (?) UNION ALL SELECT day - 1 FROM row
					WHERE EXISTS (SELECT 1 FROM event e INDEXED BY event_day WHERE e.day = row.day - 1 AND `+reviewed+`))
				SELECT min(day) FROM row`, []any{last}, &first)
			if err != nil {
				return err
			}
			days += last - first + 1
			before, err := q.row(`SELECT e.day FROM event e INDEXED BY event_day WHERE e.day < ? AND `+reviewed+`
				ORDER BY e.day DESC LIMIT 1`, []any{first}, &last)
			if err != nil || !before {
				return err
			}
			if waited, err := q.waited(first, nil); err != nil || waited {
				return err
			}
		}
	})
	return days, err
}

// Waited reports whether an item of which of says so, any where it is nil, could have been
// asked on the day before a study day: an item had been due then, whenever it was reviewed, or
// the day itself has a first review of a new card that no pass of the day had freed.
func (db *DB) Waited(ctx context.Context, day int, of func(item string) bool) (waited bool, err error) {
	err = db.view(ctx, func(q *query) error {
		waited, err = q.waited(day, of)
		return err
	})
	return waited, err
}

func (q *query) waited(day int, of func(item string) bool) (bool, error) {
	var all []sat
	late := false
	err := q.sittings(day, func(s *sat, _ Given) error {
		if s == nil {
			return nil
		}
		all = append(all, *s)
		if late = s.Late && s.among(of); late {
			return errStop
		}
		return nil
	})
	if err != nil || late {
		return late, err
	}
	for i, s := range all {
		if !s.First || !s.among(of) {
			continue
		}
		if freed, err := q.freed(day, s, all[:i]); err != nil || !freed {
			return true, err
		}
	}
	return q.dueOn(day-1, of)
}

// dueOn reports whether an item of which of says so that is studied now was due at the end of a study
// day. It reads until it finds one: where a day had many cards due, one soon comes.
func (q *query) dueOn(day int, of func(item string) bool) (due bool, err error) {
	var answers []history.Answer
	err = q.each(`SELECT i.id, m.answers, m.due FROM memory m JOIN content c ON c.item = m.item JOIN item i ON i.k = m.item
		WHERE m.due IS NOT NULL AND m.suspended = 0`, nil, func(row scanner) error {
		var s sat
		var packed sql.RawBytes
		var next integer
		if err := row.Scan(&s.id, &packed, &next); err != nil || !s.among(of) {
			return err
		}
		if answers, err = history.Unpack(packed, answers[:0]); err != nil {
			return err
		}
		if due = history.DueOn(answers, int(next.value), day); due {
			return errStop
		}
		return nil
	})
	return due, err
}

// among reports whether of says so of the item, or is nil.
func (s *sat) among(of func(item string) bool) bool { return of == nil || of(s.id) }

// freed reports whether a new card waited for a concept before a study day, and for none when it
// came, since items that came earlier on the day were passed; or a unit of a path that has it opened on that day.
func (q *query) freed(day int, came sat, earlier []sat) (bool, error) {
	var about string
	if _, err := q.row(`SELECT concepts FROM card WHERE k = ?`, []any{came.card.value}, &about); err != nil {
		return false, err
	}
	w, err := q.ways(day)
	if err != nil {
		return false, err
	}
	if w.any {
		before, err := q.ways(day - 1)
		if err != nil {
			return false, err
		}
		var opened bool
		if _, err := q.row(`SELECT `+w.open("?1")+` AND NOT `+before.open("?1"), []any{came.card.value}, &opened); err != nil || opened {
			return opened, err
		}
	}
	concepts := splitLines(about)
	passed, err := q.passedBefore(day, concepts)
	if err != nil {
		return false, err
	}
	before, err := q.waitsWith(w, passed, concepts)
	if err != nil || !before {
		return false, err
	}
	for _, s := range earlier {
		if s.Passed {
			passed = append(passed, s.k)
		}
	}
	after, err := q.waitsWith(w, passed, concepts)
	return !after, err
}

// waitsWith reports whether a new card about these concepts would wait for one if these items
// and no others were passed.
func (q *query) waitsWith(w ways, passed []int64, concepts []string) (bool, error) {
	g := newGates(w)
	g.passed = listOf(passed)
	err := g.learn(q, concepts)
	return len(g.waits(concepts)) > 0, err
}

// passedBefore returns the items about any of these concepts, or about what they need, that were
// passed before a study day. A seed is no pass of any day.
func (q *query) passedBefore(day int, concepts []string) ([]int64, error) {
	list, err := json.Marshal(concepts)
	if err != nil {
		return nil, err
	}
	passed := []int64{}
	var answers []history.Answer
	err = q.each(`SELECT DISTINCT m.item, m.answers, m.seeded > 0 FROM card_concept a JOIN content c ON c.card = a.card JOIN memory m ON m.item = c.item
		WHERE a.concept IN (SELECT value FROM json_each(?1)
			UNION SELECT n.needs FROM need n WHERE n.holds = 1 AND n.concept IN (SELECT value FROM json_each(?1)))`, []any{string(list)}, func(row scanner) (err error) {
		var k int64
		var packed sql.RawBytes
		var seeded bool
		if err := row.Scan(&k, &packed, &seeded); err != nil {
			return err
		}
		if answers, err = history.Unpack(packed, answers[:0]); err != nil {
			return err
		}
		if seeded || history.KnownBefore(answers, day) {
			passed = append(passed, k)
		}
		return nil
	})
	return passed, err
}
