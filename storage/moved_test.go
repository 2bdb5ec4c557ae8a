package storage_test

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"goodcard/here"
	"goodcard/history"
	"goodcard/long"
	"goodcard/storage"
)

// moves are what people and sync clients do to a database while a session is open. After keep, all that
// the database held is found in a new file that the error names, else what was recorded meanwhile.
var moves = []struct {
	name string
	do   func(t *testing.T, path, other string)
	keep bool
	want string
}{
	{"removed", func(t *testing.T, path, _ string) { mustRemove(t, path) }, true, " was removed or renamed while it was open"},
	{"removed with all that belongs to it", func(t *testing.T, path, _ string) {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			mustRemove(t, path+suffix)
		}
	}, true, " was removed or renamed while it was open"},
	{"renamed", func(t *testing.T, path, _ string) { mustRename(t, path, path+".old") }, true, " was removed or renamed while it was open"},
	{"replaced", func(t *testing.T, path, other string) { mustRename(t, other, path) }, true, " was replaced by another file while it was open"},
	{"folder renamed", func(t *testing.T, path, _ string) { mustRename(t, filepath.Dir(path), filepath.Dir(path)+".old") }, true, " was removed or renamed while it was open"},
	{"log removed", func(t *testing.T, path, _ string) { mustRemove(t, path+"-wal") }, true, " lost the files that belong to it while it was open"},
	{"shared memory removed", func(t *testing.T, path, _ string) { mustRemove(t, path+"-shm") }, true, " lost the files that belong to it while it was open"},
	{"emptied", cutTo(0), false, " was written over by another program while it was open"},
	{"cut off", cutTo(8192), false, " was written over by another program while it was open"},
	{"copied over", func(t *testing.T, path, other string) {
		text, err := os.ReadFile(other)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}, false, " was written over by another program while it was open"},
}

func cutTo(size int64) func(*testing.T, string, string) {
	return func(t *testing.T, path, _ string) { cut(size)(t, path) }
}

func mustRename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// What cannot be found by who opens the path is not acknowledged, and is kept where it can be.
func TestMovedWhileOpen(t *testing.T) {
	here.NotOnWindows(t, "nobody removes, renames or cuts off a file that SQLite has open")
	t.Parallel()
	for _, move := range moves {
		for _, written := range []bool{true, false} { // while it was open; then there is something in the log
			name := move.name
			if written {
				name += " behind a write"
			}
			t.Run(name, func(t *testing.T) {
				path := tempFile(t)
				first := open(t, path, "laptop")
				mustPut(t, first, "d", card("d/a"), card("d/b"))
				mustAppend(t, first, at(march, 0), review("d/a", 4))
				other := mustCopy(t, first)
				mustAppend(t, first, at(march, 1), slices.Repeat([]history.Entry{review("d/b", 4)}, 100)...)
				if err := first.Close(); err != nil {
					t.Fatal(err)
				}
				db := open(t, path, "laptop")
				if written {
					mustAppend(t, db, at(march+1, 0), review("d/b", 4))
				}
				move.do(t, path, other)
				_, err := db.Append(t.Context(), at(march+2, 0), review("d/a", 3))
				if !errors.Is(err, storage.ErrMoved) {
					t.Fatalf("the grade is acknowledged: %v", err)
				}
				mustHint(t, err, path+move.want)
				if err := db.Close(); err != nil {
					t.Errorf("what was said is said again: %v", err)
				}
				if !move.keep {
					return
				}
				_, kept, found := strings.Cut(err.Error(), " is kept in ")
				if !found {
					t.Fatalf("no file is named: %v", err)
				}
				rescued := open(t, kept, "laptop")
				mustBeClean(t, rescued)
				if a, b := reviews(t, rescued, "d/a"), reviews(t, rescued, "d/b"); a != 2 || b < 100 {
					t.Errorf("it holds %d and %d reviews; want the 2 of the one card and the 100 of the other", a, b)
				}
				// The hint helps: after it all is found at the path.
				again := open(t, path, "laptop")
				mustMerge(t, again, kept)
				mustBeClean(t, again)
				if a := reviews(t, again, "d/a"); a != 2 {
					t.Errorf("after a merge of what was kept %d reviews; want 2", a)
				}
			})
		}
	}
}

