package storage_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"goodcard/storage"
)

// An import that is interrupted ends soon, wherever it is, and leaves everything as it was.
func TestInterruptedImport(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	before := dump(t, db)
	ctx, interrupt := context.WithCancel(t.Context())
	given := 0
	rows := func(yield func(storage.Incoming, error) bool) {
		for i := range 100_000 {
			if given++; i == 1000 {
				interrupt()
			}
			if !yield(foreign(fmt.Sprintf("d/x%d", i), i, 0, 4), nil) {
				return
			}
		}
	}
	keep := filepath.Join(t.TempDir(), "kept.db")
	_, err := db.Import(ctx, at(march+1, 0), keep, storage.Batch{File: "f", Events: rows})
	if !errors.Is(err, context.Canceled) || given > 2000 {
		t.Errorf("%v, after %d rows", err, given)
	}
	if _, err := os.Stat(keep); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the backup is there still: %v", err)
	}
	if diff := gocmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("an import that was interrupted changes:\n%s", diff)
	}
}

// So does the replay of what came in.
func TestInterruptedBehindTheLastRow(t *testing.T) {
	db := openTemp(t)
	ctx, interrupt := context.WithCancel(t.Context())
	rows := func(yield func(storage.Incoming, error) bool) {
		for i := range 10 {
			if !yield(foreign(fmt.Sprintf("d/x%d", i), i, 0, 4), nil) {
				return
			}
		}
		interrupt()
	}
	before := dump(t, db)
	_, err := db.Import(ctx, at(march+1, 0), filepath.Join(t.TempDir(), "kept.db"), storage.Batch{File: "f", Events: rows})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if diff := gocmp.Diff(before, dump(t, db)); diff != "" {
		t.Errorf("an import that was interrupted changes:\n%s", diff)
	}
}
