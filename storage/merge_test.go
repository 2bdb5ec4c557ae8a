package storage_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/history"
	"goodcard/storage"
)

// mustCopy writes a backup of a database to a new folder, as a learner carries it to
// another device.
func mustCopy(t tb, db *storage.DB) string {
	t.Helper()
	path := tempFile(t)
	if err := db.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	return path
}

// aliases returns the former ids that hold.
func aliases(t tb, db *storage.DB) string {
	t.Helper()
	return rows(t, db.Path(), `SELECT old, new FROM alias ORDER BY old`)
}

// drawHistory makes the history of one device, with undos, clocks that disagree, renames of
// cards, circles among them, updates of decks, imports and restores.
func drawHistory(t *rapid.T, device string) *storage.DB {
	db := open(t, tempFile(t), device)
	names := rapid.SampledFrom([]string{"d/a", "d/b", "d/c"})
	backup := ""
	for range rapid.IntRange(0, 8).Draw(t, device+" acts") {
		when := at(march+rapid.IntRange(0, 3).Draw(t, "day"), rapid.IntRange(0, 2).Draw(t, "minute"))
		switch rapid.IntRange(0, 9).Draw(t, "act") {
		case 0:
			mustUndo(t, db, when, rapid.IntRange(1, 3).Draw(t, "grades"))
		case 1:
			mustPut(t, db, "d", card(names.Draw(t, "new"), names.Draw(t, "old")))
			mustPut(t, db, "d") // the alias stays
		case 2:
			rows := rapid.SliceOfN(rapid.Custom(drawForeign), 1, 3).Draw(t, "rows")
			mustImport(t, db, at(march+9, 0), device+".colpkg", rows...)
		case 3:
			if _, err := db.UndoImport(t.Context(), when, ""); err != nil && !strings.Contains(err.Error(), "no import") {
				t.Fatal(err)
			}
		case 4:
			if backup == "" || rapid.Bool().Draw(t, "anew") {
				backup = mustCopy(t, db)
			} else if err := db.Restore(t.Context(), backup, tempFile(t)); err != nil {
				t.Fatal(err)
			}
		case 5, 6:
			e := drawUpdate(t)
			e.Item = names.Draw(t, "item")
			mustAppend(t, db, when, e)
		default:
			e := drawEntry(t)
			e.Item = names.Draw(t, "item")
			mustAppend(t, db, when, e)
		}
	}
	return db
}

func TestMergeInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		paths := []string{mustCopy(t, drawHistory(t, "laptop")), mustCopy(t, drawHistory(t, "phone")), mustCopy(t, drawHistory(t, "desk"))}
		var first [3]string
		for i, order := range [][]int{{0, 1, 2}, rapid.Permutation([]int{0, 1, 2}).Draw(t, "order")} {
			db := openTemp(t)
			for _, which := range order {
				mustMerge(t, db, paths[which])
			}
			mustBeClean(t, db)
			mustCountAlike(t, db)
			got := [3]string{dump(t, db), eventsOf(t, db), aliases(t, db)}
			if i > 0 {
				if diff := cmp.Diff(first, got); diff != "" {
					t.Fatalf("merged in the order %v (-0 1 2 +%[1]v):\n%s", order, diff)
				}
				continue
			}
			first = got
			for _, again := range append(paths, db.Path()) {
				if merged := mustMerge(t, db, again); !cmp.Equal(merged, storage.Merged{Differs: merged.Differs}) {
					t.Fatalf("merging %s again adds %+v", again, merged)
				}
			}
			if diff := cmp.Diff(first, [3]string{dump(t, db), eventsOf(t, db), aliases(t, db)}); diff != "" {
				t.Fatalf("merging again changes (-before +after):\n%s", diff)
			}
		}
	})
}

// Two devices that merge each other agree.
func TestMergeBothWays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawHistory(t, "laptop"), drawHistory(t, "phone")
		before := mustCopy(t, a)
		mustMerge(t, a, b.Path())
		mustMerge(t, b, before)
		got := func(db *storage.DB) [3]string { return [3]string{dump(t, db), eventsOf(t, db), aliases(t, db)} }
		if diff := cmp.Diff(got(a), got(b)); diff != "" {
			t.Fatalf("the two differ (-laptop +phone):\n%s", diff)
		}
	})
}

func TestMergeCounts(t *testing.T) {
	a, b := openTemp(t), open(t, tempFile(t), "phone")
	mustAppend(t, a, at(march, 0), review("d/a", 4))
	mustAppend(t, b, at(march, 1), review("d/a", 4), review("d/b", 4), review("d/c", 4))
	mustUndo(t, b, at(march, 2), 1)
	if got, want := mustMerge(t, a, b.Path()), (storage.Merged{Events: 4, Items: 3, Devices: 1}); !cmp.Equal(got, want) {
		t.Errorf("merged %+v; want %+v", got, want)
	}
	if got := mustMerge(t, b, a.Path()); !cmp.Equal(got, storage.Merged{Events: 1, Items: 1, Devices: 1}) {
		t.Errorf("merged back %+v; want the one grade of the other", got)
	}
}

