package storage_test

import (
	"testing"

	"goodcard/storage"
)

func TestRenameCarriesSiblings(t *testing.T) {
	db := openTemp(t)
	siblings := func(id string, was ...string) storage.Card {
		return storage.Card{ID: id, Kind: "ask", Body: "{}", Items: []string{id, id + "#reverse", id + "#c2"}, Was: was}
	}
	mustPut(t, db, "d", siblings("d/old"))
	mustAppend(t, db, at(march, 0), review("d/old", 4), review("d/old#reverse", 5), review("d/old#c2", 1))
	mustPut(t, db, "d", siblings("d/new", "d/old"))
	for item, grade := range map[string]int{"d/new": 4, "d/new#reverse": 5, "d/new#c2": 1} {
		m, err := db.Memory(t.Context(), item)
		if err != nil || m.Reviews != 1 || int(m.LastGrade) != grade {
			t.Errorf("%s after the rename has %d reviews, the last graded %d, %v; want one graded %d", item, m.Reviews, m.LastGrade, err, grade)
		}
	}
	mustBeClean(t, db)
	done, err := db.Done(t.Context(), march)
	if want := (storage.Done{New: 3}); err != nil || done != want {
		t.Errorf("the rename makes %+v of the day, %v; want %+v", done, err, want)
	}
}
