package storage_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"goodcard/history"
	"goodcard/storage"

	"github.com/google/go-cmp/cmp"
)

// ignore lets SQLite write what the constraints of the tables forbid.
const ignore = `PRAGMA ignore_check_constraints = ON;`

// loosen takes all constraints out of the tables of a history, as a hostile file would.
const loosen = `PRAGMA foreign_keys = OFF;
	CREATE TABLE loose (item, at, id, device, offset_min, day, kind, grade, ms, wording, body);
	INSERT INTO loose SELECT * FROM event; DROP TABLE event; ALTER TABLE loose RENAME TO event;`

// A refusal is a file that a merge and a restore must refuse; spoil makes it of a backup.
type refusal struct {
	name  string
	spoil func(t *testing.T, path string)
	want  string
}

// refused are all of them: hostile files, and those with rows that no goodcard writes.
func refused() []refusal {
	all := slices.Clone(hostile)
	for _, s := range strange {
		all = append(all, refusal{s.name, sqlOf(s.sql), ""})
	}
	return all
}

var hostile = []refusal{
	{"missing", func(t *testing.T, path string) { mustRemove(t, path) }, "cannot be read: there is no such file"},
	{"folder", func(t *testing.T, path string) {
		mustRemove(t, path)
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
	}, "cannot be read: it is a folder"},
	{"empty file", cut(0), "holds no history"},
	{"text", func(t *testing.T, path string) {
		if err := os.WriteFile(path, []byte(strings.Repeat("dear diary\n", 500)), 0o600); err != nil {
			t.Fatal(err)
		}
	}, "is not a database"},
	{"cut in the header", cut(50), ""},
	{"cut in the first page", cut(1000), ""},
	{"cut behind the first page", cut(4096), ""},
	{"cut within a page", cut(10_000), ""},
	{"cut in the middle", cut(12 * 4096), ""},
	{"last byte missing", cut(-1), ""},
	{"last page missing", cut(-4096), ""},
	{"other program", sqlOf(`PRAGMA application_id = 1`), "is the database of another program"},
	{"newer version", sqlOf(`PRAGMA user_version = 2000`), "was written by a newer goodcard: its tables have version 2000"},
	{"version of nothing", sqlOf(`PRAGMA user_version = -1`), "its tables are not those of goodcard"},
	{"version of no tables", sqlOf(`PRAGMA user_version = 0`), "its tables are not those of goodcard"},
	{"version of older tables", sqlOf(`PRAGMA user_version = 2`), "its tables are not those of goodcard"},
	{"event of no device", sqlOf(`PRAGMA foreign_keys = OFF; UPDATE event SET device = 999 WHERE kind = 1`),
		`was changed by another program: a row of table "event" names a row of table "device" that is not there`},
	{"event of no item", sqlOf(`PRAGMA foreign_keys = OFF; DELETE FROM item WHERE k = 3`), `names a row of table "item" that is not there`},
	{"escape codes in a table", sqlOf("CREATE TABLE '\x1b[2J' (k INTEGER PRIMARY KEY, up REFERENCES '\x1b[2J'(k)); INSERT INTO '\x1b[2J' VALUES (1, 2)"), "that is not there"},
	{"index of other rows", misindex, "is damaged: "},
	{"view named event", sqlOf(`ALTER TABLE event RENAME TO hidden; CREATE VIEW event AS SELECT * FROM hidden`), "has a view"},
	{"trigger", sqlOf("CREATE TRIGGER '\x1b[2J' AFTER INSERT ON event BEGIN DELETE FROM item; END"), "has a trigger"},
	{"table missing", sqlOf(`PRAGMA foreign_keys = OFF; DROP TABLE event`), "its tables are not those of goodcard"},
	{"table without constraints", sqlOf(loosen), "its tables are not those of goodcard"},
	{"table more", sqlOf(`CREATE TABLE more (x)`), "its tables are not those of goodcard"},
	{"index missing", sqlOf(`DROP INDEX event_day`), "its tables are not those of goodcard"},
}

