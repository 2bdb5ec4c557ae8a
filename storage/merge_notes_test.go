package storage_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/history"
	"goodcard/storage"
)

// A note that gives way to one of another device is named, on whichever of the two; one that
// was written over where it was known, or that has the same text, is not.
func TestMergeNamesTheNotesThatGaveWay(t *testing.T) {
	note := func(card, text string) history.Entry {
		return history.Entry{Item: card, Kind: history.Note, Body: text}
	}
	tests := map[string]struct {
		both, laptop, phone []history.Entry // the phone's are the later ones
		want                []string
	}{
		"both":                  {nil, []history.Entry{note("d/a", "mine")}, []history.Entry{note("d/a", "other")}, []string{"d/a"}},
		"both anew":             {[]history.Entry{note("d/a", "first")}, []history.Entry{note("d/a", "mine")}, []history.Entry{note("d/a", "other")}, []string{"d/a"}},
		"under a former id":     {nil, []history.Entry{note("d/old", "mine")}, []history.Entry{note("d/a", "other")}, []string{"d/a"}},
		"one takes it away":     {nil, []history.Entry{note("d/a", "mine")}, []history.Entry{note("d/a", "")}, []string{"d/a"}},
		"written over":          {[]history.Entry{note("d/a", "first")}, nil, []history.Entry{note("d/a", "other")}, nil},
		"the same text":         {nil, []history.Entry{note("d/a", "alike")}, []history.Entry{note("d/a", "alike")}, nil},
		"of two cards":          {nil, []history.Entry{note("d/a", "mine")}, []history.Entry{note("d/b", "other")}, nil},
		"written over and anew": {nil, []history.Entry{note("d/a", "draft"), note("d/a", "mine"), note("d/b", "b")}, []history.Entry{note("d/b", "c"), note("d/a", "other")}, []string{"d/a", "d/b"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			laptop, phone := openTemp(t), open(t, tempFile(t), "phone")
			for _, db := range []*storage.DB{laptop, phone} {
				mustPut(t, db, "d", card("d/a", "d/old"), card("d/b"))
			}
			add := func(db *storage.DB, minute int, entries []history.Entry) {
				for i, e := range entries {
					mustAppend(t, db, at(march, minute+i), e)
				}
			}
			add(laptop, 0, test.both)
			mustMerge(t, phone, laptop.Path())
			add(laptop, 10, test.laptop)
			add(phone, 20, test.phone)
			one, two := mustCopy(t, laptop), mustCopy(t, phone)
			for _, merge := range []struct {
				db   *storage.DB
				from string
			}{{laptop, two}, {phone, one}} {
				if diff := cmp.Diff(test.want, mustMerge(t, merge.db, merge.from).Notes); diff != "" {
					t.Errorf("cards whose note gave way (-want +got):\n%s", diff)
				}
				if again := mustMerge(t, merge.db, merge.from); again.Notes != nil {
					t.Errorf("merging again names %v", again.Notes)
				}
			}
		})
	}
}
