package apkg_test

import (
	"testing"

	"goodcard/anki/apkg"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestWhatAProgramWroteCarelesslyIsRead(t *testing.T) {
	for name, tt := range map[string]struct {
		statements []string
		change     func(*whole)
	}{
		"numbers as fractions and texts": {[]string{`UPDATE cards SET due = 40.0, ivl = '10', factor = 2500.0`, `UPDATE revlog SET ease = 3.0, time = '4000'`}, func(*whole) {}},
		"nothing where a number was expected": {[]string{`UPDATE cards SET odue = NULL, data = NULL`, `UPDATE notes SET tags = NULL`}, func(w *whole) {
			w.Cards[0].Data, w.Notes[0].Tags = "", nil
		}},
		"bytes where a text was expected": {[]string{`UPDATE notes SET flds = CAST(flds AS BLOB)`, `UPDATE col SET models = CAST(models AS BLOB)`}, func(*whole) {}},
		"no offset, no hour":              {[]string{`UPDATE col SET conf = '{}'`}, func(w *whole) { w.Collection.Offset, w.Collection.HasOffset, w.Collection.Rollover = 0, false, 4 }},
		"settings that cannot be":         {[]string{`UPDATE col SET conf = '{"creationOffset": 99999, "rollover": 30}'`}, func(w *whole) { w.Collection.Offset, w.Collection.HasOffset, w.Collection.Rollover = 0, false, 4 }},
		"settings that are none":          {[]string{`UPDATE col SET conf = '["x"'`}, func(w *whole) { w.Collection.Offset, w.Collection.HasOffset, w.Collection.Rollover = 0, false, 4 }},
		"east of Greenwich and west":      {[]string{`UPDATE col SET conf = '{"creationOffset": 300}'`}, func(w *whole) { w.Collection.Offset, w.Collection.Rollover = -300, 4 }},
		"a note type of names alone": {[]string{`UPDATE col SET models = '{"7": {"flds": [{"name": "A"}, {"name": "B"}], "tmpls": [{"name": "T"}]}}'`}, func(w *whole) {
			w.Collection.NoteTypes = []apkg.NoteType{{ID: 7, Fields: []apkg.Field{{Name: "A"}, {Name: "B"}}, Templates: []apkg.Template{{Name: "T"}}}}
		}},
		"a note with fewer fields": {[]string{`UPDATE notes SET flds = 'front'`}, func(w *whole) {
			w.Notes[0].Fields[1] = ""
			w.Odd = []string{"put right: notes with more or fewer fields than their note type has (1)"}
		}},
		"no index, a damaged one": {[]string{`CREATE INDEX ix_cards_nid ON cards (nid)`, `PRAGMA writable_schema = ON`, `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'revlog') WHERE name = 'ix_cards_nid'`}, func(*whole) {}},
		"a trigger":               {[]string{`CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END`}, func(*whole) {}},
		"a log of its own":        {[]string{`PRAGMA journal_mode = WAL`}, func(*whole) {}},
	} {
		t.Run(name, func(t *testing.T) {
			want := made()
			tt.change(&want)
			statements := append([]string{schema11}, tt.statements...)
			if d := cmp.Diff(want, readWhole(t, database(t, statements...)), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
	t.Run("texts in UTF-16", func(t *testing.T) {
		if d := cmp.Diff(made(), readWhole(t, database(t, `PRAGMA encoding = 'UTF-16le'`, schema11)), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
	})
}
