package apkg

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/files"
	_ "goodcard/sqlite" // says what is missing where there is no C compiler

	sqlite3 "github.com/mattn/go-sqlite3"
)

// strictDriver is SQLite as it reads what strangers made: it looks at tables and at nothing else, calls
// only functions that are named here, and loads no text that is longer than a note may be.
const strictDriver = "goodcard-anki"

func init() {
	sql.Register(strictDriver, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		if _, err := c.Exec(`PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA query_only=ON`, nil); err != nil {
			return err
		}
		if err := c.RegisterCollation("unicase", func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }); err != nil {
			return err
		}
		c.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, maxNote+maxWord)
		c.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
		c.SetLimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100)
		c.RegisterAuthorizer(allow)
		return nil
	}})
}

// functions are those that our own queries call.
var functions = []string{"count", "ifnull", "octet_length"}

func allow(act int, a, b, _ string) int {
	switch act {
	case sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ:
		return sqlite3.SQLITE_OK
	case sqlite3.SQLITE_FUNCTION:
		if slices.Contains(functions, strings.ToLower(b)) {
			return sqlite3.SQLITE_OK
		}
	case sqlite3.SQLITE_PRAGMA:
		if a == "table_xinfo" {
			return sqlite3.SQLITE_OK
		}
	}
	return sqlite3.SQLITE_DENY
}

// A database is that of a collection: a copy of our own, which nobody else has open.
type database struct {
	folder  string
	pool    *sql.DB
	conn    *sql.Conn
	version int // of the schema
}

// unpack copies a collection to a folder of its own and opens it. Nothing is left where it fails.
func unpack(from io.Reader) (_ *database, err error) {
	files.Sweep(os.TempDir(), files.TempMark, "")
	folder, err := os.MkdirTemp("", files.Pattern(files.TempMark, ""))
	if err != nil {
		return nil, err
	}
	t := &database{folder: folder}
	defer func() {
		if err != nil {
			err = errors.Join(err, t.close())
		}
	}()
	path := filepath.Join(folder, collections[legacy1])
	if err := copyDatabase(path, from); err != nil {
		return nil, err
	}
	if err := t.open(path); err != nil {
		return nil, err
	}
	// Where the system lets go of the name of a file that is open, nothing is left of it even if we are killed. Where it
	// does not, there is nothing to wait for: we have it open ourselves.
	_ = os.RemoveAll(folder)
	return t, t.check()
}

