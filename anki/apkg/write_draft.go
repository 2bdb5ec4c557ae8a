package apkg

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"net/url"
	"os"
	"strings"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// The tables of schema 11, and the indexes, which are made when all rows are there.
const (
	tables = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
 ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
 models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
 usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
 flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
 mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
 ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
 odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
 ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);`

	indexes = `
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);`
)

// A draft is collection.anki2 while it is written, in one transaction.
type draft struct {
	path                  string
	conn                  *sqlite3.SQLiteConn
	notes, cards, reviews *batch
	fields                []byte // of the last note
}

// createDraft makes the file at path. Nothing protects it from a crash, after which nobody wants
// it, and nobody else opens it, so that no locks are taken, which some file systems
// do not have; nor does SQLite lock what one goroutine uses.
func createDraft(path string, c *Collection) (_ *draft, err error) {
	conn, err := new(sqlite3.SQLiteDriver).Open(dataSource(path, url.Values{"nolock": {"1"}, "_mutex": {"no"}}))
	if err != nil {
		return nil, unwritten(err, path)
	}
	db := &draft{path: path, conn: conn.(*sqlite3.SQLiteConn)}
	defer func() {
		if err != nil {
			db.close()
		}
	}()
	err = db.exec(`PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = 0;
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384; BEGIN;` + tables)
	if err != nil {
		return nil, err
	}
	if err := db.addCollection(c); err != nil {
		return nil, err
	}
	db.notes = newBatch(db, "notes", "?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ''", "guid", "notes")
	db.cards = newBatch(db, "cards", "?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?", "nid", "cards")
	db.reviews = newBatch(db, "revlog", "?, ?, -1, ?, ?, ?, ?, ?, ?", "cid", "reviews")
	return db, nil
}

func (db *draft) exec(statements string) error {
	_, err := db.conn.Exec(statements, nil)
	return unwritten(err, db.path)
}

func (db *draft) addCollection(c *Collection) error {
	row, err := collectionRow(c)
	if err != nil {
		return err
	}
	b := newBatch(db, "col", "?"+strings.Repeat(", ?", len(row)-1), "ver", "collections")
	if err := b.add(row...); err != nil {
		return err
	}
	return b.flush()
}

func (db *draft) addNote(n *Note, sortField int) error {
	db.fields = db.fields[:0]
	for i, f := range n.Fields {
		if i > 0 {
			db.fields = append(db.fields, fieldEnd...)
		}
		db.fields = append(db.fields, CleanField(f)...)
	}
	first := plain(CleanField(n.Fields[0]))
	sorted := first
	if sortField > 0 {
		sorted = plain(CleanField(n.Fields[sortField]))
	}
	return db.notes.add(n.ID, n.GUID, n.NoteType, n.Modified, joinTags(n.Tags), string(db.fields), sorted, int64(checksum(first)))
}

func (db *draft) addCard(c *Card) error {
	return db.cards.add(c.ID, c.Note, c.Deck, int64(c.Ord), c.Modified, int64(c.Type), int64(c.Queue), c.Due,
		int64(c.Interval), int64(c.Factor), int64(c.Reps), int64(c.Lapses), int64(c.Left), int64(c.Flags), cmp.Or(c.Data, "{}"))
}

func (db *draft) addReview(r *Review) error {
	return db.reviews.add(r.ID, r.Card, int64(r.Ease), int64(r.Interval), int64(r.LastInterval), int64(r.Factor),
		int64(r.Taken), int64(r.Type))
}

// finish writes what is left and makes the file what it is to be.
func (db *draft) finish() error {
	for _, b := range []*batch{db.notes, db.cards, db.reviews} {
		if err := b.flush(); err != nil {
			return err
		}
	}
	if err := db.exec(indexes + "COMMIT"); err != nil {
		return err
	}
	if err := db.close(); err != nil {
		return err
	}
	return settleHeader(db.path)
}

// close closes the file; a second time it does nothing.
func (db *draft) close() error {
	if db.conn == nil {
		return nil
	}
	for _, b := range []*batch{db.notes, db.cards, db.reviews} {
		if b != nil && b.full != nil {
			b.full.Close()
		}
	}
	err := db.conn.Close()
	db.conn = nil
	return unwritten(err, db.path)
}

// Places in the header of a database, and what stands there in every file of ours: versions of SQLite
// write their own number, and every way to the same content its own count of changes.
const (
	changeCounter = 24
	validFor      = 92
	sqliteVersion = 96
)

// settledHeader has the numbers by their places. [Ours] knows a file by them.
var settledHeader = map[int64]uint32{changeCounter: 1, validFor: 1, sqliteVersion: 3_000_000}

func settleHeader(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for at, number := range settledHeader {
		_, e := f.WriteAt([]byte{byte(number >> 24), byte(number >> 16), byte(number >> 8), byte(number)}, at)
		err = errors.Join(err, e)
	}
	return errors.Join(err, f.Close())
}

// rowsAtOnce is how many rows a statement inserts: more are not faster.
const rowsAtOnce = 500

// A batch holds rows of a table until they are as many as one statement inserts.
type batch struct {
	db      *draft
	table   string
	row     string // the values of one, with ? for those that differ
	columns int    // of those that differ
	owner   string // the second column that tells rows of one id apart
	what    string // the rows, in words
	args    []driver.NamedValue
	full    driver.Stmt
}

func newBatch(db *draft, table, row, owner, what string) *batch {
	return &batch{db: db, table: table, row: "(" + row + ")", columns: strings.Count(row, "?"), owner: owner, what: what}
}

func (b *batch) add(values ...driver.Value) error {
	if b.args == nil {
		b.args = make([]driver.NamedValue, 0, rowsAtOnce*b.columns)
	}
	for _, v := range values {
		b.args = append(b.args, driver.NamedValue{Ordinal: len(b.args) + 1, Value: v})
	}
	if len(b.args) < cap(b.args) {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() (err error) {
	if len(b.args) == 0 {
		return nil
	}
	statement := b.full
	if statement == nil || len(b.args) < cap(b.args) {
		statement, err = b.db.conn.Prepare("INSERT OR FAIL INTO " + b.table + " VALUES " + strings.Repeat(b.row+",", len(b.args)/b.columns-1) + b.row)
		if err != nil {
			return unwritten(err, b.db.path)
		}
		if len(b.args) == cap(b.args) {
			b.full = statement
		} else {
			defer statement.Close()
		}
	}
	// A query binds and runs in one call of C, where an Exec takes one for each value.
	rows, err := statement.(driver.StmtQueryContext).QueryContext(context.Background(), b.args)
	if err == nil {
		err = rows.Close()
	}
	if e, ok := errors.AsType[sqlite3.Error](err); ok && e.Code == sqlite3.ErrConstraint {
		return b.double(err)
	}
	b.args = b.args[:0]
	return unwritten(err, b.db.path)
}
