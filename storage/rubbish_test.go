package storage_test

import (
	"testing"

	"goodcard/history"
	"goodcard/storage"
)

// rubbish makes events of every kind with whatever texts and numbers the tables let in. The
// names of the events are no part of it: a void of them takes back nothing.
const rubbish = `
	WITH RECURSIVE kind(n) AS (VALUES (-1) UNION ALL SELECT n + 1 FROM kind WHERE n < 20),
	text(body) AS (VALUES (NULL), (''), ('null'), ('[1'), ('{}'), ('{"day":"x","interval":1e99}'), ('{"due":-1}'),
		('{"for":1,"text":[]}'), ('{"toss":7}'), ('019CA8D7-2D00-7CF3-8F52-684140126101'), (CAST(x'ff00fe' AS TEXT))),
	more(grade, ms, wording) AS (VALUES (4, NULL, NULL), (0, 9223372036854775807, CAST(x'ff00' AS TEXT)), (NULL, 0, ''))
	INSERT INTO event (item, at, id, device, offset_min, day, kind, grade, ms, wording, body)
	SELECT i.k, 1772352000000 + row_number() OVER (), randomblob(16), 1, 0, 20513, n, grade, ms, wording, body
	FROM item i, kind, text, more WHERE n NOT IN (1, 2) OR grade IS NOT NULL`

// A history that another program wrote may hold anything that the tables let in. It is merged
// as it is, and nothing that reads stumbles over it, then or later.
func TestReadsTakeRubbish(t *testing.T) {
	db, other := openTemp(t), open(t, tempFile(t), "phone")
	mustPut(t, db, "d", card("d/a"), card("d/b"))
	kept := mustAppend(t, db, at(march-1, 0), review("d/b", 4))
	mustAppend(t, other, at(march-2, 0), review("d/a", 4), review("d/b", 4))
	change(t, other.Path(), rubbish)
	mustMerge(t, db, other.Path())
	mustReadAll(t, db)

	var voided, met bool
	err := db.History(t.Context(), func(e history.Event, _ bool) error {
		voided, met = voided || e.Voided, met || e.ID == kept[0].ID
		return nil
	})
	if err != nil || voided || !met {
		t.Errorf("the history holds what was there before: %v, something was taken back: %v, %v", met, voided, err)
	}
	mustBeClean(t, db)
	mustUndo(t, db, at(march+1, 0), 3)
	mustAppend(t, db, at(march+1, 1), review("d/a", 4))
	mustReadAll(t, db)
}

// mustReadAll fails unless all that reads the history succeeds.
func mustReadAll(t *testing.T, db *storage.DB) {
	t.Helper()
	ctx := t.Context()
	for name, read := range map[string]func() error{
		"steps":     func() error { _, err := db.Steps(ctx, "d/a"); return err },
		"memory":    func() error { _, err := db.Memory(ctx, "d/a"); return err },
		"history":   func() error { return db.History(ctx, func(history.Event, bool) error { return nil }) },
		"pasts":     func() error { return db.Pasts(ctx, func(*history.Past) error { return nil }) },
		"edits":     func() error { _, err := db.Edits(ctx, "d/a"); return err },
		"all edits": func() error { _, err := db.AllEdits(ctx); return err },
		"note":      func() error { _, err := db.Note(ctx, "d/a"); return err },
		"notes":     func() error { _, err := db.Notes(ctx); return err },
		"done":      func() error { _, err := db.Done(ctx, march); return err },
		"streak":    func() error { _, err := db.Streak(ctx, march+1); return err },
		"median":    func() error { _, err := db.TimedAnswers(ctx); return err },
		"future":    func() error { _, err := db.Future(ctx, at(march-9, 0)); return err },
		"search":    func() error { return db.Items(ctx, storage.Search{}, func(storage.Found) error { return nil }) },
		"check":     func() error { _, err := db.Check(ctx); return err },
		"rebuild":   func() error { _, err := db.RebuildAndCheck(ctx); return err },
	} {
		if err := read(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