// copyDatabase writes a database to a new file, once its beginning shows that it is one.
func copyDatabase(path string, from io.Reader) (err error) {
	head, err := io.ReadAll(io.LimitReader(from, headerLength))
	if err != nil {
		return unpacking("its collection", err)
	}
	if len(head) < headerLength || !bytes.HasPrefix(head, markDatabase) {
		return fault("its collection is not a database", getAgain, nil)
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if _, err := f.Write(head); err != nil {
		return err
	}
	if _, err := io.Copy(f, from); err != nil {
		return unpacking("its collection", err)
	}
	return checkSchemaSize(f)
}

// open opens the database and keeps it open: SQLite never looks for it by name again.
func (t *database) open(path string) error {
	pool, err := sql.Open(strictDriver, dataSource(path, url.Values{"mode": {"ro"}, "immutable": {"1"}, "_cache_size": {"-8192"}}))
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	t.pool = pool
	t.conn, err = pool.Conn(context.Background())
	return reading(err)
}

func (t *database) close() error {
	var errs []error
	if t.conn != nil {
		errs = append(errs, t.conn.Close())
	}
	if t.pool != nil {
		errs = append(errs, t.pool.Close())
	}
	files.Discard(t.folder)
	return errors.Join(errs...)
}

// columns are the tables that are read, with the columns that are read of them.
var columns = map[string][]string{
	"col":       {"crt", "mod", "ver", "conf", "models", "decks"},
	"notes":     {"id", "guid", "mid", "mod", "tags", "flds"},
	"cards":     {"id", "nid", "did", "ord", "mod", "type", "queue", "due", "ivl", "factor", "reps", "lapses", "left", "odue", "odid", "flags", "data"},
	"revlog":    {"id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"},
	"config":    {"key", "val"},
	"notetypes": {"id", "name", "mtime_secs", "config"},
	"fields":    {"ntid", "ord", "name", "config"},
	"templates": {"ntid", "ord", "name", "config"},
	"decks":     {"id", "name", "kind"},
}

// Versions of the schema.
const (
	schemaOldest    = 11
	schemaConfig    = 14 // settings have a table
	schemaNoteTypes = 15 // note types and decks have tables
	schemaNewest    = 18
)

// check finds the version and refuses a collection without the tables that it must have.
func (t *database) check() error {
	if err := t.checkTable("col"); err != nil {
		return err
	}
	version := 0
	err := t.each(`SELECT `+number("ver")+` FROM col LIMIT 1`, func(row *sql.Rows) error { return row.Scan(&version) })
	switch {
	case err != nil:
		return err
	case version == 0:
		return fault("its collection is empty: the row that every collection has is missing", getAgain, nil)
	case version > schemaNewest:
		return fault(fmt.Sprintf("it was made by a newer Anki than is known here: its tables are of version %d, and at most %d is read", version, schemaNewest), olderAnki, nil)
	case version < schemaOldest:
		return fault("it was made by a trial version of Anki 2, before its tables were settled", "open it with Anki 2.1 and export it again", nil)
	}
	t.version = version
	needed := []string{"notes", "cards", "revlog"}
	if version >= schemaConfig {
		needed = append(needed, "config")
	}
	if version >= schemaNoteTypes {
		needed = append(needed, "notetypes", "fields", "templates", "decks")
	}
	for _, name := range needed {
		if err := t.checkTable(name); err != nil {
			return err
		}
	}
	return nil
}

// checkTable refuses a database in which name is not a table that holds what it says: a view or a
// computed column may count to any number before it answers.
func (t *database) checkTable(name string) error {
	definition := ""
	err := t.each(`SELECT `+text("sql", maxSchema)+` FROM sqlite_schema WHERE type = 'table' AND name = '`+name+`' COLLATE NOCASE`, func(row *sql.Rows) error {
		return row.Scan(&definition)
	})
	if err != nil {
		return err
	}
	if !strings.HasPrefix(definition, "CREATE TABLE") { // SQLite itself writes these words
		return fault("its collection has no table "+name, getAgain, nil)
	}
	missing := slices.Clone(columns[name])
	var keys []string
	err = t.each(`PRAGMA table_xinfo('`+name+`')`, func(row *sql.Rows) error {
		var column, kind string
		var ignored any
		var key, hidden int
		if err := row.Scan(&ignored, &column, &kind, &ignored, &ignored, &key, &hidden); err != nil {
			return err
		}
		column = strings.ToLower(column)
		missing = slices.DeleteFunc(missing, func(m string) bool { return strings.ToLower(m) == column })
		if key != 0 {
			keys = append(keys, column)
		}
		if key != 0 && !strings.EqualFold(kind, "integer") || column == "rowid" {
			keys = append(keys, "of another kind")
		}
		if hidden != 0 {
			return fault("the table "+name+" in its collection computes what it holds, as no Anki writes it", getAgain, nil)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return fault("the table "+name+" in its collection has no column "+missing[0], getAgain, nil)
	}
	// They are looked up, and put in order, by the number of the row, which an integer key is.
	if columns[name][0] == "id" && !slices.Equal(keys, []string{"id"}) {
		return fault("the table "+name+" in its collection has no ids", getAgain, nil)
	}
	return nil
}

// each calls do for the rows of a query.
func (t *database) each(query string, do func(*sql.Rows) error, args ...any) error {
	rows, err := t.conn.QueryContext(context.Background(), query, args...)
	if err != nil {
		return reading(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return reading(rows.Err())
}

// number reads a column as a whole number, whatever it holds.
func number(column string) string { return `ifnull(CAST(` + column + ` AS INTEGER), 0)` }

// text reads a column as text, whatever it holds, and as an empty one where it is too long.
func text(column string, most int) string {
	return fmt.Sprintf(`CASE WHEN octet_length(%s) <= %d THEN CAST(%[1]s AS TEXT) ELSE '' END`, column, most)
}

// blob is [text] for bytes.
func blob(column string, most int) string {
	return fmt.Sprintf(`CASE WHEN octet_length(%s) <= %d THEN CAST(%[1]s AS BLOB) ELSE x'' END`, column, most)
}

// counts returns how many rows there are. It comes by every page of the tables, and so finds most
// of what can be damaged in them.
func (t *database) counts() (c Counts, err error) {
	for name, into := range map[string]*int{"notes": &c.Notes, "cards": &c.Cards, "revlog": &c.Reviews} {
		err := t.each(`SELECT count(*) FROM `+name+` NOT INDEXED`, func(row *sql.Rows) error { return row.Scan(into) })
		if err != nil {
			return c, err
		}
	}
	return c, nil
}
