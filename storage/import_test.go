package storage_test

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// foreign returns a row of another program: one that its note and time name.
func foreign(item string, note, minutes int, grade scheduler.Grade) storage.Incoming {
	when := at(march, minutes)
	return storage.Incoming{
		Event: history.Event{
			Entry:  history.Entry{Item: item, Kind: history.Review, Grade: grade, MS: 3000},
			Moment: when,
			Device: "Anki, User 1",
			By:     history.CollectionID("anki", "1262305445"),
		},
		Origin: &history.Origin{Source: "anki", Note: fmt.Sprint("note-", note), Template: "0", Kind: history.Review, At: when.At},
	}
}

// drawForeign draws one of few rows, each with one of several contents: as files of one
// collection have them that state other rollovers.
func drawForeign(t *rapid.T) storage.Incoming {
	note := rapid.IntRange(0, 2).Draw(t, "note")
	row := foreign([]string{"d/a", "d/b", "d/c"}[note], note, rapid.IntRange(0, 2).Draw(t, "row"), 4)
	row.Grade = scheduler.Grade(rapid.IntRange(1, 5).Draw(t, "grade"))
	row.Day -= rapid.IntRange(0, 1).Draw(t, "rollover")
	row.Wording = rapid.SampledFrom([]string{"", "also:0123abcd"}).Draw(t, "wording")
	return row
}

