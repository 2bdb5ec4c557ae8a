package storage_test

import (
	"testing"

	"goodcard/history"

	"github.com/google/go-cmp/cmp"
)

// A learner who flies west lives an hour of yesterday again: what is graded then is drill,
// and comes second wherever the history is told.
func TestHistoryAcrossZones(t *testing.T) {
	db := openTemp(t)
	noon := int64(march)*dayLength + 16*hour
	east, west := momentIn(noon, 840), momentIn(noon+hour, -600)
	mustAppend(t, db, east, review("d/a", 4))
	mustAppend(t, db, west, review("d/a", 4))
	type told struct {
		When    history.Moment
		Counted bool
	}
	var got []told
	err := db.History(t.Context(), func(e history.Event, counted bool) error {
		got = append(got, told{e.Moment, counted})
		return nil
	})
	if diff := cmp.Diff([]told{{east, true}, {west, false}}, got); err != nil || diff != "" {
		t.Errorf("the history tells (-want +got), %v:\n%s", err, diff)
	}
}

// Seen from the east, an event of the hour after next may be two study days back in the west.
func TestFutureAcrossZones(t *testing.T) {
	db := openTemp(t)
	now := momentIn(int64(march)*dayLength+4*hour+30*minute-14*hour, 840)
	next := momentIn(now.At+61*minute, -720)
	if next.Day != now.Day-2 {
		t.Fatalf("the days are %d and %d", now.Day, next.Day)
	}
	mustAppend(t, db, next, review("d/a", 4))
	if n, err := db.Future(t.Context(), now); err != nil || n != 1 {
		t.Errorf("%d events lie in the future, %v; want 1", n, err)
	}
}
