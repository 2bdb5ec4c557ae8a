package apkg_test

import (
	"archive/zip"
	"database/sql"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/mattn/go-sqlite3" // what was written is read without our own reader
)

// unpack returns the entries of a package in their order, and its collection as a database.
func unpack(t testing.TB, path string) (entries []*zip.File, db *sql.DB) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { z.Close() })
	file := filepath.Join(t.TempDir(), "collection.anki2")
	if err := os.WriteFile(file, content(t, z.File[0]), 0o600); err != nil {
		t.Fatal(err)
	}
	if db, err = sql.Open("sqlite3", "file:"+(&url.URL{Path: filepath.ToSlash(file)}).EscapedPath()+"?mode=ro"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return z.File, db
}

func content(t testing.TB, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	all, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// rows returns what a query finds, as SQLite holds it.
func rows(t testing.TB, db *sql.DB, query string) (all [][]any) {
	t.Helper()
	found, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		row, at := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			at[i] = &row[i]
		}
		if err := found.Scan(at...); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func unmarshal(t testing.TB, text any) (all map[string]any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text.(string)), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// numbers fails where a number is kept as anything else than an integer: the newest Anki refuses the
// whole file then. The sort field is a text that may look like a number.
func numbers(t testing.TB, db *sql.DB) {
	t.Helper()
	for table, columns := range map[string]string{
		"col":    "id crt mod scm ver dty usn ls",
		"notes":  "id mid mod usn csum flags",
		"cards":  "id nid did ord mod usn type queue due ivl factor reps lapses left odue odid flags",
		"revlog": "id cid usn ease ivl lastIvl factor time type",
	} {
		for column := range strings.FieldsSeq(columns) {
			for _, kind := range rows(t, db, "SELECT DISTINCT typeof("+column+") FROM "+table) {
				if kind[0] != "integer" {
					t.Errorf("%s.%s is %s", table, column, kind[0])
				}
			}
		}
	}
}
