package storage_test

import (
	"os"
	"path/filepath"
	"testing"

	"goodcard/here"
	"goodcard/storage"
)

// A folder or file that may not be used is named, and stays as it is.
func TestPermissions(t *testing.T) {
	here.NotOnWindows(t, "a file has no rights but to be written")
	if os.Geteuid() == 0 {
		t.Skip("the superuser may do everything")
	}
	tests := []struct {
		name         string
		file, folder os.FileMode
		want         string
	}{
		{"folder that may not be entered", 0o600, 0o000, "cannot be opened: you have no permission"},
		{"file that may not be read", 0o000, 0o700, "cannot be opened"},
		{"folder that may not be written", 0o400, 0o500, "cannot be"},
		{"file that may not be written", 0o400, 0o700, "cannot be written"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := tempFile(t)
			db := open(t, path, "laptop")
			mustAppend(t, db, at(march, 0), review("d/a", 4))
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(filepath.Dir(path), 0o700) })
			if err := os.Chmod(path, test.file); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(filepath.Dir(path), test.folder); err != nil {
				t.Fatal(err)
			}
			db, err := storage.Open(t.Context(), path, sm2, nil)
			if err == nil {
				_, err = db.Append(t.Context(), at(march, 1), review("d/a", 4))
				db.Close()
			}
			mustHint(t, err, path+" "+test.want)
		})
	}
}

// A database that could only be read for a while can be written again when it may be.
func TestReadOnlyForAWhile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may do everything")
	}
	path := tempFile(t)
	if err := open(t, path, "laptop").Close(); err != nil {
		t.Fatal(err)
	}
	for minute := range 2 {
		if err := os.Chmod(path, 0o400); err != nil {
			t.Fatal(err)
		}
		db := open(t, path, "laptop")
		if got := reviews(t, db, "d/a"); got != minute {
			t.Errorf("%d reviews; want %d", got, minute)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
		db = open(t, path, "laptop")
		mustAppend(t, db, at(march, minute), review("d/a", 4))
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A backup on a medium that cannot be written can be merged, and nothing is left beside it.
func TestMergeFromReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	db, other := openTemp(t), openTemp(t)
	mustAppend(t, other, at(march, 0), review("d/a", 4))
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(other.Path())
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if merged := mustMerge(t, db, other.Path()); merged.Events != 1 {
		t.Errorf("merged %+v; want the one grade", merged)
	}
}
