package storage_test

import (
	"crypto/rand"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/storage"
)

// device returns the id of the device that new events get.
func device(t tb, db *storage.DB) string {
	t.Helper()
	return rows(t, db.Path(), `SELECT d.name, m.value FROM meta m JOIN device d ON lower(hex(d.id)) = replace(m.value, '-', '')
		WHERE m.name = 'device'`)
}

func TestRestoreIntoALiveFile(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"))
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	backup := mustCopy(t, db)
	before := dump(t, db)

	session := open(t, db.Path(), "laptop") // another process
	mustAppend(t, session, at(march+1, 0), review("d/a", 1), review("d/b", 1))
	lost, former := dump(t, db), device(t, db)

	keep := filepath.Join(t.TempDir(), "kept.db")
	if err := db.Restore(t.Context(), backup, keep); err != nil {
		t.Fatal(err)
	}
	for name, open := range map[string]*storage.DB{"the one that restored": db, "the other connection": session} {
		if diff := cmp.Diff(before, dump(t, open)); diff != "" {
			t.Errorf("%s sees (-backup +restored):\n%s", name, diff)
		}
		if got := reviews(t, open, "d/a"); got != 1 {
			t.Errorf("%s reads %d reviews; want 1", name, got)
		}
		mustBeClean(t, open)
	}
	if now := device(t, db); now == former || now == "" {
		t.Errorf("after a restore the device is %q, as before", now)
	}
	if diff := cmp.Diff(lost, dump(t, open(t, keep, "laptop"))); diff != "" {
		t.Errorf("the state before the restore is not what was kept:\n%s", diff)
	}
	given := mustAppend(t, session, at(march+2, 0), review("d/a", 5))
	if got := reviews(t, db, "d/a"); got != 2 {
		t.Errorf("a grade of the other connection makes %d reviews; want 2", got)
	}
	if given[0].Device != "laptop" {
		t.Errorf("the device is called %q; want it to keep its name", given[0].Device)
	}
	// What was lost can be brought back, and nothing is taken for a double.
	if merged := mustMerge(t, db, keep); merged.Events != 2 {
		t.Errorf("merging what was kept adds %d events; want the 2 that the backup lacked", merged.Events)
	}
	mustBeClean(t, db)
}

func TestRestoreKeepsWAL(t *testing.T) {
	db := openTemp(t)
	if err := db.Restore(t.Context(), mustCopy(t, openTemp(t)), filepath.Join(t.TempDir(), "kept.db")); err != nil {
		t.Fatal(err)
	}
	if mode := rows(t, db.Path(), `PRAGMA journal_mode`); mode != "journal_mode=wal \n" {
		t.Errorf("after a restore %s", mode)
	}
}

func TestRestoreRefuses(t *testing.T) {
	t.Parallel()
	backup := sound(t)
	for _, test := range refused() {
		t.Run(test.name, func(t *testing.T) {
			db, path := openTemp(t), backup(t)
			mustAppend(t, db, at(march, 0), review("d/a", 4))
			test.spoil(t, path)
			state := func() []any {
				return []any{dump(t, db), eventsOf(t, db), device(t, db), tree(t, filepath.Dir(path)), names(t, filepath.Dir(db.Path()))}
			}
			before := state()
			keep := filepath.Join(t.TempDir(), "kept.db")
			err := db.Restore(t.Context(), path, keep)
			mustHint(t, err, test.want)
			mustBePlain(t, err, path)
			if diff := cmp.Diff(before, state()); diff != "" {
				t.Errorf("the refused restore changed something:\n%s", diff)
			}
			if left := names(t, filepath.Dir(keep)); len(left) > 0 {
				t.Errorf("the refused restore leaves %v", left)
			}
			mustAppend(t, db, at(march, 1), review("d/a", 4))
			mustBeClean(t, db)
		})
	}
}

func TestRestoreRefusesToOverwriteWhatItKeeps(t *testing.T) {
	db := openTemp(t)
	backup := mustCopy(t, db)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before := dump(t, db)
	if err := db.Restore(t.Context(), backup, backup); err == nil {
		t.Error("a restore that cannot keep the present state goes on")
	}
	if diff := cmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("it changed memory:\n%s", diff)
	}
}

// A broken source of randomness stands for all that can fail on the way.
type broken struct{ is bool }

func (b *broken) Read(p []byte) (int, error) {
	if b.is {
		return 0, errors.New("no randomness")
	}
	return rand.Read(p)
}

func TestRestoreThatFailsChangesNothing(t *testing.T) {
	random := &broken{}
	db, err := storage.Open(t.Context(), tempFile(t), sm2, &storage.Options{Random: random, Device: "laptop"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	backup := mustCopy(t, db)
	mustAppend(t, db, at(march+1, 0), review("d/a", 1))
	before := eventsOf(t, db) + dump(t, db) + device(t, db)
	random.is = true
	if err := db.Restore(t.Context(), backup, filepath.Join(t.TempDir(), "kept.db")); err == nil {
		t.Fatal("the restore succeeds without randomness")
	}
	if diff := cmp.Diff(before, eventsOf(t, db)+dump(t, db)+device(t, db)); diff != "" {
		t.Errorf("the failed restore changed (-before +after):\n%s", diff)
	}
}
