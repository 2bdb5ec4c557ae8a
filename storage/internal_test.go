package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/here"
	"goodcard/history"
	"goodcard/scheduler"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// openTemp returns a new database in a folder whose name needs escaping.
func openTemp(t testing.TB) *DB {
	t.Helper()
	folder := filepath.Join(t.TempDir(), here.Awkward())
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	policy := history.Policy{Scheduler: scheduler.SM2{}}
	db, err := Open(t.Context(), filepath.Join(folder, FileName), policy, &Options{Device: "laptop"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// pragma runs a pragma on the connection that the database uses.
func pragma(t testing.TB, db *DB, text string) (value string) {
	t.Helper()
	if err := db.conn.QueryRowContext(t.Context(), "PRAGMA "+text).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

// A row that breaks any of the rules of its table is found in a file that can only be read too.
func TestUnrulyRowsAreFoundInWhatIsOnlyRead(t *testing.T) {
	made, err := madeObjects()
	if err != nil {
		t.Fatal(err)
	}
	all := 0
	for name, table := range made {
		all += len(rules(table.text))
		if got, want := len(rules(table.text)), strings.Count(table.text, "CHECK"); got != want {
			t.Errorf("of table %s %d rules are read, it has %d", name, got, want)
		}
	}
	if all < 10 {
		t.Errorf("%d rules are read in all", all)
	}
	for name, statement := range map[string]string{
		"":       `SELECT 1`,
		"event":  `UPDATE event SET grade = 9`,
		"memory": `UPDATE memory SET flagged = 7`,
	} {
		db := openTemp(t)
		db.watched = false // what is written below is not its own work
		by := history.Moment{At: 1767225600000, Day: 20454}
		if _, err := db.Append(t.Context(), by, history.Entry{Item: "d/a", Kind: history.Review, Grade: 4}); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{`PRAGMA ignore_check_constraints = ON`, statement, `PRAGMA wal_checkpoint(TRUNCATE)`} {
			if _, err := db.conn.ExecContext(t.Context(), text); err != nil {
				t.Fatal(err)
			}
		}
		read, err := openWith(t.Context(), db.path, "immutable", db.policy, &Options{})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := read.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := ""
		if name != "" {
			want = "table " + name + " holds a row that goodcard cannot have written"
		}
		if got := fmt.Sprint(findings); (want == "") != (len(findings) == 0) || !strings.Contains(got, want) {
			t.Errorf("of a row of %q a check finds %s", name, got)
		}
		if err := read.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A key of a data source name that the driver does not know is ignored in silence.
func TestPragmas(t *testing.T) {
	db := openTemp(t)
	for name, want := range map[string]string{
		"journal_mode":    "wal",
		"synchronous":     "2", // FULL
		"foreign_keys":    "1",
		"busy_timeout":    "5000",
		"cache_size":      "-16384",
		"trusted_schema":  "0",
		"cell_size_check": "1",
		"temp_store":      "2", // MEMORY
		"application_id":  "1197699684",
	} {
		if got := pragma(t, db, name); got != want {
			t.Errorf("PRAGMA %s = %q; want %q", name, got, want)
		}
	}
}

// A merge of millions of events must not gather and sort them in memory; what else is sorted
// is small, and quick there.
func TestArrivalsAreGatheredInFiles(t *testing.T) {
	db := openTemp(t)
	broken := errors.New("broken")
	for _, want := range []error{nil, broken} {
		err := db.writeArrivals(t.Context(), func(*query) error {
			if got := pragma(t, db, "temp_store"); got != "1" {
				t.Errorf("within, temp_store = %s; want 1, FILE", got)
			}
			return want
		})
		if !errors.Is(err, want) {
			t.Errorf("error %v; want %v", err, want)
		}
		if got := pragma(t, db, "temp_store"); got != "2" {
			t.Errorf("afterwards, temp_store = %s; want 2, MEMORY", got)
		}
	}
}

func TestBusyMessage(t *testing.T) {
	db := openTemp(t)
	other, err := Open(t.Context(), db.Path(), db.policy, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	pragma(t, db, "busy_timeout = 10") // milliseconds
	if _, err := other.conn.ExecContext(t.Context(), `BEGIN IMMEDIATE`); err != nil {
		t.Fatal(err)
	}
	grade := history.Entry{Item: "d/a", Kind: history.Review, Grade: 4}
	_, err = db.Append(t.Context(), history.Moment{At: 1_772_352_000_000, Day: 20_513}, grade)
	mustSay(t, err, "another program has been writing to "+db.Path()+" for over 5 seconds", "nothing was changed")
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := db.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	err = db.Restore(t.Context(), backup, filepath.Join(t.TempDir(), "kept.db"))
	mustSay(t, err, "another program has been writing to "+db.Path(), "nothing was changed")
	if _, err := other.conn.ExecContext(t.Context(), `COMMIT`); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Append(t.Context(), history.Moment{At: 1_772_352_000_000, Day: 20_513}, grade); err != nil {
		t.Errorf("after the other has ended: %v", err)
	}
}

func TestDiskFull(t *testing.T) {
	db := openTemp(t)
	when := history.Moment{At: 1_772_352_000_000, Day: 20_513}
	if _, err := db.Append(t.Context(), when, history.Entry{Item: "d/a", Kind: history.Review, Grade: 4}); err != nil {
		t.Fatal(err)
	}
	pragma(t, db, "max_page_count = "+pragma(t, db, "page_count"))
	_, err := db.Append(t.Context(), when, history.Entry{Item: "d/a", Kind: history.Note, Body: strings.Repeat("long ", 10_000)})
	mustSay(t, err, db.Path()+" cannot be written: the disk is full", "nothing was changed")
	pragma(t, db, "max_page_count = 1000000")
	steps, err := db.Steps(t.Context(), "d/a")
	if err != nil || len(steps) != 1 {
		t.Errorf("after a full disk there are %d events, %v; want the 1 that was on disk", len(steps), err)
	}
	if findings, err := db.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("check finds %v, %v", findings, err)
	}
}

// mustSay fails unless err is for people, with these words in it and in its hint.
func mustSay(t testing.TB, err error, words, hint string) {
	t.Helper()
	e, ok := errors.AsType[*Error](err)
	if !ok || !strings.Contains(e.Error(), words) || !strings.Contains(e.Hint(), hint) {
		t.Fatalf("error %#v; want %q with the hint %q", err, words, hint)
	}
}

// A start sees by their number whether a table or an index is missing.
func TestMadeCount(t *testing.T) {
	made, err := madeObjects()
	if err != nil || len(made) != madeCount {
		t.Errorf("the migrations make %d tables and indexes, %v; madeCount is %d", len(made), err, madeCount)
	}
}

// Where a copy of a file that was named cannot be written, that is told of our disk and not of the file,
// of which nothing was to be written; what is wrong with the file is told of it.
func TestCopiesAreWrittenHere(t *testing.T) {
	db := openTemp(t)
	named := subject{path: "/media/good.db", named: true}
	for code, of := range map[sqlite3.ErrNo]string{sqlite3.ErrFull: db.path, sqlite3.ErrCorrupt: named.path, sqlite3.ErrNotADB: named.path} {
		err := db.unwritten(named.explain(sqlite3.Error{Code: code}))
		if !strings.HasPrefix(err.Error(), of+" ") {
			t.Errorf("error %d: %v; want it to speak of %s", code, err, of)
		}
	}
}
