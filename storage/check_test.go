package storage_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/storage"
)

// studied returns a database with a deck and some history.
func studied(t tb) *storage.DB {
	t.Helper()
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"), card("d/b"), card("d/new"))
	for day := range 4 {
		mustAppend(t, db, at(march+day*day, 0), review("d/a", 4), review("d/b", 2), review("d/b", 4))
	}
	mustAppend(t, db, at(march+9, 5), history.Entry{Item: "d/b", Kind: history.Bury}, history.Entry{Item: "d/b", Kind: history.Flag})
	mustUndo(t, db, at(march+9, 6), 1)
	mustBeClean(t, db)
	return db
}

// Every cell of the cache is compared with the history, and a rebuild mends it.
func TestCheckFindsWrongCaches(t *testing.T) {
	t.Parallel()
	of := ` WHERE item = (SELECT k FROM item WHERE id = 'd/b')`
	tests := map[string]string{
		"missing memory": `DELETE FROM memory` + of,
		"memory without history": `INSERT INTO memory (item, shuffle, due, interval, n, ef, s, d, first_day, last_day, reviews, counted,
				passed, lapses, last_grade, shown, last_wording, suspended, flagged, buried_day, card, seeded, nudge, answers)
			SELECT (SELECT k FROM item WHERE id = 'd/new'), shuffle, due, interval, n, ef, s, d, first_day, last_day, reviews, counted,
				passed, lapses, last_grade, shown, last_wording, suspended, flagged, buried_day, card, seeded, nudge, answers FROM memory LIMIT 1`,
		"nudge of nothing":       `UPDATE memory SET nudge = due` + of,
		"memory of another item": `UPDATE memory SET item = (SELECT k FROM item WHERE id = 'd/new')` + of,
		"card of memory":         `UPDATE memory SET card = card + 1` + of,
		"studied flag":           `UPDATE content SET studied = 1 - studied` + of,
		"studied flag of new":    `UPDATE content SET studied = 1 WHERE item = (SELECT k FROM item WHERE id = 'd/new')`,
		"due that is gone":       `UPDATE memory SET due = NULL` + of,
		"buried day that is not": `UPDATE memory SET buried_day = NULL` + of,
		"answers":                `UPDATE memory SET answers = substr(answers, 2)` + of,
		"answers that are gone":  `UPDATE memory SET answers = x''` + of,
		"said":                   `UPDATE said SET text = text || 'more' WHERE card = (SELECT k FROM card WHERE id = 'd/b')`,
		"said by nobody":         `DELETE FROM said WHERE card = (SELECT k FROM card WHERE id = 'd/b')`,
		"probes":                 `UPDATE card SET probes = 'unseen:00000000' WHERE id = 'd/b'`,
		"wording":                `UPDATE memory SET last_wording = 'also:00000000'` + of,
	}
	for _, column := range []string{"shuffle", "due", "interval", "n", "ef", "s", "d", "first_day", "last_day", "reviews", "counted",
		"passed", "lapses", "last_grade", "buried_day", "seeded"} {
		tests[column+" one more"] = `UPDATE memory SET ` + column + ` = ` + column + ` + 1` + of
	}
	for _, column := range []string{"suspended", "flagged", "shown"} {
		tests[column+" flipped"] = `UPDATE memory SET ` + column + ` = 1 - ` + column + of
	}
	path := copies(t, studied(t))
	for name, statement := range tests {
		t.Run(name, func(t *testing.T) {
			db := open(t, path(t), "laptop")
			before := dump(t, db)
			change(t, db.Path(), statement)
			findings, err := db.Check(t.Context())
			if err != nil || len(findings) == 0 {
				t.Fatalf("check finds %v, %v; want what was changed", findings, err)
			}
			for _, f := range findings {
				if !f.Cache {
					t.Errorf("%s: %s: only a cache is wrong", f.Check, f.Message)
				}
			}
			if err := db.Rebuild(t.Context()); err != nil {
				t.Fatal(err)
			}
			mustBeClean(t, db)
			if diff := cmp.Diff(before, dump(t, db)); diff != "" {
				t.Errorf("the rebuilt memory (-before +rebuilt):\n%s", diff)
			}
		})
	}
}

