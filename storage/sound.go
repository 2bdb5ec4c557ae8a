package storage

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A file is sound where neither of these two finds anything: what a doctor finds in the live
// database, a restore and a merge refuse.

// damage calls do for what SQLite's own check of the whole file finds, and no more than most
// times.
func (q *query) damage(most int, do func(message string) error) error {
	found := false
	err := q.watched().each(`PRAGMA integrity_check(`+strconv.Itoa(most)+`)`, nil, func(row scanner) error {
		var message string
		if err := row.Scan(&message); err != nil || message == "ok" {
			return err
		}
		found = true
		return do(strings.Map(plain, strings.TrimPrefix(message, "*** in database main ***\n")))
	})
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrCorrupt && found {
		return nil // as was said
	}
	return err
}

// dangling calls do for the rows that name another one that is not there, by the tables of the
// two, and no more than most times.
func (q *query) dangling(most int, do func(table, parent string) error) error {
	return q.watched().each(`SELECT "table", parent FROM pragma_foreign_key_check LIMIT ?`, []any{most}, func(row scanner) error {
		var table, parent string
		if err := row.Scan(&table, &parent); err != nil {
			return err
		}
		return do(table, parent)
	})
}

// plain takes out of a message what a terminal would obey: it may hold names of a hostile file.
func plain(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