// sequence gives rows as a reader of a file does.
func sequence(rows ...storage.Incoming) iter.Seq2[storage.Incoming, error] {
	return func(yield func(storage.Incoming, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

func mustImport(t tb, db *storage.DB, when history.Moment, file string, rows ...storage.Incoming) storage.Imported {
	t.Helper()
	imported, err := db.Import(t.Context(), when, filepath.Join(filepath.Dir(tempFile(t)), "kept.db"), storage.Batch{File: file, Events: sequence(rows...)})
	if err != nil {
		t.Fatal(err)
	}
	return imported
}

func mustUndoImport(t tb, db *storage.DB, when history.Moment, file string) storage.UndoneImport {
	t.Helper()
	undone, err := db.UndoImport(t.Context(), when, file)
	if err != nil {
		t.Fatal(err)
	}
	return undone
}

func TestImport(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before := dump(t, db)
	now := at(march+1, 0)
	batch := []storage.Incoming{foreign("d/a", 0, 1, 4), foreign("d/a", 0, 2, 3), foreign("d/b", 1, 1, 5), foreign("d/b", 1, 24*60+1, 5)}

	tried, err := db.Import(t.Context(), now, "/nowhere/kept.db", storage.Batch{File: "my.colpkg", Events: sequence(batch...), Try: true})
	if want := (storage.Imported{Events: 3, Reviews: 3, Items: 2, Ahead: 1}); err != nil || tried != want {
		t.Errorf("tried: %+v, %v; want %+v", tried, err, want)
	}
	if diff := gocmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("an import that was only tried changes:\n%s", diff)
	}
	got := mustImport(t, db, now, "my.colpkg", batch...)
	if want := (storage.Imported{Events: 3, Reviews: 3, Items: 2, Ahead: 1, Backup: got.Backup}); got != want {
		t.Errorf("imported %+v; want %+v", got, want)
	}
	if diff := gocmp.Diff(before, dump(t, open(t, got.Backup, "laptop"))); diff != "" {
		t.Errorf("the backup differs from what was there before:\n%s", diff)
	}
	mustBeClean(t, db)
	after := dump(t, db)
	if got := mustImport(t, db, now, "again.colpkg", batch...); got != (storage.Imported{Known: 3, Ahead: 1}) {
		t.Errorf("the second import adds %+v", got)
	}
	if names := rows(t, db.Path(), `SELECT name FROM device ORDER BY name`); names != "name=Anki, User 1 \nname=laptop \n" {
		t.Errorf("devices are %q", names)
	}
	mustHaveDone(t, db, march, 2, 0) // what was imported counts

	// undo passes over what came from another program.
	taken := mustUndo(t, db, now, 9)
	if len(taken) != 1 || taken[0].Item != "d/a" || taken[0].ID.Foreign() {
		t.Errorf("undo takes %+v; want the one grade that was given here", taken)
	}
	if undone := mustUndoImport(t, db, now, "my.colpkg"); undone != (storage.UndoneImport{File: "my.colpkg", Events: 3, Items: 2}) {
		t.Errorf("taken back: %+v", undone)
	}
	if left := dump(t, db); left != "" {
		t.Errorf("after all is taken back there is\n%s", left)
	}
	_, err = db.UndoImport(t.Context(), now, "my.colpkg")
	mustAdvise(t, err, "there is no import of my.colpkg that could be taken back")
	_, err = db.UndoImport(t.Context(), now, "")
	mustAdvise(t, err, "there is no import that could be taken back")

	// It can be repeated.
	if got := mustImport(t, db, now, "my.colpkg", batch...); got.Events != 3 {
		t.Errorf("what was taken back comes in as %+v", got)
	}
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	if diff := gocmp.Diff(after, dump(t, db)); diff != "" {
		t.Errorf("memory (-first import +import of what was taken back):\n%s", diff)
	}
	mustBeClean(t, db)
}

func mustAdvise(t *testing.T, err error, words string) {
	t.Helper()
	if hint, ok := err.(interface{ Hint() string }); !ok || hint.Hint() == "" || err.Error() != words {
		t.Errorf("error %v; want %q and what to do", err, words)
	}
}

// Events of goodcard itself come in as at a merge, and are not taken back by a command: they
// cannot be told from what was there.
func TestImportOfOwnEvents(t *testing.T) {
	phone := open(t, tempFile(t), "phone")
	mustAppend(t, phone, at(march, 0), review("d/a", 4), review("d/b", 2))
	mustUndo(t, phone, at(march, 1), 1)
	var batch []storage.Incoming
	err := phone.History(t.Context(), func(e history.Event, _ bool) error {
		batch = append(batch, storage.Incoming{Event: e})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	db, merged := openTemp(t), openTemp(t)
	got := mustImport(t, db, at(march-9, 0), "export.json", batch...)
	if got.Events != 3 || got.Ahead != 0 {
		t.Errorf("imported %+v", got)
	}
	mustMerge(t, merged, phone.Path())
	if diff := gocmp.Diff(eventsOf(t, merged), eventsOf(t, db)); diff != "" {
		t.Errorf("events (-merged +imported):\n%s", diff)
	}
	_, err = db.UndoImport(t.Context(), at(march, 0), "")
	mustAdvise(t, err, "the import of export.json cannot be taken back: it brought events of goodcard itself")
	if hint := err.(interface{ Hint() string }).Hint(); !strings.Contains(hint, got.Backup) {
		t.Errorf("the hint %q does not name the backup %s", hint, got.Backup)
	}
}

func TestImportRefuses(t *testing.T) {
	spoilt := func(spoil func(*storage.Incoming)) storage.Incoming {
		row := foreign("d/a", 0, 1, 4)
		spoil(&row)
		return row
	}
	for name, row := range map[string]storage.Incoming{
		"escape codes": spoilt(func(e *storage.Incoming) { e.Item = "d/\x1b[2J" }),
		"grade":        spoilt(func(e *storage.Incoming) { e.Grade = 6 }),
		"kind":         spoilt(func(e *storage.Incoming) { e.Kind = 0 }),
		"day":          spoilt(func(e *storage.Incoming) { e.Day += 2 }),
		"time":         spoilt(func(e *storage.Incoming) { e.Moment = history.Moment{At: -1, Day: -1} }),
		"no id":        spoilt(func(e *storage.Incoming) { e.Origin = nil }),
	} {
		t.Run(name, func(t *testing.T) {
			db := openTemp(t)
			keep := filepath.Join(t.TempDir(), "kept.db")
			_, err := db.Import(t.Context(), at(march+1, 0), keep, storage.Batch{Events: sequence(foreign("d/b", 0, 1, 4), row)})
			if err == nil || eventsOf(t, db) != "" {
				t.Errorf("error %v, events %q", err, eventsOf(t, db))
			}
			if _, err := os.Lstat(keep); !os.IsNotExist(err) {
				t.Errorf("a backup is left though nothing changed: %v", err)
			}
			mustImport(t, db, at(march+1, 0), "", foreign("d/b", 0, 1, 4))
			mustBeClean(t, db)
		})
	}
}

// A file that turns out to be broken in the middle adds nothing of its beginning.
func TestImportThatCannotBeReadOn(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before, keep := dump(t, db)+eventsOf(t, db), filepath.Join(t.TempDir(), "kept.db")
	broken := errors.New("unexpected end of file")
	_, err := db.Import(t.Context(), at(march+1, 0), keep, storage.Batch{Events: func(yield func(storage.Incoming, error) bool) {
		_ = yield(foreign("d/b", 0, 1, 4), nil) && yield(storage.Incoming{}, broken)
	}})
	if !errors.Is(err, broken) {
		t.Errorf("error %v; want that of the reader", err)
	}
	if diff := gocmp.Diff(before, dump(t, db)+eventsOf(t, db)); diff != "" {
		t.Errorf("the failed import changed (-before +after):\n%s", diff)
	}
	if _, err := os.Lstat(keep); !os.IsNotExist(err) {
		t.Errorf("a backup is left though nothing changed: %v", err)
	}
	if devices := rows(t, db.Path(), `SELECT name FROM device`); devices != "name=laptop \n" {
		t.Errorf("devices are %q", devices)
	}
}

// Of two contents of one key the lesser stands on both sides, whoever merges first.
func TestTwoContentsOfOneKey(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*storage.Incoming){
		"day":     func(e *storage.Incoming) { e.Day, e.Offset = e.Day-1, 60 },
		"offset":  func(e *storage.Incoming) { e.Offset, e.Grade = -60, 5 },
		"kind":    func(e *storage.Incoming) { e.Kind, e.Grade = history.Review, 5 },
		"grade":   func(e *storage.Incoming) { e.Grade = 3 },
		"ms":      func(e *storage.Incoming) { e.MS = 2999 },
		"wording": func(e *storage.Incoming) { e.Wording = "" },
		"body":    func(e *storage.Incoming) { e.Body = `{"choice":"0"}` },
		"no body": func(e *storage.Incoming) { e.Body = "" },
		"device":  func(e *storage.Incoming) { e.By = history.ID{6: 0x80} },
	} {
		t.Run(name, func(t *testing.T) {
			greater := foreign("d/a", 0, 1, 4)
			greater.Kind, greater.Wording, greater.Body = history.Cram, "also:0123abcd", `{"typed":"x"}`
			lesser := greater
			change(&lesser)
			a, b := openTemp(t), open(t, tempFile(t), "phone")
			mustImport(t, a, at(march+1, 0), "", greater)
			mustImport(t, b, at(march+1, 0), "", lesser)
			before, want := mustCopy(t, a), eventsOf(t, b)
			if merged := mustMerge(t, a, b.Path()); merged.Events != 0 || merged.Differs != 1 || merged.Items != 1 {
				t.Errorf("the side with the greater says %+v", merged)
			}
			if merged := mustMerge(t, b, before); merged.Events != 0 || merged.Differs != 1 || merged.Items != 0 {
				t.Errorf("the side with the lesser says %+v", merged)
			}
			for side, db := range map[string]*storage.DB{"greater": a, "lesser": b} {
				if diff := gocmp.Diff(want, eventsOf(t, db)); diff != "" {
					t.Errorf("the side with the %s (-want +got):\n%s", side, diff)
				}
				mustBeClean(t, db)
			}
			if imported := mustImport(t, b, at(march+1, 0), "", greater, lesser); imported.Events != 0 || imported.Items != 0 {
				t.Errorf("the import of both says %+v", imported)
			}
			if imported := mustImport(t, openTemp(t), at(march+1, 0), "", greater, lesser); imported.Events != 1 {
				t.Errorf("the import of both into an empty history says %+v", imported)
			}
		})
	}
}

// An importer is a device that imports and takes back, and a model of what stands.
type importer struct {
	db       *storage.DB
	minute   int
	own      []act
	standing map[history.Origin]storage.Incoming
	imports  []pastImport // oldest first
}

type pastImport struct {
	file  string
	added []history.Origin
}

func (m *importer) now() history.Moment {
	m.minute++
	return at(march+9, m.minute)
}

func (m *importer) grade(t *rapid.T) {
	a := act{when: m.now(), entry: review(rapid.SampledFrom([]string{"d/a", "d/b"}).Draw(t, "item"), 4)}
	mustAppend(t, m.db, a.when, a.entry)
	m.own = append(m.own, a)
}

func (m *importer) bring(t *rapid.T) {
	file := rapid.SampledFrom([]string{"one.colpkg", "two.colpkg"}).Draw(t, "file")
	batch := rapid.SliceOfN(rapid.Custom(drawForeign), 0, 4).Draw(t, "rows")
	past := pastImport{file: file}
	for _, row := range batch {
		have, stands := m.standing[*row.Origin]
		if !stands {
			past.added = append(past.added, *row.Origin)
		}
		if !stands || contentLess(&row, &have) {
			m.standing[*row.Origin] = row
		}
	}
	got := mustImport(t, m.db, m.now(), file, batch...)
	if got.Events != len(past.added) {
		t.Fatalf("the import of %d rows adds %d; want %d", len(batch), got.Events, len(past.added))
	}
	if len(past.added) > 0 {
		m.imports = append(m.imports, past)
	}
}

func contentLess(a, b *storage.Incoming) bool {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Grade, b.Grade), cmp.Compare(a.Wording, b.Wording)) < 0
}

func (m *importer) takeBack(t *rapid.T) {
	file := rapid.SampledFrom([]string{"", "one.colpkg", "two.colpkg"}).Draw(t, "file")
	for i, past := range slices.Backward(m.imports) {
		if file != "" && past.file != file {
			continue
		}
		if undone := mustUndoImport(t, m.db, m.now(), file); undone.File != past.file || undone.Events != len(past.added) {
			t.Fatalf("taken back: %+v; want %d of %s", undone, len(past.added), past.file)
		}
		for _, origin := range past.added {
			delete(m.standing, origin)
		}
		m.imports = slices.Delete(m.imports, i, i+1)
		return
	}
	if _, err := m.db.UndoImport(t.Context(), m.now(), file); err == nil {
		t.Fatalf("an import of %q is taken back that never was", file)
	}
}

// check compares the memory with that of a history which has what stands, and nothing else.
func (m *importer) check(t *rapid.T) {
	plain := openTemp(t)
	for _, a := range m.own {
		mustAppend(t, plain, a.when, a.entry)
	}
	var rows []storage.Incoming
	for _, row := range m.standing {
		rows = append(rows, row)
	}
	mustImport(t, plain, at(march+10, 0), "", rows...)
	if diff := gocmp.Diff(dump(t, plain), dump(t, m.db)); diff != "" {
		t.Fatalf("memory (-what stands +imports taken back):\n%s", diff)
	}
	mustBeClean(t, m.db)
}

func TestImportAndTakeBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := importer{db: openTemp(t), standing: map[history.Origin]storage.Incoming{}}
		for range rapid.IntRange(1, 12).Draw(t, "acts") {
			switch rapid.IntRange(0, 4).Draw(t, "act") {
			case 0:
				m.grade(t)
			case 1, 2:
				m.bring(t)
			default:
				m.takeBack(t)
			}
		}
		m.check(t)
	})
}