// Whatever is read of a database that was written over, what has happened is told and not what SQLite
// makes of it; and what was recorded is kept, to be merged into what is brought back.
func TestReadOfWhatWasWrittenOver(t *testing.T) {
	here.NotOnWindows(t, "nobody removes, renames or cuts off a file that SQLite has open")
	t.Parallel()
	reads := map[string]func(db *storage.DB) error{
		"version": func(db *storage.DB) error { _, err := db.Version(t.Context()); return err },
		"all": func(db *storage.DB) error {
			return db.History(t.Context(), func(history.Event, bool) error { return nil })
		},
		"a deck": func(db *storage.DB) error { _, err := db.Decks(t.Context()); return err },
		"backup": func(db *storage.DB) error { return db.Backup(t.Context(), tempFile(t)) },
		"close":  func(db *storage.DB) error { return db.Close() },
	}
	for name, read := range reads {
		for i, move := range moves {
			if (i+len(name))%long.Size(2, 1) != 0 {
				continue
			}
			t.Run(name+" "+move.name, func(t *testing.T) {
				first := open(t, tempFile(t), "laptop")
				mustPut(t, first, "d", card("d/a"), card("d/b"))
				mustAppend(t, first, at(march, 0), slices.Repeat([]history.Entry{review("d/b", 4)}, 300)...)
				other, backup := mustCopy(t, first), mustCopy(t, first)
				path := first.Path()
				if err := first.Close(); err != nil {
					t.Fatal(err)
				}
				db := open(t, path, "laptop")
				mustAppend(t, db, at(march+1, 0), review("d/a", 4), review("d/b", 3))
				move.do(t, path, other)
				err := cmp.Or(read(db), db.Close()) // what needs nothing of what was written over is found, at last at the end
				if !errors.Is(err, storage.ErrMoved) {
					t.Fatalf("got %v", err)
				}
				mustHint(t, err, path+move.want)
				var hinted interface{ Hint() string }
				if !errors.As(err, &hinted) {
					t.Fatalf("no way out is named: %v", err)
				}
				if strings.Contains(hinted.Hint(), "move "+path+" away") {
					mustRename(t, path, path+".away")
				}
				_, kept, _ := strings.Cut(err.Error(), " is kept in ")
				if there, err := os.ReadFile(path); err == nil { // elsewhere, for what this process has open of it holds locks
					path = tempFile(t)
					if err := os.WriteFile(path, there, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				again := open(t, path, "laptop")
				if strings.Contains(hinted.Hint(), "restore FILE") {
					if err := again.Restore(t.Context(), backup, tempFile(t)); err != nil {
						t.Fatal(err)
					}
				}
				mustMerge(t, again, kept)
				mustBeClean(t, again)
				if a, b := reviews(t, again, "d/a"), reviews(t, again, "d/b"); a != 1 || b != 301 {
					t.Errorf("in the end there are %d and %d reviews; want 1 and 301", a, b)
				}
			})
		}
	}
}

// A process ends where it looks into an index of the log that was cut off: it does not look.
func TestIndexOfTheLogIsCutOff(t *testing.T) {
	here.NotOnWindows(t, "nobody removes, renames or cuts off a file that SQLite has open")
	db := studied(t)
	mustAppend(t, db, at(march+20, 0), review("d/a", 4))
	if err := os.Truncate(db.Path()+"-shm", 0); err != nil {
		t.Fatal(err)
	}
	_, err := db.Version(t.Context())
	mustHint(t, err, "-shm was cut off by another program while it was open; all that was recorded is in "+db.Path())
	if err := db.Close(); err != nil {
		t.Errorf("what was said is said again: %v", err)
	}
}

// A session that records nothing more says so when it ends, for its log would be taken for that of
// the file in the place of its own.
func TestMovedBeforeTheEnd(t *testing.T) {
	here.NotOnWindows(t, "nobody removes, renames or cuts off a file that SQLite has open")
	db := studied(t)
	other := mustCopy(t, db)
	mustAppend(t, db, at(march+20, 0), review("d/a", 4))
	mustRename(t, other, db.Path())
	want := rows(t, mustCopy(t, db), `SELECT count(*) FROM event`)
	err := db.Close()
	mustHint(t, err, " was replaced by another file while it was open")
	again := open(t, db.Path(), "laptop")
	mustBeClean(t, again)
	mustMerge(t, again, filepath.Join(filepath.Dir(db.Path()), "backups", "rescued.db"))
	if diff := gocmp.Diff(want, rows(t, again.Path(), `SELECT count(*) FROM event`)); diff != "" {
		t.Errorf("events (-session +after the merge): %s", diff)
	}
}

// What other sessions do to the file is no cause for alarm: long ones copy the log into it, and a
// restore makes it smaller.
func TestOtherSessionsMoveNothing(t *testing.T) {
	t.Parallel()
	db := openTemp(t)
	small := mustCopy(t, db)
	other := open(t, db.Path(), "laptop")
	for i := range long.Size(100, 400) {
		for _, session := range []*storage.DB{db, other, other} {
			mustAppend(t, session, at(march, i), review("d/a", 4))
		}
		if i%50 == 7 {
			change(t, db.Path(), `PRAGMA wal_checkpoint(TRUNCATE)`)
		}
	}
	if err := other.Restore(t.Context(), small, tempFile(t)); err != nil {
		t.Fatal(err)
	}
	change(t, db.Path(), `PRAGMA wal_checkpoint(TRUNCATE)`)
	mustAppend(t, db, at(march+1, 0), review("d/a", 4))
	mustAppend(t, other, at(march+1, 0), review("d/a", 4))
	mustBeClean(t, db)
	if info, err := os.Stat(db.Path() + "-wal"); err != nil || info.Size() > 5<<20 {
		t.Errorf("the log has %d bytes, %v; want it copied into the database now and then", info.Size(), err)
	}
}

// A new database is for its owner alone, with all that belongs to it.
func TestOwnerAlone(t *testing.T) {
	here.NotOnWindows(t, "a file has no rights but to be written")
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if info, err := os.Stat(db.Path() + suffix); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("goodcard.db%s: mode %v, %v", suffix, info.Mode(), err)
		}
	}
	if left := names(t, filepath.Dir(db.Path())); len(left) != 3 {
		t.Errorf("beside it lie %v", left)
	}
}

