package storage

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"goodcard/history"
)

// A query runs statements on the one connection, prepared once each. It lives as long as
// the read or write that it was made for.
//
// The driver starts a goroutine for every statement, and for every row of its outcome, whose
// context can end; that takes longer than most statements. So they do not watch the context,
// and [query.each] looks at it now and then. The few statements that run for seconds without
// giving a row are left to a query that is watched.
type query struct {
	ctx      context.Context // ends a row of rows between them
	running  context.Context // ends a statement
	db       *DB
	recorded []history.Event   // with it
	now      map[string]string // ids of cards by former ones, as far as they were followed
}

func (db *DB) query(ctx context.Context) *query {
	return &query{ctx: ctx, running: context.WithoutCancel(ctx), db: db, now: map[string]string{}}
}

// watched returns a query whose statements end with the context.
func (q *query) watched() *query { return &query{ctx: q.ctx, running: q.ctx, db: q.db, now: q.now} }

// heard returns the error of a context that has ended, in round n of a loop whose statements do not
// watch it. It looks now and then.
func (q *query) heard(n int) error {
	const often = 1 << 8
	if n%often != often-1 {
		return nil
	}
	return q.ctx.Err()
}

type scanner interface{ Scan(dest ...any) error }

// read runs do while nobody else uses the connection. Several statements of do may see
// different states; those that must not stand in a view.
func (db *DB) read(ctx context.Context, do func(*query) error) error {
	if err := db.shares(); err != nil {
		return err
	}
	return db.asked(ctx, db.alone(ctx, do))
}

// alone is read for who has asked whether the path leads to the file.
func (db *DB) alone(ctx context.Context, do func(*query) error) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	return db.about.explain(do(db.query(ctx)))
}

// view runs do on one state of the database, whatever others write meanwhile.
func (db *DB) view(ctx context.Context, do func(*query) error) error {
	if err := db.shares(); err != nil {
		return err
	}
	return db.asked(ctx, db.transaction(ctx, `BEGIN`, do))
}

// write runs do as one transaction: when it returns nil, all of it is on disk, in the file to which
// the path leads.
func (db *DB) write(ctx context.Context, do func(*query) error) error {
	if err := db.writable(ctx); err != nil {
		return err
	}
	if err := db.shares(); err != nil {
		return err
	}
	err := db.asked(ctx, db.transaction(ctx, `BEGIN IMMEDIATE`, do))
	if errors.Is(err, ErrUnwritable) && db.watched {
		_ = db.copyLog(context.WithoutCancel(ctx)) // on a full disk that makes room for the next try
	}
	if err != nil {
		return err
	}
	db.writes.Add(1)
	return db.stands(context.WithoutCancel(ctx), nil)
}

func (db *DB) transaction(ctx context.Context, begin string, do func(*query) error) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	q := db.query(ctx)
	if err := q.exec(begin); err != nil {
		return db.about.explain(err)
	}
	if err := do(q); err != nil {
		// The error of do says what went wrong; a failed rollback adds nothing, and
		// SQLite has rolled back by itself after some errors.
		_ = q.exec(`ROLLBACK`)
		db.ways = keptWays{} // they may have been read in between
		return db.about.explain(err)
	}
	if err := q.exec(`COMMIT`); err != nil {
		_ = q.exec(`ROLLBACK`)
		return db.about.explain(err)
	}
	db.recorded = append(db.recorded, q.recorded...)
	return nil
}

func (q *query) prepare(text string) (*sql.Stmt, error) {
	if stmt := q.db.stmts[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := q.db.conn.PrepareContext(q.running, numbers.Replace(text))
	if err != nil {
		return nil, err
	}
	q.db.stmts[text] = stmt
	return stmt, nil
}

func (q *query) exec(text string, args ...any) error {
	stmt, err := q.prepare(text)
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(q.running, args...)
	return err
}

// execAll runs statements without values, one after the other.
func (q *query) execAll(texts ...string) error {
	for _, text := range texts {
		if err := q.exec(text); err != nil {
			return err
		}
	}
	return nil
}

// insert returns the key of the new row.
func (q *query) insert(text string, args ...any) (int64, error) {
	stmt, err := q.prepare(text)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(q.running, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// row reads one row into dest and reports whether there was one.
func (q *query) row(text string, args []any, dest ...any) (bool, error) {
	stmt, err := q.prepare(text)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(q.running, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// errStop ends each early, without an error.
var errStop = errors.New("stop")

// each calls do for every row. do may run statements of its own.
func (q *query) each(text string, args []any, do func(scanner) error) error {
	stmt, err := q.prepare(text)
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(q.running, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	const often = 1 << 10
	for n := 0; rows.Next(); n++ {
		if n%often == often-1 && q.ctx.Err() != nil {
			return q.ctx.Err()
		}
		if err := do(rows); errors.Is(err, errStop) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return rows.Err()
}

// tab stands between the columns of a line; see [query.table].
const tab = ` || char(9) || `

// table calls do with the columns of every row of a statement that gives each as one line: numbers and ids, n of them with a
// tab between. The slice is that of the next row too. All rows come as one text, since the driver takes longer for a row than
// SQLite for ten. An id that would break a line can be of no deck, and its row is passed over.
func (q *query) table(text string, args []any, n int, do func(columns []string) error) error {
	var all string
	if _, err := q.row(`SELECT coalesce(group_concat(line || char(10), ''), '') FROM (`+text+`)`, args, &all); err != nil {
		return err
	}
	columns := make([]string, 0, n) // of one line after the other
	for line := range strings.Lines(all) {
		columns = columns[:0]
		for column := range strings.SplitSeq(strings.TrimSuffix(line, "\n"), "\t") {
			columns = append(columns, column)
		}
		if len(columns) != n {
			continue
		}
		if err := do(columns); err != nil {
			return err
		}
	}
	return nil
}

// Version goes up by one with each write through this DB, and when another connection, of
// this or another process, has committed. Who knows what a write of their own did, counts
// it themselves; then every other difference is the work of others. It is an error where the
// path does not lead to the file any more, or another program has written over it.
func (db *DB) Version(ctx context.Context) (int64, error) {
	var version int64
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`PRAGMA data_version`, nil, &version)
		version += db.writes.Load()
		return err
	})
	if err == nil {
		err = db.stands(context.WithoutCancel(ctx), nil)
	}
	return version, err
}
