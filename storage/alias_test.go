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
	mustHaveDone(t, db, march, 3, 0)
}

// reviews returns how many reviews count for an item.
func reviews(t tb, db *storage.DB, item string) int {
	t.Helper()
	m, err := db.Memory(t.Context(), item)
	if err != nil {
		t.Fatal(err)
	}
	return m.Reviews
}

func TestGradesUnderTheOldIDCountForTheNew(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/new", "d/old"))
	// A session that was open at the rename, and a device that does not know of it.
	mustAppend(t, db, at(march, 0), review("d/old", 4))
	phone := openTemp(t)
	mustAppend(t, phone, at(march+1, 0), review("d/old", 5))
	mustMerge(t, db, phone.Path())
	if got := reviews(t, db, "d/new"); got != 2 {
		t.Errorf("the new id has %d reviews; want both", got)
	}
	if it, found, err := db.Item(t.Context(), "d/new"); err != nil || !found || it.Memory.Reviews != 2 {
		t.Errorf("the item in the deck: %+v, %v, %v; want 2 reviews", it, found, err)
	}
	mustBeClean(t, db)
}

func TestUndoAcrossARename(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/old"))
	mustAppend(t, db, at(march, 0), review("d/old", 4))
	mustPut(t, db, "d", card("d/new", "d/old"))
	mustAppend(t, db, at(march+1, 0), review("d/new", 4))
	if taken := mustUndo(t, db, at(march+1, 1), 2); len(taken) != 2 || taken[1].Item != "d/old" {
		t.Errorf("undo takes %+v; want both grades, the second under the id that was shown", taken)
	}
	if got := dump(t, db); got != "" {
		t.Errorf("memory is left: %s", got)
	}
	mustBeClean(t, db)
}

func TestClaimOnAnotherDeck(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "theirs", card("theirs/x"))
	mustAppend(t, db, at(march, 0), review("theirs/x", 4))
	mustPut(t, db, "ours", card("ours/x", "theirs/x"))
	if got := reviews(t, db, "ours/x"); got != 0 {
		t.Errorf("a claim takes %d reviews of a card that its deck still has", got)
	}
	mustPut(t, db, "theirs", card("theirs/y"))
	if got := reviews(t, db, "ours/x"); got != 1 {
		t.Errorf("the claim brings %d reviews once the deck has dropped the card; want 1", got)
	}
	mustPut(t, db, "theirs", card("theirs/x"))
	if ours, theirs := reviews(t, db, "ours/x"), reviews(t, db, "theirs/x"); ours != 0 || theirs != 1 {
		t.Errorf("when the deck uses the id again ours has %d reviews, theirs %d; want 0 and 1", ours, theirs)
	}
	mustBeClean(t, db)
}

func TestAliasOutlivesWas(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/old"))
	mustAppend(t, db, at(march, 0), review("d/old", 4))
	mustPut(t, db, "d", card("d/new", "d/old"))
	mustPut(t, db, "d", card("d/new"))
	if got := reviews(t, db, "d/new"); got != 1 {
		t.Errorf("without the was the new id has %d reviews; want 1", got)
	}
	mustPut(t, db, "d", card("d/new"), card("d/old"))
	if fresh, old := reviews(t, db, "d/new"), reviews(t, db, "d/old"); fresh != 0 || old != 1 {
		t.Errorf("with a card of the old id the new one has %d reviews, the old one %d; want 0 and 1", fresh, old)
	}
	mustBeClean(t, db)
}

func TestReinstallBringsMemoryBack(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"), card("d/b"))
	mustAppend(t, db, at(march, 0), review("d/a", 5))
	before := dump(t, db)
	if err := db.RemoveDeck(t.Context(), "d"); err != nil {
		t.Fatal(err)
	}
	if _, found, err := db.Item(t.Context(), "d/a"); err != nil || found {
		t.Errorf("a removed deck can be studied: %v, %v", found, err)
	}
	if got := reviews(t, db, "d/a"); got != 1 {
		t.Errorf("the removed card has %d reviews; want 1", got)
	}
	mustPut(t, db, "d", card("d/b"), card("d/a"))
	if it, found, err := db.Item(t.Context(), "d/a"); err != nil || !found || it.Memory.Reviews != 1 {
		t.Errorf("the card that is back: %+v, %v, %v", it, found, err)
	}
	if after := dump(t, db); after != before {
		t.Errorf("memory before %s\nand after %s", before, after)
	}
	mustBeClean(t, db)
}
