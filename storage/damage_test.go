package storage_test

import (
	"database/sql"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/history"
)

// A bit is a place in a file.
type bit struct {
	where string
	at    int64 // byte
	mask  byte
}

// bits draws forty places of a database: in its header, in the first pages of all its tables and
// indexes by name, in its list of free pages, and anywhere.
func bits(t *testing.T, r *rand.Rand, path string) []bit {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	var all []bit
	in := func(where string, from, size int64) {
		all = append(all, bit{where, from + r.Int64N(size), 1 << r.IntN(8)})
	}
	rows, err := db.Query(`SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0 ORDER BY type, name`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var page int64
		if err := rows.Scan(&name, &page); err != nil {
			t.Fatal(err)
		}
		if name == "event_day" || name == "event" || name == "item" || name == "memory_due" || name == "sqlite_autoindex_item_1" || name == "device" || name == "card" {
			in(name+", its head", (page-1)*4096, 8)
			in(name+", its cells", (page-1)*4096+8, 4088)
			in(name, (page-1)*4096, 4096)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		in("header", 0, 100)
	}
	for len(all) < 38 {
		in("anywhere", 0, info.Size())
	}
	free := freePage(t, path)
	in("list of free pages", (free-1)*4096, 8)
	in("list of free pages", (free-1)*4096+4, 12)
	return all
}

// freePage returns the first page of the list of free pages.
func freePage(t *testing.T, path string) int64 {
	t.Helper()
	head := make([]byte, 100)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.ReadAt(head, 0); err != nil {
		t.Fatal(err)
	}
	return int64(binary.BigEndian.Uint32(head[32:]))
}

// integrity returns what SQLite's own check of a file ends with, asked without any code of ours.
func integrity(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var said string
	if err := db.QueryRow(`PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return err.Error()
	}
	return said
}

// Of forty backups with a flipped bit, those that SQLite's check refuses are refused by restore and
// merge, which change nothing then. A bit within a text or a number is no damage that anything could
// tell from what was written: such a backup is taken, and opens, checks and studies.
func TestFlippedBits(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 0))
	phone := open(t, filepath.Join(t.TempDir(), "goodcard.db"), "phone")
	mustPut(t, phone, "d", card("d/a"), card("d/b"), card("d/c"))
	for i := range 120 {
		mustAppend(t, phone, at(march+i/4, i), review(fmt.Sprintf("d/%c", 'a'+i%3), 4), history.Entry{Item: "d/a", Kind: history.Note, Body: fmt.Sprintf("note %d", i)})
	}
	if err := phone.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, phone.Path(), `CREATE TABLE gone (x); INSERT INTO gone VALUES (zeroblob(40000)); DROP TABLE gone; PRAGMA wal_checkpoint(TRUNCATE)`)
	sound, err := os.ReadFile(phone.Path())
	if err != nil {
		t.Fatal(err)
	}
	refused, taken := 0, 0
	for _, b := range bits(t, r, phone.Path()) {
		damaged := filepath.Join(t.TempDir(), "damaged.db")
		text := append([]byte(nil), sound...)
		text[b.at] ^= b.mask
		if err := os.WriteFile(damaged, text, 0o600); err != nil {
			t.Fatal(err)
		}
		unsound := integrity(t, damaged)
		db := openTemp(t)
		mustAppend(t, db, at(march, 0), review("d/a", 5))
		state := func() []any { return []any{dump(t, db), eventsOf(t, db), device(t, db)} }
		before := state()
		keep := filepath.Join(t.TempDir(), "kept.db")
		_, mergeErr := db.Merge(t.Context(), damaged)
		merged := state()
		restoreErr := db.Restore(t.Context(), damaged, keep)
		for of, err := range map[string]error{"merge": mergeErr, "restore": restoreErr} {
			if unsound != "ok" && err == nil {
				t.Errorf("%s takes a backup with bit %#x of byte %d flipped (%s), which has: %s", of, b.mask, b.at, b.where, unsound)
			}
			mustBePlain(t, err, damaged)
			mustSpeakPlainly(t, err)
		}
		if mergeErr != nil {
			if diff := cmp.Diff(before, merged); diff != "" {
				t.Errorf("byte %d (%s): the refused merge changed something:\n%s", b.at, b.where, diff)
			}
		}
		if restoreErr != nil {
			refused++
			if diff := cmp.Diff(merged, state()); diff != "" {
				t.Errorf("byte %d (%s): the refused restore changed something:\n%s", b.at, b.where, diff)
			}
		} else {
			taken++
		}
		mustAppend(t, db, at(march+90, 1), review("d/b", 4))
		findings, err := db.Check(t.Context())
		if err != nil {
			t.Errorf("byte %d (%s): %v", b.at, b.where, err)
		}
		for _, f := range findings {
			if f.Check == "file" || f.Check == "foreign keys" || f.Check == "tables" {
				t.Errorf("byte %d (%s): after it all the check finds %s: %s", b.at, b.where, f.Check, f.Message)
			}
		}
		db.Close()
	}
	t.Logf("%d refused, %d taken", refused, taken)
	if refused < 10 || taken < 10 {
		t.Errorf("%d are refused and %d taken: want both kinds among the forty", refused, taken)
	}
}
