package storage_test

import (
	"slices"
	"testing"

	"goodcard/history"
	"goodcard/storage"
)

// What is folded of many and large notes and versions is small: their texts stay where they are, but for the
// newest note of each card and the steps that are shown.
func TestTextsThatNobodyAskedFor(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/new", "d/old"))
	note := func(card, text string) history.Entry {
		return history.Entry{Item: card, Kind: history.Note, Body: text}
	}
	mustAppend(t, db, at(march, 0), note("d/new", "first"), note("d/old", "second"), note("d/new", "third"))
	mustAppend(t, db, at(march, 1), note("d/old", "fourth"))
	steps, err := db.Steps(t.Context(), "d/new")
	if err != nil || len(steps) != 4 || steps[0].Body != "first" {
		t.Fatalf("steps %+v, %v; want the texts in them", steps, err)
	}
	if _, err := db.Take(t.Context(), at(march, 2), steps[3].Event); err != nil {
		t.Fatal(err)
	}
	if notes, err := db.Notes(t.Context()); err != nil || len(notes) != 1 || notes["d/new"] != "third" {
		t.Errorf("notes %q, %v; want the newest that stands", notes, err)
	}
	err = db.Whereabouts(t.Context(), []string{"d/new"}, func(w storage.Whereabouts) error {
		for _, e := range w.Events {
			if e.Kind == history.Note && e.Body != "" || e.Kind == history.Void && e.Body == "" {
				t.Errorf("%+v: a note has no text here, and a void says what it takes back", e)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

// What the history ever met is known, be its deck gone or its card renamed, and events of a former
// id stand with those of the present one.
func TestWhereabouts(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/old", 4), review("gone/x#c2", 3))
	mustPut(t, db, "d", card("d/new", "d/old"))
	mustAppend(t, db, at(march+1, 0), review("d/new", 1))
	mustUndo(t, db, at(march+1, 1), 1)

	known := map[string]bool{}
	if err := db.KnownCards(t.Context(), func(card string) error { known[card] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"d/old", "d/new", "gone/x"} {
		if !known[id] {
			t.Errorf("%s is not known; known are %v", id, known)
		}
	}

	var got []storage.Whereabouts
	items := []string{"d/old", "gone/x#c2", "never/met"}
	if err := db.Whereabouts(t.Context(), items, func(w storage.Whereabouts) error { got = append(got, w); return nil }); err != nil {
		t.Fatal(err)
	}
	var homes []string
	if err := db.Homes(t.Context(), items, func(home string) error { homes = append(homes, home); return nil }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"d/new", "gone/x#c2", "never/met"}; !slices.Equal(homes, want) {
		t.Errorf("homes are %q, want %q", homes, want)
	}
	if len(got) != len(items) {
		t.Fatalf("%d whereabouts of %d items", len(got), len(items))
	}
	grades := func(events []history.Event) (list []int) {
		for _, e := range events {
			if e.Kind == history.Review && !e.Voided {
				list = append(list, int(e.Grade))
			}
		}
		return list
	}
	for i, want := range []struct {
		home      string
		installed bool
		grades    []int
	}{{"d/new", true, []int{4}}, {"gone/x#c2", false, []int{3}}, {"never/met", false, nil}} {
		if got[i].Item != items[i] || got[i].Home != want.home || got[i].Installed != want.installed || !slices.Equal(grades(got[i].Events), want.grades) {
			t.Errorf("%s: %+v; want %+v", items[i], got[i], want)
		}
	}
	if n := len(got[0].Events); n != 3 {
		t.Errorf("%d events of d/new; want both reviews and what took one back", n)
	}
	if got[0].Memory.Reviews != 1 || got[1].Memory.Reviews != 1 {
		t.Errorf("memories %+v and %+v; want one review each", got[0].Memory, got[1].Memory)
	}
}
