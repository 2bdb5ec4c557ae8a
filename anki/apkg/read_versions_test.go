package apkg_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// One collection reads the same out of every schema and every container.
func TestEveryVersionReadsTheSame(t *testing.T) {
	old := database(t, schema11)
	settled := database(t, schema11, schema14, schema18)
	newest := made()
	newest.Collection.Decks[1].Description, newest.Collection.Decks[1].Markdown = "", false // a filtered deck has none there
	for name, tt := range map[string]struct {
		path string
		want whole
	}{
		"bare":                {old, made()},
		"Legacy1":             {pack(t, entry{"collection.anki2", contents(t, old)}, entry{"media", []byte("{}")}), made()},
		"Legacy2":             {pack(t, entry{"collection.anki2", contents(t, settled)}, entry{"collection.anki21", contents(t, old)}, entry{"media", []byte("{}")}), made()},
		"meta says Legacy1":   {pack(t, entry{"meta", []byte{8, 1}}, entry{"collection.anki2", contents(t, old)}, entry{"collection.anki21", []byte("?")}, entry{"media", []byte("{}")}), made()},
		"meta says Legacy2":   {pack(t, entry{"meta", []byte{8, 2}}, entry{"collection.anki2", []byte("?")}, entry{"collection.anki21", contents(t, old)}, entry{"media", []byte("{}")}), made()},
		"bare between":        {database(t, schema11, schema14), made()},
		"bare newest":         {settled, newest},
		"fields out of order": {database(t, schema11, schema14, schema18, `ALTER TABLE fields RENAME TO f; CREATE TABLE fields (ntid, ord, name, config); INSERT INTO fields SELECT ntid, ord, name, config FROM f ORDER BY ord DESC`), newest},
		"bare packed":         {file(t, "collection.anki21b", zstded(t, contents(t, settled))), newest},
		"Latest":              {pack(t, entry{"meta", []byte{8, 3}}, entry{"collection.anki21b", zstded(t, contents(t, settled))}, entry{"collection.anki2", []byte("?")}, entry{"media", zstded(t, nil)}), newest},
		"Latest of old":       {pack(t, entry{"meta", []byte{8, 3}}, entry{"collection.anki21b", zstded(t, contents(t, old))}, entry{"media", zstded(t, nil)}), made()},
		"Latest, no meta":     {pack(t, entry{"collection.anki21b", zstded(t, contents(t, settled))}, entry{"collection.anki2", []byte("?")}, entry{"media", zstded(t, nil)}), newest},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, readWhole(t, tt.path), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}
