package storage_test

import (
	"testing"

	"goodcard/history"
	"goodcard/scheduler"
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
	if err != nil || m.State != (scheduler.State{}) || !m.New() {
		t.Errorf("after a forget the item is %+v, %v; want a new one", m, err)
	}
	if !m.Flagged {
		t.Error("a forget takes the flag away")
	}
	mustHaveDone(t, db, march+1, 0, 1)
	if s := doneOn(t, db, march+1).Sitting("d/a"); s.Again {
		t.Errorf("after a forget %+v comes again", s)
	}
	mustAppend(t, db, at(march+1, 2), review("d/a", 2))
	m, err = db.Memory(t.Context(), "d/a")
	if err != nil || m.Counted != 1 || m.Lapses != 0 || m.FirstDay != march+1 {
		t.Errorf("the first grade after a forget gives %+v, %v; want a first one that counts", m, err)
	}
	mustHaveDone(t, db, march+1, 1, 0)
	mustBeClean(t, db)
}
