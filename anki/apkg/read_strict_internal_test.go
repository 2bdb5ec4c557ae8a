package apkg

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"testing"
)

// On the connection that reads what strangers made nothing runs but our own kind of query, and
// nothing is written.
func TestNothingElseRuns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.anki2")
	made, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := made.Exec(`CREATE TABLE notes (id integer primary key, flds text); INSERT INTO notes VALUES (1, 'x'); PRAGMA journal_mode = WAL`); err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := &database{folder: t.TempDir()}
	defer d.close()
	if err := d.open(path); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		`DELETE FROM notes`, `CREATE TABLE t (a)`, `CREATE TEMP TABLE t (a)`, `ATTACH 'b.db' AS b`, `PRAGMA writable_schema = ON`, `PRAGMA query_only = OFF`,
		`SELECT load_extension('x')`, `SELECT hex(flds) FROM notes`, `SELECT name FROM pragma_table_list`, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT count(*) FROM n`,
	} {
		if err := d.each(query, func(*sql.Rows) error { return nil }); err == nil {
			t.Errorf("%s runs", query)
		}
	}
	n := 0
	if err := d.each(`SELECT count(*) FROM notes`, func(row *sql.Rows) error { return row.Scan(&n) }); err != nil || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed, %v", err)
	}
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(path + suffix); err == nil {
			t.Errorf("%s was made", suffix)
		}
	}
}
