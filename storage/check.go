package storage

import (
	"context"
	"errors"
	"fmt"
	"goodcard/history"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A Finding is one thing that Check found wrong.
type Finding struct {
	Check   string // "file", "foreign keys", "history", "memory", "index"
	Message string
	Cache   bool // only a cache is wrong: a rebuild mends it and loses nothing
}

// mostFindings bounds what a check reports of one kind.
const mostFindings = 20

// Check reads the whole database: the file, the references between tables, the
// invariants of the history, and the caches against a replay.
func (db *DB) Check(ctx context.Context) ([]Finding, error) {
	c := &checker{db: db}
	if err := db.read(ctx, c.file); err != nil || len(c.findings) > 0 {
		return c.findings, err // what is read of a damaged file means nothing
	}
	err := db.view(ctx, func(q *query) error {
		for _, check := range []func(*query) error{c.foreignKeys, c.history, c.memory, c.index} {
			if err := check(q); err != nil {
				return err
			}
		}
		return nil
	})
	return c.findings, err
}

type checker struct {
	db       *DB
	findings []Finding
	counts   map[string]int
}

func (c *checker) found(check string, cache bool, format string, args ...any) {
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	c.counts[check]++
	switch n := c.counts[check]; {
	case n <= mostFindings:
		c.findings = append(c.findings, Finding{check, fmt.Sprintf(format, args...), cache})
	case n == mostFindings+1:
		c.findings = append(c.findings, Finding{check, "and more of the same", cache})
	}
}

func (c *checker) file(q *query) error {
	err := q.watched().each(`PRAGMA integrity_check(20)`, nil, func(row scanner) error {
		var message string
		err := row.Scan(&message)
		if message != "ok" {
			c.found("file", false, "%s", strings.TrimPrefix(message, "*** in database main ***\n"))
		}
		return err
	})
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrCorrupt && len(c.findings) > 0 {
		return nil // as the findings say
	}
	return err
}

func (c *checker) foreignKeys(q *query) error {
	return q.watched().each(`SELECT "table", parent FROM pragma_foreign_key_check LIMIT 100`, nil, func(row scanner) error {
		var table, parent string
		err := row.Scan(&table, &parent)
		c.found("foreign keys", false, "a row of table %s names a row of table %s that is not there", table, parent)
		return err
	})
}

// history checks what no constraint of a table can say: a study day fits its time and
// offset, and a void names an event of its item.
func (c *checker) history(q *query) error {
	err := q.misdated(func(id string, at int64, day int) error {
		c.found("history", false, "%s: an event at %d ms has the study day %d, which its time and offset do not give", id, at, day)
		return nil
	})
	if err != nil {
		return err
	}
	return q.each(`SELECT i.id, v.body FROM event v INDEXED BY event_void JOIN item i ON i.k = v.item WHERE v.kind = {void}
		AND NOT EXISTS (SELECT 1 FROM event e WHERE e.item = v.item AND v.body = `+idText+`)`, nil,
		func(row scanner) error {
			var id, body string
			err := row.Scan(&id, &body)
			c.found("history", false, "%s: an event takes back %q, which the item does not have", id, body)
			return err
		})
}

// misdated gives the events to do whose time and offset cannot have their study day: with a
// rollover from 0 to 23 it is that of the date or of the one before.
func (q *query) misdated(do func(item string, at int64, day int) error) error {
	return q.each(`SELECT i.id, e.at, e.day FROM event e JOIN item i ON i.k = e.item
		WHERE e.day NOT BETWEEN (e.at + e.offset_min * 60000) / 86400000 - 1 AND (e.at + e.offset_min * 60000) / 86400000`, nil,
		func(row scanner) error {
			var id string
			var at int64
			var day int
			if err := row.Scan(&id, &at, &day); err != nil {
				return err
			}
			return do(id, at, day)
		})
}

// memory compares the cache with a replay of the whole history.
func (c *checker) memory(q *query) error {
	var fingerprint string
	if _, err := q.row(`SELECT value FROM meta WHERE name = ?`, []any{metaMadeBy}, &fingerprint); err != nil {
		return err
	}
	if fingerprint != c.db.policy.Fingerprint() {
		c.found("memory", true, "memory was made by %q, the settings ask for %q", fingerprint, c.db.policy.Fingerprint())
		return nil
	}
	replayed := 0
	err := c.db.replayAll(q, func(k int64, id string, want history.Memory) error {
		replayed++
		got, found, err := q.memory(k)
		if err == nil && !found {
			c.found("memory", true, "%s: no memory is kept, its history has one", id)
		} else if err == nil && !same(&got, &want) {
			c.found("memory", true, "%s: the memory that is kept differs from what its history gives", id)
		}
		return err
	})
	if err != nil {
		return err
	}
	var kept int
	if _, err := q.row(`SELECT count(*) FROM memory`, nil, &kept); err != nil {
		return err
	}
	if kept > replayed {
		c.found("memory", true, "%d items have a memory without a history", kept-replayed)
	}
	return nil
}

// index checks what is kept to find due and new cards quickly.
func (c *checker) index(q *query) error {
	err := q.each(`SELECT i.id FROM content c JOIN item i ON i.k = c.item LEFT JOIN memory m ON m.item = c.item
		WHERE c.studied <> coalesce(`+begun+`, 0)`, nil, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		c.found("index", true, "%s: the index of new cards does not fit its memory", id)
		return err
	})
	if err != nil {
		return err
	}
	return q.each(`SELECT i.id, m.shuffle, m.due IS CASE WHEN `+begun+` THEN min(m.last_day + m.interval, coalesce(m.nudge, m.last_day + m.interval)) END,
		m.card IS c.card FROM memory m JOIN item i ON i.k = m.item LEFT JOIN content c ON c.item = m.item`, nil, func(row scanner) error {
		var id string
		var place int64
		var fits, installed bool
		err := row.Scan(&id, &place, &fits, &installed)
		if err == nil && !installed {
			c.found("index", true, "%s: its card does not fit the installed decks", id)
		}
		if err == nil && !fits {
			c.found("index", true, "%s: its due day does not fit its memory", id)
		}
		if err == nil && place != history.Shuffle(id) {
			c.found("index", true, "%s: its place in the day does not fit its id", id)
		}
		return err
	})
}
