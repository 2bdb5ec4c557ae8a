package storage

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"goodcard/deck"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A file is sound where none of these finds anything: what a doctor finds in the live database, a
// restore and a merge refuse. A void that takes back nothing is no fault: what it names may come with
// a later merge.

// sound refuses rows that no goodcard can have written.
func (db *DB) sound(ctx context.Context) error {
	refuse := func(format string, args ...any) error {
		return &Error{db.about.path + " was changed by another program: " + fmt.Sprintf(format, args...), untouched, nil}
	}
	return db.read(ctx, func(q *query) error {
		err := q.faults(1, func(message string) error { return refuse("%s", message) })
		if err != nil {
			return err
		}
		err = q.misnamed(func(id string) error { return refuse("it has an item %.100q, which is no id of a card", id) })
		if err != nil {
			return err
		}
		return q.misdated(func(item string, at int64, day int) error {
			return refuse("an event of %s at %d ms has the study day %d, which its time and offset do not give", item, at, day)
		})
	})
}

// faults calls do for what is wrong with the file, whether it can be written or only read.
func (q *query) faults(most int, do func(message string) error) error {
	found := false
	err := q.damage(most, func(message string) error {
		found = true
		return do(message)
	})
	if err != nil || found || !q.db.reads {
		return err
	}
	return q.unruly(do)
}

// damage calls do for what SQLite's own check of the whole file finds, in words of ours, and no
// more than most times.
func (q *query) damage(most int, do func(message string) error) error {
	found := false
	last := ""
	err := q.watched().each(`PRAGMA integrity_check(`+strconv.Itoa(most)+`)`, nil, func(row scanner) error {
		var message string
		if err := row.Scan(&message); err != nil || message == "ok" {
			return err
		}
		for line := range strings.Lines(message) {
			words := symptom(strings.TrimSpace(line))
			if words == "" || words == last { // of a page or an index one thing is told once
				continue
			}
			found, last = true, words
			if err := do(words); err != nil {
				return err
			}
		}
		return nil
	})
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrCorrupt && found {
		return nil // as was said
	}
	return err
}

// symptom puts a line of SQLite's check in words; empty for its headline.
func symptom(line string) string {
	_, index, ofIndex := strings.Cut(line, " index ")
	keys, ofKeys := strings.CutPrefix(index, "sqlite_autoindex_")
	_, table, unfit := strings.Cut(line, " constraint failed in ")
	_, cell, null := strings.Cut(line, " value in ")
	switch {
	case line == "" || strings.HasPrefix(line, "***"):
		return ""
	case unfit:
		return "table " + name(table) + " holds a row that goodcard cannot have written"
	case ofKeys:
		return "table " + name(strings.TrimRight(keys, "_0123456789")) + " does not fit its keys"
	case ofIndex:
		return "index " + name(index) + " does not fit its table"
	case null:
		return "table " + name(cell) + " holds a value that goodcard cannot have written"
	}
	if strings.Contains(strings.ToLower(line), "freelist") {
		return "its list of free pages is damaged"
	}
	for _, mark := range []string{"page ", "Page ", "Tree "} {
		if _, number, ok := strings.Cut(line, mark); ok {
			return "page " + digits(number) + " is damaged"
		}
	}
	return "its structure is damaged"
}

// name returns the name with which a line ends or goes on, fit for a terminal: it may come out of
// a hostile file.
func name(text string) string {
	text, _, _ = strings.Cut(text, ":")
	runes := []rune(strings.Map(plain, text))
	return string(runes[:min(len(runes), 40)])
}

func digits(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
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

// misdated calls do for the events whose study day is not plausible; see
// [history.Moment.Plausible]. Two days more and less, since SQLite rounds towards zero.
func (q *query) misdated(do func(item string, at int64, day int) error) error {
	return q.each(`SELECT i.id, e.at, e.day FROM event e JOIN item i ON i.k = e.item
		WHERE (e.at + e.offset_min * 60000 + 2 * 86400000) / 86400000 - 2 - e.day NOT IN (0, 1)`, nil,
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

// misnamed calls do for what should be the id of an item or a card and is none.
func (q *query) misnamed(do func(id string) error) error {
	return q.each(`SELECT id FROM item UNION ALL SELECT new || '#c1' FROM alias UNION ALL SELECT old || '#c1' FROM alias`,
		nil, func(row scanner) error {
			var id string
			err := row.Scan(&id)
			if err == nil && !deck.ParseRef(id).Valid() {
				err = do(id)
			}
			return err
		})
}

// plain takes out of a message what a terminal would obey: it may hold names of a hostile file.
func plain(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}
