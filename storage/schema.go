package storage

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
)

// An object is a table or an index, with the statement that makes it.
type object struct{ kind, name, text string }

const objectsOf = ` FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'`

// objects returns the tables and indexes of a database, and all else that it has, by name.
func (q *query) objects() (map[string]object, error) {
	all := map[string]object{}
	err := q.each(`SELECT type, name, coalesce(sql, '')`+objectsOf, nil, func(row scanner) error {
		var o object
		err := row.Scan(&o.kind, &o.name, &o.text)
		all[o.name] = o
		return err
	})
	return all, err
}

// madeObjects returns the tables and indexes that the migrations make.
var madeObjects = sync.OnceValues(func() (made map[string]object, err error) {
	ctx := context.Background()
	db, err := connect(ctx, "/made", "memory")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	err = db.write(ctx, func(q *query) error {
		for i, name := range steps() {
			if err := q.step(i+1, name); err != nil {
				return err
			}
		}
		made, err = q.objects()
		return err
	})
	return made, err
})

// madeCount is how many tables and indexes the migrations make, so that a start sees at a glance
// that something is missing.
const madeCount = 37

// fits refuses tables that are not the same as the migrations make: a table without its
// constraints could hold anything.
func (db *DB) fits(ctx context.Context) error {
	want, err := madeObjects()
	if err != nil {
		return err
	}
	return db.read(ctx, func(q *query) error {
		got, err := q.objects()
		if err == nil && !maps.Equal(got, want) {
			return db.about.otherTables(errTables)
		}
		return err
	})
}

// Tables that can be made again: the memory from the history, and what decks say from the decks.
var (
	ofHistory = []string{"memory"}
	ofCards   = []string{"said"}
	ofDecks   = []string{"said", "way", "named", "unit", "content", "card_concept", "need", "neighbour", "claim", "card", "changed"} // in the order in which they may be emptied
)

// lost returns the tables and indexes that are missing and can be made again, the tables first. That
// another one is missing is an error.
func (q *query) lost() ([]object, error) {
	var count int
	if _, err := q.row(`SELECT count(*)`+objectsOf, nil, &count); err != nil || count == madeCount {
		return nil, err
	}
	want, err := madeObjects()
	if err != nil {
		return nil, err
	}
	got, err := q.objects()
	if err != nil {
		return nil, err
	}
	var missing []object
	for _, o := range want {
		if _, there := got[o.name]; there {
			continue
		}
		if o.kind == "table" && !slices.Contains(slices.Concat(ofHistory, ofCards, ofDecks), o.name) {
			return nil, q.db.about.otherTables(errTables)
		}
		missing = append(missing, o)
	}
	slices.SortFunc(missing, func(a, b object) int { return strings.Compare(b.kind+a.name, a.kind+b.name) })
	return missing, nil
}

// makeLost makes the lost tables and indexes again. What decks say is emptied where a part of it is
// gone, and read from the decks at the next look at them.
func (q *query) makeLost() error {
	missing, err := q.lost()
	if err != nil {
		return err
	}
	unread := false
	for _, o := range missing {
		if err := q.exec(o.text); err != nil {
			return err
		}
		unread = unread || slices.Contains(ofDecks, o.name) && !slices.Contains(ofCards, o.name)
	}
	if unread {
		for _, table := range ofDecks {
			if err := q.exec(`DELETE FROM ` + table); err != nil {
				return err
			}
		}
		return q.exec(`UPDATE deck SET stamp = '', sha256 = '', tried = ''`)
	}
	return nil
}
