package storage_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/here"
	"goodcard/storage"
)

var update = flag.Bool("update", false, "rewrite the golden files, and store a database of the present version where there is none")

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", file, diff)
	}
}

// schema returns the SQL of all tables and indexes.
func schema(t tb, db *storage.DB) string {
	t.Helper()
	return strings.ReplaceAll(rows(t, db.Path(), `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name`), "sql=", "")
}

func TestSchema(t *testing.T) {
	golden(t, "schema.sql", schema(t, openTemp(t)))
}

func TestOpenInAwkwardFolder(t *testing.T) {
	path := tempFile(t)
	db := open(t, path, "laptop")
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(found) != 1 || found[0].Name() != storage.FileName {
		t.Errorf("after a close the folder holds %v, %v; want the database alone", found, err)
	}
	if again := dump(t, open(t, path, "laptop")); !strings.HasPrefix(again, "id=d/a ") {
		t.Errorf("the second open finds %q", again)
	}
}

func TestOpenRefuses(t *testing.T) {
	versioned := func(version string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			open(t, path, "laptop").Close()
			change(t, path, `PRAGMA user_version = `+version)
		}
	}
	foreign := func(t *testing.T, path string) { change(t, path, `CREATE TABLE bookmark (url TEXT)`) }
	write := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		name string
		make func(t *testing.T, path string)
		want string
	}{
		{"newer program", versioned("99"), "was written by a newer goodcard: its tables have version 99, this program knows 7"},
		{"other program", foreign, "is the database of another program"},
		{"version below all", versioned("-1"), "was changed by another program: its tables are not those of goodcard"},
		{"version of no tables", versioned("0"), "was changed by another program: its tables are not those of goodcard"},
		{"text", write(strings.Repeat("no database at all\n", 100)), "is not a database"},
		{"folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, "is a folder, a database file was expected"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := tempFile(t)
			test.make(t, path)
			before := tree(t, filepath.Dir(path))
			_, err := storage.Open(t.Context(), path, sm2, nil)
			mustHint(t, err, path+" "+test.want)
			if diff := cmp.Diff(before, tree(t, filepath.Dir(path))); diff != "" {
				t.Errorf("the refusal changed the folder (-before +after):\n%s", diff)
			}
		})
	}
}

// A version that says less or more than the tables have is told in one sentence, once with the
// name of the file, and the tables stay as they are.
func TestOpenRefusesTablesOfAnotherVersion(t *testing.T) {
	for _, test := range []struct{ stored, version string }{{"v3.db", "2"}, {"v1.db", "4"}, {"v1.db", "5"}, {"v1.db", "6"}} {
		t.Run(test.stored+" as version "+test.version, func(t *testing.T) {
			path := stored(t, test.stored)
			change(t, path, `PRAGMA user_version = `+test.version+`; UPDATE meta SET value = 'other' WHERE name = 'memory_by'`)
			state := func() string {
				return rows(t, path, `PRAGMA user_version`) + rows(t, path, `SELECT name, sql FROM sqlite_schema ORDER BY name`)
			}
			before := state()
			_, err := storage.Open(t.Context(), path, sm2, nil)
			mustHint(t, err, path+" was changed by another program: its tables are not those of goodcard")
			if !strings.HasPrefix(err.Error(), path) || strings.Count(err.Error(), path) != 1 {
				t.Errorf("%q is more than one sentence", err)
			}
			if diff := cmp.Diff(before, state()); diff != "" {
				t.Errorf("the refusal changed the tables:\n%s", diff)
			}
		})
	}
}

// mustHint fails unless err says want and what to do next.
func mustHint(t tb, err error, want string) {
	t.Helper()
	var hinted interface{ Hint() string }
	ok := errors.As(err, &hinted)
	switch {
	case err == nil:
		t.Fatalf("no error; want %q", want)
	case !strings.Contains(err.Error(), want):
		t.Fatalf("error %q; want %q", err, want)
	case !ok || hinted.Hint() == "":
		t.Fatalf("error %q (%T) gives no hint", err, err)
	}
}

// tree returns the names and contents of all files in a folder.
func tree(t tb, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestOpenSaysThatAPathIsTooLong(t *testing.T) {
	here.NotOnWindows(t, "SQLite takes longer paths there")
	folder := t.TempDir()
	for len(folder) < 500 {
		folder = filepath.Join(folder, strings.Repeat("a", 100))
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(t.Context(), filepath.Join(folder, storage.FileName), sm2, nil)
	mustHint(t, err, "bytes is too long for a database")
}