// strange are histories that are refused because of what they hold.
var strange = []struct{ name, sql string }{
	{"escape codes in an item", `UPDATE item SET id = 'd/' || char(27) || '[2Jx' WHERE k = 1`},
	{"escape codes in an alias", `INSERT INTO alias VALUES ('d/x', 'd/' || char(27) || ']0;owned')`},
	{"huge item", `UPDATE item SET id = 'd/' || hex(zeroblob(5000000)) WHERE k = 1`},
	{"item with a line feed", `UPDATE item SET id = 'd/a' || char(10) WHERE k = 1`},
	{"grade of 6", ignore + `UPDATE event SET grade = 6`},
	{"grade of -1", ignore + `UPDATE event SET grade = -1`},
	{"grade of text", loosen + `UPDATE event SET grade = 'best'`},
	{"review without a grade", ignore + `UPDATE event SET grade = NULL`},
	{"time of text", loosen + `UPDATE event SET at = 'now'`},
	{"time before 1970", ignore + `UPDATE event SET at = -5`},
	{"time after 9999", loosen + `UPDATE event SET at = 9e15`},
	{"id of 3 bytes", loosen + `UPDATE event SET id = x'010203'`},
	{"day of 2^62", ignore + `UPDATE event SET day = 1 << 62`},
	{"day that its time does not give", `UPDATE event SET day = day + 1 WHERE kind = 1`},
	{"device id of 3 bytes", ignore + `UPDATE device SET id = x'010203'`},
	{"device that goes on from no device", ignore + `UPDATE device SET follows = x'010203'`},
	{"kind of text", loosen + `UPDATE event SET kind = 'review'`},
	{"time of -2^63", ignore + `UPDATE event SET at = 1 << 63`},
	{"day of -2^63", ignore + `UPDATE event SET day = 1 << 63`},
	{"offset of 100000 minutes", ignore + `UPDATE event SET offset_min = 100000`},
	{"grade of 6 of one event", ignore + `UPDATE event SET grade = 6 WHERE at = (SELECT max(at) FROM event)`},
	{"negative time taken", ignore + `UPDATE event SET ms = -1`},
}

// sound returns what makes copies of the backup of a phone with 200 reviews, each to be
// spoilt in its own folder.
func sound(t *testing.T) func(t *testing.T) (path string) {
	t.Helper()
	phone := open(t, tempFile(t), "phone")
	for i := range 200 {
		mustAppend(t, phone, at(march, i), review(fmt.Sprintf("d/card-%d", i%20), 4))
	}
	return copies(t, phone)
}

// copies returns a function that gives the path of a new copy of a database.
func copies(t *testing.T, db *storage.DB) func(t *testing.T) (path string) {
	t.Helper()
	backup, err := os.ReadFile(mustCopy(t, db))
	if err != nil {
		t.Fatal(err)
	}
	return func(t *testing.T) string {
		t.Helper()
		path := tempFile(t)
		if err := os.WriteFile(path, backup, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
}

// misindex changes the rows of an index, which a quick check of the file does not notice.
func misindex(t *testing.T, path string) {
	const swap = `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '%s', '%s') WHERE name = 'event_day'`
	change(t, path, fmt.Sprintf(swap, "(day,", "(day + 1,"))
	change(t, path, `REINDEX event_day; `+fmt.Sprintf(swap, "(day + 1,", "(day,"))
}

func mustRemove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func sqlOf(statements string) func(*testing.T, string) {
	return func(t *testing.T, path string) { change(t, path, statements) }
}

// cut keeps the first bytes of a file, or all but the last ones where size is negative.
func cut(size int64) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		keep := size
		if keep < 0 {
			keep += info.Size()
		}
		if err := os.Truncate(path, keep); err != nil {
			t.Fatal(err)
		}
	}
}

func TestMergeRefuses(t *testing.T) {
	t.Parallel()
	backup := sound(t)
	for _, test := range refused() {
		t.Run(test.name, func(t *testing.T) {
			db, path := openTemp(t), backup(t)
			mustAppend(t, db, at(march, 0), review("d/a", 4))
			test.spoil(t, path)
			before := [4]any{dump(t, db), eventsOf(t, db), aliases(t, db), tree(t, filepath.Dir(path))}
			live := names(t, filepath.Dir(db.Path()))
			_, err := db.Merge(t.Context(), path)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v; want %q", err, test.want)
			}
			mustBePlain(t, err, path)
			if diff := cmp.Diff(before, [4]any{dump(t, db), eventsOf(t, db), aliases(t, db), tree(t, filepath.Dir(path))}); diff != "" {
				t.Errorf("the refused merge changed something:\n%s", diff)
			}
			if diff := cmp.Diff(live, names(t, filepath.Dir(db.Path()))); diff != "" {
				t.Errorf("the refused merge leaves files:\n%s", diff)
			}
			mustAppend(t, db, at(march, 1), review("d/a", 4))
			mustBeClean(t, db)
		})
	}
}

// mustBePlain fails unless a message names the file, is short and has nothing that a terminal obeys.
func mustBePlain(t *testing.T, err error, path string) {
	t.Helper()
	if err == nil {
		return
	}
	if !strings.Contains(err.Error(), path) {
		t.Errorf("error %q does not name %s", err, path)
	}
	if len(err.Error()) > 1000 || strings.ContainsFunc(err.Error(), unicode.IsControl) {
		t.Errorf("error of %d bytes %.200q is not fit for a terminal", len(err.Error()), err)
	}
}

// names returns the names of the files in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

// Large texts are the learner's own notes: they are kept.
func TestMergeKeepsLargeTexts(t *testing.T) {
	a, b := openTemp(t), openTemp(t)
	note := strings.Repeat("note ", 1_000_000)
	mustAppend(t, b, at(march, 0), history.Entry{Item: "d/a", Kind: history.Note, Body: note})
	mustMerge(t, a, b.Path())
	steps, err := a.Steps(t.Context(), "d/a")
	if err != nil || len(steps) != 1 || steps[0].Body != note {
		t.Errorf("%d steps, %v; want the note", len(steps), err)
	}
}
