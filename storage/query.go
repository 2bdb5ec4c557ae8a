package storage

import (
	"context"
	"database/sql"
	"errors"
)

// A query runs statements on the one connection, prepared once each. It lives as long as
// the read or write that it was made for.
type query struct {
	ctx context.Context
	db  *DB
}

type scanner interface{ Scan(dest ...any) error }

// read runs do while nobody else uses the connection. Several statements of do may see
// different states; those that must not stand in a view.
func (db *DB) read(ctx context.Context, do func(*query) error) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	return explain(do(&query{ctx, db}), db.path)
}

// view runs do on one state of the database, whatever others write meanwhile.
func (db *DB) view(ctx context.Context, do func(*query) error) error {
	return db.transaction(ctx, `BEGIN`, do)
}

// write runs do as one transaction: when it returns nil, all of it is on disk.
func (db *DB) write(ctx context.Context, do func(*query) error) error {
	return db.transaction(ctx, `BEGIN IMMEDIATE`, do)
}

func (db *DB) transaction(ctx context.Context, begin string, do func(*query) error) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	q := &query{ctx, db}
	if err := q.exec(begin); err != nil {
		return explain(err, db.path)
	}
	end := &query{context.WithoutCancel(ctx), db}
	if err := do(q); err != nil {
		// The error of do says what went wrong; a failed rollback adds nothing, and
		// SQLite has rolled back by itself after some errors.
		_ = end.exec(`ROLLBACK`)
		return explain(err, db.path)
	}
	if err := end.exec(`COMMIT`); err != nil {
		_ = end.exec(`ROLLBACK`)
		return explain(err, db.path)
	}
	return nil
}

func (q *query) prepare(text string) (*sql.Stmt, error) {
	if stmt := q.db.stmts[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := q.db.conn.PrepareContext(q.ctx, text)
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
	_, err = stmt.ExecContext(q.ctx, args...)
	return err
}

// insert returns the key of the new row.
func (q *query) insert(text string, args ...any) (int64, error) {
	stmt, err := q.prepare(text)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(q.ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// row reads one row into dest and tells whether there was one.
func (q *query) row(text string, args []any, dest ...any) (bool, error) {
	stmt, err := q.prepare(text)
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(q.ctx, args...).Scan(dest...)
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
	rows, err := stmt.QueryContext(q.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); errors.Is(err, errStop) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return rows.Err()
}

// Version changes when another connection, of this or another process, has committed.
func (db *DB) Version(ctx context.Context) (int64, error) {
	var version int64
	err := db.read(ctx, func(q *query) error {
		_, err := q.row(`PRAGMA data_version`, nil, &version)
		return err
	})
	return version, err
}