// A void may come from a device that never saw what it takes back.
func TestMergeVoidBeforeItsTarget(t *testing.T) {
	a := openTemp(t)
	given := mustAppend(t, a, at(march, 0), review("d/a", 4), review("d/b", 2))
	phone := open(t, tempFile(t), "phone")
	mustAppend(t, phone, at(march-1, 0), history.Entry{Item: "d/a", Kind: history.Void, Body: given[0].ID.String()})
	early, late := openTemp(t), openTemp(t)
	mustMerge(t, early, phone.Path())
	mustMerge(t, early, a.Path())
	mustMerge(t, late, a.Path())
	mustMerge(t, late, phone.Path())
	if diff := cmp.Diff(dump(t, early), dump(t, late)); diff != "" {
		t.Errorf("memory (-void first +void last):\n%s", diff)
	}
	if m, err := early.Memory(t.Context(), "d/a"); err != nil || m.Reviews != 0 {
		t.Errorf("the grade that was taken back counts: %+v, %v", m, err)
	}
	mustBeClean(t, early)
}

func TestMergeKeepsUnknownKinds(t *testing.T) {
	a, b := openTemp(t), openTemp(t)
	mustAppend(t, b, at(march, 0), review("d/a", 4))
	before := dump(t, b)
	mustAppend(t, b, at(march, 1), history.Entry{Item: "d/a", Kind: 4711, Body: `{"later":true}`})
	mustMerge(t, a, b.Path())
	if diff := cmp.Diff(before, dump(t, a)); diff != "" {
		t.Errorf("an unknown kind changes memory:\n%s", diff)
	}
	steps, err := a.Steps(t.Context(), "d/a")
	if err != nil || len(steps) != 2 || steps[1].Kind != 4711 || steps[1].Body != `{"later":true}` || steps[1].Kind.String() != "unknown" {
		t.Errorf("the history holds %+v, %v; want the unknown event too", steps, err)
	}
}

func TestMergeAliasConflict(t *testing.T) {
	claims := func(device string, renames ...[2]string) *storage.DB {
		db := open(t, tempFile(t), device)
		for _, rename := range renames {
			mustPut(t, db, "d", card(rename[1], rename[0]))
		}
		mustPut(t, db, "d")
		return db
	}
	tests := []struct {
		name          string
		first, second *storage.DB
		home          string // of d/old
	}{
		{"least wins", claims("laptop", [2]string{"d/old", "d/m"}), claims("phone", [2]string{"d/old", "d/k"}), "d/k"},
		{"chain", claims("laptop", [2]string{"d/old", "d/m"}), claims("phone", [2]string{"d/m", "d/z"}), "d/z"},
		{"circle", claims("laptop", [2]string{"d/old", "d/m"}), claims("phone", [2]string{"d/m", "d/old"}), "d/m"},
		{"into a circle", claims("laptop", [2]string{"d/old", "d/p"}, [2]string{"d/p", "d/q"}), claims("phone", [2]string{"d/q", "d/p"}), "d/p"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			mustAppend(t, test.first, at(march, 0), review("d/old", 4), review("d/old#reverse", 5))
			mustAppend(t, test.second, at(march+1, 0), review("d/old", 4), review("d/m", 3))
			one, two := mustCopy(t, test.first), mustCopy(t, test.second)
			mustMerge(t, test.first, two)
			mustMerge(t, test.second, one)
			if diff := cmp.Diff(dump(t, test.first), dump(t, test.second)); diff != "" {
				t.Errorf("memory by order of merge:\n%s", diff)
			}
			if home, err := test.first.Resolve(t.Context(), "d/old#reverse"); err != nil || home != test.home+"#reverse" {
				t.Errorf("d/old#reverse stands under %s, %v; want %s#reverse", home, err, test.home)
			}
			mustBeClean(t, test.first)
		})
	}
}

func TestMergedFormerIDsCountForPaths(t *testing.T) {
	ours, theirs := open(t, tempFile(t), "laptop"), open(t, tempFile(t), "phone")
	mustPut(t, ours, "d", card("d/new"))
	way := storage.Deck{ID: "way", Title: "Way", Version: "1.0.0", Active: true, Units: []storage.Unit{{ID: "u", Title: "U", Cards: []string{"d/old"}}}}
	if err := ours.PutDeck(t.Context(), way, nil); err != nil {
		t.Fatal(err)
	}
	mustPut(t, theirs, "d", card("d/new", "d/old"))
	mustMerge(t, ours, mustCopy(t, theirs))
	if cards, err := ours.WayCards(t.Context(), []string{"way"}); err != nil || !slices.Equal(cards, []string{"d/new"}) {
		t.Errorf("the path has %v, %v", cards, err)
	}
}

func TestMergeLeavesTheOtherAlone(t *testing.T) {
	a, b := openTemp(t), openTemp(t)
	mustAppend(t, b, at(march, 0), review("d/a", 4))
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(b.Path())
	before := tree(t, folder)
	mustMerge(t, a, b.Path())
	if diff := cmp.Diff(before, tree(t, folder)); diff != "" {
		t.Errorf("the merge changed the other's folder:\n%s", diff)
	}
}

// The study day may be before 1970 where the clock is not.
func TestMergeOfTheFirstDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		db, phone := openTemp(t), open(t, tempFile(t), "phone")
		local := time.FixedZone("", 60*rapid.IntRange(-24*60, 24*60).Draw(t, "offset"))
		at := rapid.Int64Range(0, 2*dayLength).Draw(t, "at")
		c := history.Clock{Now: func() time.Time { return time.UnixMilli(at).In(local) }, Rollover: rapid.IntRange(0, 23).Draw(t, "rollover")}
		mustAppend(t, phone, c.Moment(), review("d/a", 4))
		if merged := mustMerge(t, db, phone.Path()); merged.Events != 1 {
			t.Fatalf("merged %+v", merged)
		}
		mustBeClean(t, db)
	})
}
