package storage_test

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// The histories of some items, read at once, are those that are read one by one: with cards
// that were renamed, and histories that were merged, imported and updated.
func TestReplaysAreTheStepsOfEachItem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		db := drawHistory(t, "laptop")
		mustMerge(t, db, drawHistory(t, "phone").Path())
		known := []string{"d/a", "d/b", "d/c", "d/nobody"}
		chosen := rapid.SliceOfDistinct(rapid.SampledFrom(known), rapid.ID).Draw(t, "items")
		type replayed struct {
			Item   string
			Memory history.Memory
			Steps  []history.Step
		}
		var want, got []replayed
		for _, id := range slices.Sorted(slices.Values(chosen)) {
			if now, err := db.Resolve(t.Context(), id); err != nil || now != id {
				continue // it is asked for under the id that it has now
			}
			r := replayed{Item: id}
			var err error
			if r.Steps, err = db.Steps(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if r.Memory, err = db.Memory(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if len(r.Steps) > 0 {
				want = append(want, r)
			}
		}
		err := db.Replays(t.Context(), chosen, func(r *storage.Replayed) error {
			one := replayed{Item: r.Item}
			var err error
			one.Memory, err = r.Replay(func(s history.Step) { one.Steps = append(one.Steps, s) })
			if len(one.Steps) != r.Events {
				t.Fatalf("%s has %d steps of %d events", r.Item, len(one.Steps), r.Events)
			}
			got = append(got, one)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(got, func(a, b replayed) int { return cmp.Compare(a.Item, b.Item) })
		unread := cmpopts.IgnoreFields(history.Entry{}, "Body") // of kinds that no replay asks for theirs
		device := cmpopts.IgnoreFields(history.Event{}, "Device")
		if diff := gocmp.Diff(want, got, unread, device, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-one by one +at once):\n%s", diff)
		}
		beside, err := db.ReviewsBeside(t.Context(), []string{"d"}, chosen)
		if err != nil {
			t.Fatal(err)
		}
		if want := reviewsBeside(t, db, "d", chosen); beside != want {
			t.Fatalf("%d reviews beside %v, counted one by one %d", beside, chosen, want)
		}
	})
}

func reviewsBeside(t tb, db *storage.DB, of string, items []string) (n int) {
	t.Helper()
	taken := map[string]bool{}
	var reviews []history.Event
	err := db.History(t.Context(), func(e history.Event, _ bool) error {
		if e.Kind == history.Void {
			taken[e.Body] = true
		}
		if e.Kind == history.Review && deck.ParseRef(e.Item).Deck == of {
			reviews = append(reviews, e)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range reviews {
		now, err := db.Resolve(t.Context(), e.Item)
		if err != nil {
			t.Fatal(err)
		}
		if !taken[e.ID.String()] && !slices.Contains(items, now) {
			n++
		}
	}
	return n
}

// When the texts of a card were touched last, counts what was taken back, and the taking back.
func TestTextTimes(t *testing.T) {
	t.Parallel()
	db := open(t, tempFile(t), "laptop")
	note := func(item, text string) history.Entry {
		return history.Entry{Item: item, Kind: history.Note, Body: text}
	}
	mustAppend(t, db, at(march, 0), note("d/a", "one"), note("d/b", "two"))
	mustAppend(t, db, at(march+1, 0), history.Entry{Item: "d/a", Kind: history.Edit, Body: "{}"}, review("d/c", 4))
	taken := mustAppend(t, db, at(march+1, 5), note("d/b", "three"))
	mustAppend(t, db, at(march+2, 0), review("d/a", 4))
	if _, err := db.Take(t.Context(), at(march+3, 0), taken[0]); err != nil {
		t.Fatal(err)
	}
	mustPut(t, db, "d", card("d/z", "d/a"))
	got, err := db.TextTimes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int64{"d/z": at(march+1, 0).At, "d/b": at(march+3, 0).At}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
