package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math/rand/v2"
	"strings"

	_ "github.com/mattn/go-sqlite3" // millions of events are written behind the tables of storage

	"goodcard/history"
	"goodcard/scheduler"
)

// batch is how many events one statement inserts.
const batch = 50

// columns of the event table.
const columns = 11

// A writer inserts events in the order of the table's key, fifty at a time.
type writer struct {
	ctx  context.Context
	tx   *sql.Tx
	full *sql.Stmt
	args []any
	n    int
}

// writeHistory writes the events of every reviewed card in one transaction, sorted by
// item, with the second index made at the end, and returns how many there are.
func writeHistory(ctx context.Context, path string, s size) (int, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_synchronous=OFF&_cache_size=-65536")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	var index string
	if err := tx.QueryRowContext(ctx, `SELECT sql FROM sqlite_schema WHERE name = 'event_day'`).Scan(&index); err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, `DROP INDEX event_day`); err != nil {
		return 0, err
	}
	w := &writer{ctx: ctx, tx: tx}
	if w.full, err = tx.PrepareContext(ctx, insert(batch)); err != nil {
		return 0, err
	}
	if err := writeLives(w, s); err != nil {
		return 0, err
	}
	// Memory that nobody made is made at the next start.
	if _, err := tx.ExecContext(ctx, index+`; DELETE FROM meta WHERE name = 'memory_by'`); err != nil {
		return 0, err
	}
	return w.n, tx.Commit()
}

// writeLives spreads the reviewed cards over all cards, the due ones and the suspended
// ones over those, and the reviews evenly.
func writeLives(w *writer, s size) error {
	day := history.StudyDay(today, 4)
	for i := range s.reviewed {
		// Items were numbered by the order of installation, which is that of the cards.
		item := i*s.cards/s.reviewed + 1
		r := rand.New(rand.NewPCG(uint64(item), 2026))
		l := live(r, (i+1)*s.reviews/s.reviewed-i*s.reviews/s.reviewed)
		from, suspend := day, false
		switch {
		case marked(i, s.due, s.reviewed):
			from -= r.IntN(30) // days late
		default:
			from += 1 + r.IntN(l.due-l.last()-1) // reviewed before today, due after it
			suspend = marked(notDue(i, s), s.suspended, s.reviewed-s.due)
		}
		if err := w.life(item, l, from-l.due, suspend, r); err != nil {
			return err
		}
	}
	return w.flush()
}

// marked reports whether the i-th of all is one of some that stand at equal distances.
func marked(i, some, all int) bool { return (i+1)*some/all > i*some/all }

// notDue returns the number of the i-th reviewed card among those that are not due.
func notDue(i int, s size) int { return i - i*s.due/s.reviewed }

// life writes the events of an item whose first review was on day first.
func (w *writer) life(item int, l life, first int, suspend bool, r *rand.Rand) error {
	for i, day := range l.days {
		ms := 2_000 + r.IntN(18_000)
		if err := w.event(item, first+day, int(history.Review), l.grades[i], ms, r); err != nil {
			return err
		}
	}
	if !suspend {
		return nil
	}
	return w.event(item, first+l.last(), int(history.Suspend), nil, nil, r)
}

func (w *writer) event(item, day, kind int, grade, ms any, r *rand.Rand) error {
	if g, ok := grade.(scheduler.Grade); ok {
		grade = int(g)
	}
	const hour = 3_600_000
	at := int64(day)*24*hour + 7*hour + r.Int64N(12*hour)
	if kind == int(history.Suspend) {
		at = int64(day)*24*hour + 20*hour // after the day's reviews
	}
	w.args = append(w.args, item, at, newID(at, r), 1, 0, day, kind, grade, ms, nil, nil)
	w.n++
	if len(w.args) < batch*columns {
		return nil
	}
	_, err := w.full.ExecContext(w.ctx, w.args...)
	w.args = w.args[:0]
	return err
}

func (w *writer) flush() error {
	if len(w.args) == 0 {
		return nil
	}
	_, err := w.tx.ExecContext(w.ctx, insert(len(w.args)/columns), w.args...)
	return err
}

func insert(rows int) string {
	row := "(" + strings.Repeat("?,", columns-1) + "?)"
	return `INSERT INTO event VALUES ` + strings.Repeat(row+",", rows-1) + row
}

// newID returns a UUIDv7.
func newID(at int64, r *rand.Rand) []byte {
	id := make([]byte, 16)
	binary.BigEndian.PutUint64(id, uint64(at)<<16|0x7000|r.Uint64()&0xfff)
	binary.BigEndian.PutUint64(id[8:], r.Uint64()>>2|1<<63)
	return id
}
