package storage_test

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// TestStoredVersions opens a database of every version that was ever released. Once its
// version is released a stored database is never written anew: -update makes only what is
// missing. Where the tables of a version change before its release, delete the file first.
func TestStoredVersions(t *testing.T) {
	present := strings.TrimSpace(strings.TrimPrefix(rows(t, openTemp(t).Path(), `PRAGMA user_version`), "user_version="))
	if stored := filepath.Join("testdata", "v"+present+".db"); *update {
		if _, err := os.Stat(stored); os.IsNotExist(err) {
			storeVersion(t, stored)
		}
	}
	stored, err := filepath.Glob("testdata/v*.db")
	if err != nil || len(stored) == 0 {
		t.Fatalf("no stored database: %v", err)
	}
	for _, file := range stored {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := tempFile(t)
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
			db := open(t, path, "laptop")
			mustBeClean(t, db)
			golden(t, "schema.sql", schema(t, db))
			golden(t, strings.TrimSuffix(filepath.Base(file), ".db")+".memory", dumpOf2(t, db))
			if err := db.Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(filepath.Base(file), ".db")+".memory", dumpOf2(t, db))
		})
	}
}

// dumpOf2 returns the memory as version 2 kept it. What came later says nothing of a history
// that a program of before wrote.
func dumpOf2(t *testing.T, db *storage.DB) string {
	return strings.ReplaceAll(dump(t, db), " seeded=0 nudge=<nil>", "")
}

// storeVersion makes a small database with one of everything.
func storeVersion(t *testing.T, stored string) {
	random := rand.NewChaCha8([32]byte{1})
	db, err := storage.Open(t.Context(), tempFile(t), sm2, &storage.Options{Device: "laptop", Random: io.Reader(random)})
	if err != nil {
		t.Fatal(err)
	}
	mustPut(t, db, "alpha", card("alpha/old"), card("alpha/plain"), card("alpha/taken-back"))
	mustPut(t, db, "beta", card("beta/gone"))
	for day, grade := range []int{4, 5, 2, 4, 3, 0} {
		mustAppend(t, db, at(march+day*day, 0), review("alpha/old", 4), review("alpha/plain", scheduler.Grade(grade)))
		mustAppend(t, db, at(march+day*day, 1), review("alpha/plain", 4), review("beta/gone", 5))
	}
	mustAppend(t, db, at(march+30, 0), review("alpha/taken-back", 1))
	mustUndo(t, db, at(march+30, 1), 1)
	for i, kind := range []history.Kind{history.Cram, history.Suspend, history.Unsuspend, history.Bury, history.Flag, history.Note, history.Edit, 77} {
		mustAppend(t, db, at(march+31, i), history.Entry{Item: "alpha/plain", Kind: kind, Body: "text"})
	}
	mustAppend(t, db, at(march+31, 20), history.Entry{Item: "beta/gone", Kind: history.Forget})
	mustPut(t, db, "alpha", card("alpha/new", "alpha/old"), card("alpha/plain"))
	mustAppend(t, db, at(march+32, 0), review("alpha/old", 3), review("alpha/new", 4))
	if err := db.RemoveDeck(t.Context(), "beta"); err != nil {
		t.Fatal(err)
	}
	if err := db.Backup(t.Context(), stored); err != nil {
		t.Fatal(err)
	}
}
