package storage_test

import "testing"

// An item that was renamed in the middle of a day is one item of that day, under whichever id its
// reviews stand.
func TestUsualDayCountsARenamedItemOnce(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/old"), card("d/b"), card("d/c"))
	mustAppend(t, db, at(march, 0), review("d/old", 4), review("d/b", 4))
	mustPut(t, db, "d", card("d/new", "d/old"), card("d/b"), card("d/c"))
	mustAppend(t, db, at(march, 1), review("d/new", 4), review("d/new", 3))
	usual := func(day int, want float64) {
		t.Helper()
		if got, err := db.UsualDay(t.Context(), day, 14); err != nil || got != want {
			t.Errorf("before day %d a usual day has %v items, %v; want %v", day-march, got, err, want)
		}
	}
	usual(march, 0)
	usual(march+1, 2)
	mustAppend(t, db, at(march+1, 0), review("d/new", 4), review("d/b", 4), review("d/c", 4))
	usual(march+2, 2.5)
	mustPut(t, db, "d", card("d/new"), card("d/old")) // two cards from now on
	usual(march+1, 3)
	usual(march+2, 3)
}
