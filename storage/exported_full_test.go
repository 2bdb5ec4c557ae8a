package storage

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// Where nothing can be written, each note has the time that it would have, and that nothing is kept is told.
func TestStampExportedOnAFullDisk(t *testing.T) {
	db := openTemp(t)
	notes := []Exported{{Card: "d/a"}, {Card: "d/b"}}
	if _, err := db.StampExported(t.Context(), 1000, notes); err != nil {
		t.Fatal(err)
	}
	notes[1].Hash[0] = 1
	for i := range 20_000 {
		notes = append(notes, Exported{Card: fmt.Sprintf("d/%d", i)})
	}
	pragma(t, db, "max_page_count = "+pragma(t, db, "page_count"))
	stamps, err := db.StampExported(t.Context(), 2000, notes)
	if !errors.Is(err, ErrUnwritable) || len(stamps) != len(notes) {
		t.Fatalf("%d times, %v", len(stamps), err)
	}
	if got := []int64{stamps[0].Mod, stamps[1].Mod, stamps[2].Mod}; !slices.Equal(got, []int64{1000, 2000, 2000}) {
		t.Errorf("the times are %v", got)
	}
	pragma(t, db, "max_page_count = 1000000")
	stamps, err = db.StampExported(t.Context(), 3000, notes[:2])
	if err != nil || stamps[0].Mod != 1000 || stamps[1].Mod != 3000 {
		t.Errorf("once there is space: %+v, %v", stamps, err)
	}
}