// A restore of the database in use onto itself would only lose what comes meanwhile.
func TestRestoreOfItself(t *testing.T) {
	db := studied(t)
	link := filepath.Join(t.TempDir(), "link.db")
	here.Link(t, db.Path(), link)
	for _, path := range []string{db.Path(), link} {
		mustHint(t, db.Restore(t.Context(), path, tempFile(t)), path+" is the database in use")
	}
}

// An empty file is not taken for a fresh start.
func TestEmptyFile(t *testing.T) {
	path := tempFile(t)
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := storage.Open(t.Context(), path, sm2, nil)
	mustHint(t, err, path+" is an empty file: your history is not in it")
}

// What a killed program left beside the database, which may be a copy of all of it, goes at a later
// start; what a living one uses stays.
func TestRubbishIsSwept(t *testing.T) {
	db := studied(t)
	dir := filepath.Dir(db.Path())
	const gone = "99999999" // more than any system counts to
	old := time.Now().Add(-2 * time.Hour)
	make := func(path string) string {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(dir, path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(filepath.Join(dir, path), old, old); err != nil {
			t.Fatal(err)
		}
		return path
	}
	make(".goodcard-" + gone + "-1")
	make("backups/all.db." + gone + "-1.part")
	mine := make(".goodcard-" + strconv.Itoa(os.Getpid()) + "-1")
	open(t, db.Path(), "laptop")
	if left := names(t, dir); !slices.Contains(left, mine) || slices.Contains(left, ".goodcard-"+gone+"-1") {
		t.Errorf("beside the database lie %v", left)
	}
	if left := names(t, filepath.Join(dir, "backups")); len(left) > 0 {
		t.Errorf("among the backups lie %v", left)
	}
}
