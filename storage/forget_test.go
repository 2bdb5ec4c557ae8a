package storage_test

import (
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/storage"
)

// Forget restarts an item, its first-of-day, lapses and drill with it; what limits count,
// suspension and flags stay.
func TestForget(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"))
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	mustAppend(t, db, at(march+1, 0), review("d/a", 1), history.Entry{Item: "d/a", Kind: history.Flag})
	mustAppend(t, db, at(march+1, 1), history.Entry{Item: "d/a", Kind: history.Forget})
	m, err := db.Memory(t.Context(), "d/a")
	if err != nil || m.State != (scheduler.State{}) || !m.New() || m.Learning(march+1) {
		t.Errorf("after a forget the item is %+v, %v; want a new one", m, err)
	}
	if !m.Flagged || !m.Studied(march+1) {
		t.Errorf("after a forget the flag is %v, studied today %v; want both", m.Flagged, m.Studied(march+1))
	}
	if done, err := db.Done(t.Context(), march+1); err != nil || done != (storage.Done{Reviews: 1}) {
		t.Errorf("the day has done %+v, %v; want the review", done, err)
	}
	mustAppend(t, db, at(march+1, 2), review("d/a", 2))
	m, err = db.Memory(t.Context(), "d/a")
	if err != nil || m.Counted != 1 || m.Lapses != 0 || m.FirstDay != march+1 {
		t.Errorf("the first grade after a forget gives %+v, %v; want a first one that counts", m, err)
	}
	mustBeClean(t, db)
}
