package storage

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"

	"goodcard/history"
)

// A Finding is one thing that Check found wrong.
type Finding struct {
	Check   string // "file", "tables", "foreign keys", "history", "memory", "index"
	Message string
	Cache   bool // only a cache is wrong: a rebuild mends it and loses nothing
}

// Beyond reports whether no rebuild mends what was found, and only a backup helps.
func (f *Finding) Beyond() bool {
	return !f.Cache && slices.Contains([]string{"file", "tables", "foreign keys", "history"}, f.Check)
}

// mostFindings bounds what a check reports of one kind.
const mostFindings = 20

// Check reads the whole database: the file, the references between tables, the
// invariants of the history, and the caches against what they are made of. It reads the
// history once.
func (db *DB) Check(ctx context.Context) ([]Finding, error) {
	c := &checker{db: db}
	err := c.check(ctx, c.file, c.tables, c.foreignKeys, c.ids, c.replay, c.index, c.derived, c.decks)
	return c.findings, err
}

// RebuildAndCheck does as [DB.Rebuild] and then [DB.Check] do, with one reading of the
// history: what was made in it is not made a second time to be compared.
func (db *DB) RebuildAndCheck(ctx context.Context) ([]Finding, error) {
	c := &checker{db: db}
	err := db.write(ctx, func(q *query) error { return db.rebuild(q, c.dates) })
	if err != nil {
		return nil, err
	}
	err = c.check(ctx, c.file, c.tables, c.foreignKeys, c.ids, c.index, c.derived, c.decks)
	return c.findings, err
}

// check makes the first check by itself, since what is read of a damaged file means nothing,
// and the others on one state of the database.
func (c *checker) check(ctx context.Context, file func(*query) error, others ...func(*query) error) error {
	before := c.findings
	c.findings = nil
	if err := c.db.read(ctx, c.db.during("reading the file, which is SQLite's integrity check", file)); err != nil || len(c.findings) > 0 {
		return err
	}
	c.findings = before
	return c.db.view(ctx, func(q *query) error {
		for _, check := range others {
			if err := check(q); err != nil {
				return err
			}
		}
		return nil
	})
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
	return q.faults(mostFindings, func(message string) error {
		c.found("file", false, "%s", message)
		return nil
	})
}

// tables finds what is not as goodcard made it. What could be made again was so at the start.
func (c *checker) tables(q *query) error {
	want, err := madeObjects()
	if err != nil {
		return err
	}
	got, err := q.objects()
	if err != nil {
		return err
	}
	for _, at := range slices.Sorted(maps.Keys(got)) {
		switch o, known := want[at]; {
		case !known:
			c.found("tables", false, "the %s %s was not made by goodcard", got[at].kind, name(at))
		case o != got[at]:
			c.found("tables", false, "the %s %s is not as goodcard made it", o.kind, at)
		}
	}
	for _, at := range slices.Sorted(maps.Keys(want)) {
		if _, there := got[at]; !there {
			c.found("tables", true, "the %s %s is missing", want[at].kind, at)
		}
	}
	return nil
}

func (c *checker) foreignKeys(q *query) error {
	return q.dangling(100, func(table, parent string) error {
		c.found("foreign keys", false, "a row of table %s names a row of table %s that is not there", table, parent)
		return nil
	})
}

func (c *checker) ids(q *query) error {
	return q.misnamed(func(id string) error {
		c.found("history", false, "it has an item %.100q, which is no id of a card", id)
		return nil
	})
}

// replay reads the history once: it checks what no constraint of a table can say of an event,
// and where memory is to be checked too, compares what is kept with what the replay gives.
func (c *checker) replay(q *query) error {
	memory, err := c.current(q)
	if err != nil {
		return err
	}
	met := 0
	err = c.db.replayAll(q, func(r *outcome) error {
		c.dates(r)
		if !memory || !r.met {
			return nil
		}
		met++
		return c.memory(q, r)
	})
	if err != nil || !memory {
		return err
	}
	var kept int
	if _, err := q.row(`SELECT count(*) FROM memory`, nil, &kept); err != nil {
		return err
	}
	if kept > met {
		c.found("memory", true, "%d items have a memory without a history", kept-met)
	}
	return nil
}

// dates finds the events of an item whose study day does not fit their time and offset.
func (c *checker) dates(r *outcome) {
	for _, e := range r.events {
		if !e.Plausible() {
			c.found("history", false, "%s: an event at %d ms has the study day %d, which its time and offset do not give", e.Item, e.At, e.Day)
		}
	}
}

// current reports whether memory was made under the policy of today.
func (c *checker) current(q *query) (bool, error) {
	fingerprint, err := q.meta(metaMadeBy)
	if err != nil {
		return false, err
	}
	if fingerprint == c.db.madeBy() {
		return true, nil
	}
	c.found("memory", true, "memory was made by %q, the settings ask for %q", fingerprint, c.db.madeBy())
	return false, nil
}

// memory compares what is kept of an item with what its history gives.
func (c *checker) memory(q *query, r *outcome) error {
	var got history.Memory
	var answers []byte
	found, err := q.row(`SELECT `+memoryOrNone+`, m.answers FROM memory m WHERE m.item = ?`, []any{r.k}, append(targets(&got), &answers)...)
	if err != nil {
		return err
	}
	switch {
	case !found:
		c.found("memory", true, "%s: no memory is kept, its history has one", r.id)
	case !same(&got, &r.memory):
		c.found("memory", true, "%s: the memory that is kept differs from what its history gives", r.id)
	case !bytes.Equal(answers, r.answers):
		c.found("memory", true, "%s: the answers that are kept for figures differ from its history", r.id)
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
