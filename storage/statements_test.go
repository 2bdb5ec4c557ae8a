package storage

import (
	"database/sql"
	sqldriver "database/sql/driver"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"goodcard/history"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// A recorder is the SQLite driver that keeps the text of every statement that is run.
type recorder struct {
	sqlite3.SQLiteDriver
	ran []string
}

func (r *recorder) Open(name string) (sqldriver.Conn, error) {
	conn, err := r.SQLiteDriver.Open(name)
	return recordedConn{conn, r}, err
}

type recordedConn struct {
	sqldriver.Conn
	r *recorder
}

func (c recordedConn) Prepare(text string) (sqldriver.Stmt, error) {
	stmt, err := c.Conn.Prepare(text)
	return recordedStmt{stmt, text, c.r}, err
}

type recordedStmt struct {
	sqldriver.Stmt
	text string
	r    *recorder
}

func (s recordedStmt) Exec(args []sqldriver.Value) (sqldriver.Result, error) {
	s.r.ran = append(s.r.ran, s.text)
	return s.Stmt.Exec(args) //nolint:staticcheck // what a statement without a context has
}

func (s recordedStmt) Query(args []sqldriver.Value) (sqldriver.Rows, error) {
	s.r.ran = append(s.r.ran, s.text)
	return s.Stmt.Query(args) //nolint:staticcheck // what a statement without a context has
}

var recording = new(recorder)

func init() { sql.Register("goodcard-recorded", recording) }

// recorded returns the database at the path of db on a connection that keeps its statements.
func recorded(t *testing.T, db *DB) *DB {
	t.Helper()
	pool, err := sql.Open("goodcard-recorded", dsn(db.path, "rw"))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pool.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again := &DB{path: db.path, policy: db.policy, random: db.random, pool: pool, conn: conn, stmts: map[string]*sql.Stmt{}}
	t.Cleanup(func() {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	})
	return again
}

// Between a key and the next prompt stand the statements of one grade: they are one
// transaction and few.
func TestStatementsOfAGrade(t *testing.T) {
	db := openTemp(t)
	cards := []Card{{ID: "d/a", Kind: "ask", Body: "{}", Items: []string{"d/a"}}}
	if err := db.PutDeck(t.Context(), Deck{ID: "d", Source: File, Active: true}, cards); err != nil {
		t.Fatal(err)
	}
	db = recorded(t, db)
	for day := range 3 {
		recording.ran = nil
		when := history.Moment{At: 1_772_352_000_000 + int64(day)*86_400_000, Day: 20_513 + day}
		done, err := db.AppendSeen(t.Context(), when, "d/a", history.Entry{Item: "d/a", Kind: history.Review, Grade: 4})
		if err != nil {
			t.Fatal(err)
		}
		if got := done[0]; got.Before.Counted != day || got.After.Counted != day+1 {
			t.Errorf("day %d: %d reviews counted before and %d after", day, got.Before.Counted, got.After.Counted)
		}
		begun := slices.IndexFunc(recording.ran, func(text string) bool { return strings.HasPrefix(text, "BEGIN") })
		if n := len(recording.ran); n > 9 || begun != 0 || recording.ran[n-1] != "COMMIT" {
			t.Errorf("day %d: a grade runs %d statements:\n%s", day, n, strings.Join(recording.ran, "\n"))
		}
	}
}

// A chain of former ids that a file brings costs each of its ids a few statements, whatever its
// length: all statements are as many for each id of a long one as of a short one.
func TestStatementsOfAChainOfFormerIDs(t *testing.T) {
	for _, backwards := range []bool{false, true} {
		statements := func(length int) int {
			t.Helper()
			db := openTemp(t)
			var studied []history.Entry
			var chain Lineage
			for i := range length {
				old := fmt.Sprintf("d/x%d", i)
				studied = append(studied, history.Entry{Item: old, Kind: history.Review, Grade: 4})
				chain.Aliases = append(chain.Aliases, Alias{old, fmt.Sprintf("d/x%d", i+1)})
			}
			when := history.Moment{At: 1_772_352_000_000, Day: 20_513}
			if _, err := db.Append(t.Context(), when, studied...); err != nil {
				t.Fatal(err)
			}
			if backwards {
				slices.Reverse(chain.Aliases)
			}
			db = recorded(t, db)
			recording.ran = nil
			none := func(func(Incoming, error) bool) {}
			imported, err := db.Import(t.Context(), when, filepath.Join(t.TempDir(), "kept.db"), Batch{File: "f", Lineage: chain, Events: none})
			if err != nil || imported.Lineage != length || imported.Backup == "" {
				t.Fatalf("imported %+v, %v", imported, err)
			}
			ran := len(recording.ran)
			if m, err := db.Memory(t.Context(), fmt.Sprintf("d/x%d", length)); err != nil || m.Reviews != length {
				t.Errorf("%d reviews count under the newest id, %v; want %d", m.Reviews, err, length)
			}
			return ran
		}
		short, long := statements(20), statements(200)
		if long > 11*short {
			t.Errorf("%d statements for 20 former ids, %d for 200", short, long)
		}
	}
}
