package storage_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/storage"
)

// lived returns a history with one of everything: two devices, one that a restore made, rows of another
// program that were taken back and came again, a card that was renamed in a deck that is gone, kinds
// that this program does not know, with a grade and without.
func lived(t *testing.T) *storage.DB {
	db := openTemp(t)
	mustPut(t, db, "alpha", card("alpha/old"), card("alpha/plain"))
	for day := range 4 {
		mustAppend(t, db, at(march+day*day, 0), review("alpha/old", 4), history.Entry{Item: "alpha/plain", Kind: history.Review, Wording: "also:0123abcd", MS: 3217, Grade: 4})
		mustAppend(t, db, at(march+day*day, 1), history.Entry{Item: "beta/gone", Kind: history.Cram, Grade: 2, Body: `{"typed":"x"}`}, review("alpha/plain", 5), review("beta/gone", 3))
	}
	mustUndo(t, db, at(march+10, 0), 2)
	mustPut(t, db, "alpha", card("alpha/new", "alpha/old"), card("alpha/plain"))
	for i, kind := range []history.Kind{history.Suspend, history.Unsuspend, history.Bury, history.Flag, history.Note, history.Note, history.Edit, 77, 78, 79} {
		mustAppend(t, db, at(march+11, i), history.Entry{Item: "alpha/plain", Kind: kind, Body: []string{"a\x1b[2J text\n", ""}[i%2]})
	}
	change(t, db.Path(), `UPDATE event SET grade = 0, ms = 5 WHERE kind = 78`)
	change(t, db.Path(), `UPDATE event SET grade = 3 WHERE kind = 79`)
	seed := history.SeedBody{Day: new(march), Interval: new(30)}.String()
	mustAppend(t, db, at(march+11, 30), history.Entry{Item: "gamma/g#c2", Kind: history.Seed, Body: seed}, history.Entry{Item: "gamma/g#c2", Kind: history.Nudge, Body: `{"due":20530}`})
	mustImport(t, db, at(march+12, 0), "my.colpkg", foreign("d/a", 0, 1, 4), foreign("d/b", 1, 1, 5))
	mustUndoImport(t, db, at(march+12, 1), "my.colpkg")
	mustImport(t, db, at(march+12, 2), "my.colpkg", foreign("d/a", 0, 1, 4))
	copied := mustCopy(t, db)
	if err := db.Restore(t.Context(), copied, tempFile(t)); err != nil {
		t.Fatal(err)
	}
	phone := open(t, tempFile(t), "phone")
	mustAppend(t, phone, at(march+3, 3), review("alpha/old", 1), history.Entry{Item: "alpha/plain", Kind: history.Forget})
	mustMerge(t, db, phone.Path())
	mustAppend(t, db, at(march+20, 0), review("alpha/new", 5), review("alpha/old", 4))
	if err := db.RemoveDeck(t.Context(), "alpha"); err != nil {
		t.Fatal(err)
	}
	return db
}

// written returns a history as it travels.
func written(t *testing.T, db *storage.DB) (storage.Lineage, []storage.Incoming) {
	t.Helper()
	lineage, err := db.Lineage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var batch []storage.Incoming
	err = db.Rows(t.Context(), func(e storage.Incoming, _ string) error {
		batch = append(batch, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lineage, batch
}

// whole returns all that a merge of histories looks at, and what it makes of it.
func whole(t *testing.T, db *storage.DB) string {
	t.Helper()
	return eventsOf(t, db) + dump(t, db) +
		rows(t, db.Path(), `SELECT hex(id) AS id, name, hex(follows) AS follows FROM device WHERE k IN (SELECT device FROM event) OR id IN (SELECT follows FROM device) ORDER BY id`) +
		rows(t, db.Path(), `SELECT old, new FROM alias ORDER BY old`) +
		rows(t, db.Path(), `SELECT i.id, h.id AS home FROM item i JOIN item h ON h.k = i.home ORDER BY i.id`)
}

// A history that was written row by row is the same where it arrives: in an empty one, and in one that
// has a part of it. A second time it adds nothing, and a part is taken for what it is.
func TestRowsArriveAsTheyWere(t *testing.T) {
	db := lived(t)
	lineage, batch := written(t, db)
	want := whole(t, db)

	bring := func(t *testing.T, to *storage.DB, rows ...storage.Incoming) storage.Imported {
		t.Helper()
		got, err := to.Import(t.Context(), at(march-9, 0), tempFile(t), storage.Batch{File: "all.json", Lineage: lineage, Events: sequence(rows...)})
		if err != nil {
			t.Fatal(err)
		}
		mustBeClean(t, to)
		return got
	}
	empty, part := openTemp(t), openTemp(t)
	if got := bring(t, empty, batch...); got.Events != len(batch) || got.Differs != 0 {
		t.Errorf("of %d events %+v is imported", len(batch), got)
	}
	bring(t, part, batch[len(batch)/2:]...)
	if got := bring(t, part, batch...); got.Events != len(batch)/2 || got.Differs != 0 {
		t.Errorf("the rest of %d events is %+v", len(batch), got)
	}
	for name, to := range map[string]*storage.DB{"empty": empty, "part": part} {
		if diff := gocmp.Diff(want, whole(t, to)); diff != "" {
			t.Errorf("%s: (-written +arrived)\n%s", name, diff)
		}
		if got := bring(t, to, batch...); got.Events != 0 || got.Differs != 0 || got.Items != 0 || got.Lineage != 0 || got.Backup != "" {
			t.Errorf("%s: the second time %+v is imported", name, got)
		}
		again, rows := written(t, to)
		if diff := gocmp.Diff(batch, rows); diff != "" {
			t.Errorf("%s: rows (-first +written again)\n%s", name, diff)
		}
		if diff := gocmp.Diff(lineage.Aliases, again.Aliases); diff != "" {
			t.Errorf("%s: aliases (-first +written again)\n%s", name, diff)
		}
	}
}

// What a file knows of former ids changes a history also where it brings no event: there is a backup from before, once.
func TestLineageAloneIsKept(t *testing.T) {
	db := openTemp(t)
	for i, want := range []int{1, 0} {
		got, err := db.Import(t.Context(), at(march, i), tempFile(t), storage.Batch{Lineage: storage.Lineage{Aliases: []storage.Alias{{Old: "d/a", New: "d/b"}}}, Events: sequence()})
		if err != nil {
			t.Fatal(err)
		}
		if got.Lineage != want || (got.Backup != "") != (want > 0) {
			t.Errorf("import %d: %+v; want %d of the lineage and a backup where it is new", i, got, want)
		}
	}
}

// A former id that is none is refused before anything changes.
func TestImportRefusesAliases(t *testing.T) {
	for _, alias := range []storage.Alias{{Old: "d/a#c1", New: "d/b"}, {Old: "d/a", New: "\x1b[2J"}} {
		db := openTemp(t)
		_, err := db.Import(t.Context(), at(march, 0), tempFile(t), storage.Batch{Lineage: storage.Lineage{Aliases: []storage.Alias{alias}}, Events: sequence()})
		if err == nil || rows(t, db.Path(), `SELECT * FROM alias`) != "" {
			t.Errorf("%+v is imported: %v", alias, err)
		}
	}
}
