package storage_test

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"goodcard/storage"
)

func says(card string, what byte) storage.Exported {
	return storage.Exported{Card: card, Hash: [16]byte{15: what}}
}

func mustStamp(t *testing.T, db *storage.DB, now int64, notes ...storage.Exported) (mods []int64) {
	t.Helper()
	stamps, err := db.StampExported(t.Context(), now, notes)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range stamps {
		mods = append(mods, s.Mod)
	}
	return mods
}

// A note has the time at which it began to say what it says, and never an earlier one.
func TestStampExported(t *testing.T) {
	db := openTemp(t)
	for i, step := range []struct {
		now   int64
		notes []storage.Exported
		want  []int64
	}{
		{1000, []storage.Exported{says("d/a", 1), says("d/b", 1)}, []int64{1000, 1000}},
		{2000, []storage.Exported{says("d/b", 1), says("d/c", 1), says("d/a", 2)}, []int64{1000, 2000, 2000}},
		{2000, []storage.Exported{says("d/a", 3)}, []int64{2001}},                       // within the same second
		{1500, []storage.Exported{says("d/a", 3), says("d/b", 2)}, []int64{2001, 1500}}, // the clock was set back
		{1500, []storage.Exported{says("d/a", 1)}, []int64{2002}},                       // and what it once said is news too
		{3000, []storage.Exported{says("d/a", 1), says(`d/"`, 1)}, []int64{2002, 3000}},
		{4000, nil, nil},
	} {
		if got := mustStamp(t, db, step.now, step.notes...); !slices.Equal(got, step.want) {
			t.Errorf("step %d: times %v, want %v", i, got, step.want)
		}
	}
	mustBeClean(t, db)
}

// Who exported while the clock was years ahead is not kept there: the note is dated now, and that is told.
func TestStampExportedAfterAClockAhead(t *testing.T) {
	db := openTemp(t)
	mustStamp(t, db, 2_000_000_000, says("d/a", 1), says("d/b", 1))
	stamps, err := db.StampExported(t.Context(), 1_000_000_000, []storage.Exported{says("d/a", 2), says("d/b", 1)})
	if err != nil {
		t.Fatal(err)
	}
	if stamps[0].Mod != 1_000_000_000 || !stamps[0].Late || stamps[1].Mod != 2_000_000_000 || stamps[1].Late {
		t.Errorf("%+v", stamps)
	}
	if got := mustStamp(t, db, 1_000_000_001, says("d/a", 3)); got[0] != 1_000_000_001 {
		t.Errorf("the next time is %v", got)
	}
}

// Two programs that say different things of a note at the same moment give it different times.
func TestStampExportedAtOnce(t *testing.T) {
	db := openTemp(t)
	const many = 6
	mods := make([]int64, many)
	failures := make(chan error, many)
	var group sync.WaitGroup
	for i := range many {
		other := open(t, db.Path(), "laptop")
		group.Go(func() {
			stamps, err := other.StampExported(t.Context(), 1000, []storage.Exported{says("d/a", byte(i))})
			if err == nil {
				mods[i] = stamps[0].Mod
			}
			failures <- err
		})
	}
	group.Wait()
	close(failures)
	if err := errors.Join(collect(failures)...); err != nil {
		t.Fatal(err)
	}
	if slices.Sort(mods); !slices.Equal(mods, []int64{1000, 1001, 1002, 1003, 1004, 1005}) {
		t.Errorf("the times are %v", mods)
	}
}
