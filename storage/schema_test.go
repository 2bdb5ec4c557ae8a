package storage_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/storage"
)

// A cache that somebody dropped is made again at the next start.
func TestLostCachesAreMadeAgain(t *testing.T) {
	for _, name := range []string{"table memory", "table said", "index event_day", "index memory_due", "index event_void", "index card_name", "index content_new"} {
		t.Run(name, func(t *testing.T) {
			db := studied(t)
			before := dump(t, db)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			change(t, db.Path(), "DROP "+name)
			again := open(t, db.Path(), "laptop")
			mustBeClean(t, again)
			if diff := cmp.Diff(before, dump(t, again)); diff != "" {
				t.Errorf("the memory (-before +after):\n%s", diff)
			}
			mustReadAll(t, again)
		})
	}
}

// Where a part of what decks say is gone, they are read again.
func TestLostDecksAreReadAgain(t *testing.T) {
	for _, name := range []string{"card", "content", "claim", "need", "neighbour", "changed", "card_concept", "unit", "named", "way"} {
		t.Run(name, func(t *testing.T) {
			db := studied(t)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			change(t, db.Path(), `PRAGMA foreign_keys = OFF; DROP TABLE `+name)
			again := open(t, db.Path(), "laptop")
			decks, err := again.Decks(t.Context())
			if err != nil || len(decks) != 1 || decks[0].Stamp != "" || decks[0].Tried != "" {
				t.Fatalf("decks %+v, %v; want the one, to be read again", decks, err)
			}
			mustPut(t, again, "d", card("d/a"), card("d/b"), card("d/new"))
			mustBeClean(t, again)
			if got := reviews(t, again, "d/a"); got != 4 {
				t.Errorf("%d reviews; want the 4 of the history", got)
			}
		})
	}
}

// A history without one of its tables is none, and the words are those for the file that lacks it.
func TestLostHistoryIsRefused(t *testing.T) {
	for _, name := range []string{"event", "item", "device", "alias", "meta", "deck"} {
		t.Run(name, func(t *testing.T) {
			db := studied(t)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			change(t, db.Path(), `PRAGMA foreign_keys = OFF; DROP TABLE `+name)
			_, err := storage.Open(t.Context(), db.Path(), sm2, nil)
			mustHint(t, err, db.Path()+" was changed by another program")
		})
	}
}

// Tables that someone added to the live database are not blamed on a backup: a restore replaces
// them, and a merge names the live file.
func TestOtherTablesAreBlamedOnTheirFile(t *testing.T) {
	phone := openTemp(t)
	mustAppend(t, phone, at(march, 0), review("d/a", 4))
	backup := mustCopy(t, phone)

	db := openTemp(t)
	mustAppend(t, db, at(march, 1), review("d/a", 3))
	change(t, db.Path(), `CREATE TABLE mine (x)`)
	if findings, err := db.Check(t.Context()); err != nil || len(findings) != 1 || findings[0].Check != "tables" || !strings.Contains(findings[0].Message, "mine") {
		t.Errorf("check finds %+v, %v; want the table", findings, err)
	}
	_, err := db.Merge(t.Context(), backup)
	mustHint(t, err, db.Path()+" was changed by another program")
	if err := db.Restore(t.Context(), backup, tempFile(t)); err != nil {
		t.Fatal(err)
	}
	mustBeClean(t, db)
	mustMerge(t, db, backup)
}