func TestCheckFindsWrongHistory(t *testing.T) {
	tests := map[string]struct{ statement, want string }{
		"day after the time":    {`UPDATE event SET day = day + 1 WHERE grade = 2`, "d/b: an event at "},
		"day long before":       {`UPDATE event SET day = day - 2 WHERE grade = 2`, "d/b: an event at "},
		"offset":                {`UPDATE event SET offset_min = -1440 WHERE grade = 2`, "d/b: an event at "},
		"event without an item": {`PRAGMA foreign_keys = OFF; UPDATE event SET item = 99 WHERE kind = 3`, "a row of table event names a row of table item"},
		"item that is no id":    {`UPDATE item SET id = 'no id' WHERE id = 'd/new'`, "it has an item \"no id\", which is no id of a card"},
		"grade of 9":            {`PRAGMA ignore_check_constraints = ON; UPDATE event SET grade = 9 WHERE grade = 2`, "table event holds a row that goodcard cannot have written"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			db := studied(t)
			change(t, db.Path(), test.statement)
			findings, err := db.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, f := range findings {
				found = found || !f.Cache && strings.Contains(f.Message, test.want)
			}
			if !found {
				t.Errorf("check finds %+v; want %q", findings, test.want)
			}
		})
	}
}

func TestCheckIsBounded(t *testing.T) {
	db := openTemp(t)
	for i := range 100 {
		mustAppend(t, db, at(march, i), review("d/a", 4))
	}
	change(t, db.Path(), `UPDATE event SET day = day - 5`)
	findings, err := db.Check(t.Context())
	if err != nil || len(findings) > 50 {
		t.Errorf("%d findings, %v; want a list that can be read", len(findings), err)
	}
}

// pageOf returns the first page of a table or index, counted from 1.
func pageOf(t tb, path, name string) int64 {
	t.Helper()
	db := raw(t, path)
	defer db.Close()
	var page int64
	if err := db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = ?`, name).Scan(&page); err != nil {
		t.Fatal(err)
	}
	return page
}

func TestCheckFindsDamagedPages(t *testing.T) {
	for _, table := range []string{"event", "event_day", "memory", "item", "content_new"} {
		t.Run(table, func(t *testing.T) {
			db := studied(t)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			file, err := os.OpenFile(db.Path(), os.O_RDWR, 0)
			if err != nil {
				t.Fatal(err)
			}
			page := pageOf(t, db.Path(), table)
			noise := []byte(strings.Repeat("\xa5", 4096))
			if _, err := file.WriteAt(noise, (page-1)*4096); err != nil {
				t.Fatal(err)
			}
			if err := file.Close(); err != nil {
				t.Fatal(err)
			}
			again := open(t, db.Path(), "laptop")
			findings, err := again.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if len(findings) == 0 || findings[0].Check != "file" || findings[0].Cache {
				t.Errorf("check finds %+v; want damage of the file", findings)
			}
		})
	}
}

// A card whose text is damaged is named; it keeps nobody from their cards. It is a cache, which is
// made again from its deck, and that is no work of a rebuild.
func TestCheckNamesDamagedCards(t *testing.T) {
	db := studied(t)
	change(t, db.Path(), `UPDATE card SET body = '{"text":' WHERE id = 'd/b'`)
	for range 2 {
		findings, err := db.Check(t.Context())
		if err != nil || len(findings) != 1 || !findings[0].Cache || !strings.Contains(findings[0].Message, "d/b") {
			t.Errorf("check finds %+v, %v; want the damaged card", findings, err)
		}
		if err := db.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// A rebuild that checks finds all that a check after a rebuild would.
func TestRebuildAndCheck(t *testing.T) {
	db := studied(t)
	change(t, db.Path(), `UPDATE event SET day = day + 1 WHERE grade = 2;
		UPDATE event SET body = 'nothing' WHERE kind = 3;
		UPDATE memory SET reviews = reviews + 1, answers = x'ff'; DELETE FROM said`)
	got, err := db.RebuildAndCheck(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want, err := db.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) == 0 {
		t.Errorf("findings (-check after +rebuild with check):\n%s", diff)
	}
}

// mustSpeakPlainly fails where words of SQLite reach a person.
func mustSpeakPlainly(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	for _, raw := range []string{"malformed", "constraint", "btree", "Tree ", "rowid", "no such", "disk image", "freelist", "SQL"} {
		if strings.Contains(err.Error(), raw) {
			t.Errorf("raw words in %q", err)
		}
	}
}
