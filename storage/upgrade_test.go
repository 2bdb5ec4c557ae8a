package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/storage"
)

// stored returns the path of a copy of a stored database.
func stored(t *testing.T, name string) string {
	t.Helper()
	path := tempFile(t)
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Of programs that start at once behind an upgrade, or for the first time, one makes the
// tables, the device and the memory, and the others wait for it.
func TestStartsAtOnce(t *testing.T) {
	for name, backups := range map[string][]string{"v1.db": {"before-version-2.db"}, "v2.db": {"before-version-3.db"}, "": nil} {
		t.Run(name, func(t *testing.T) {
			path := tempFile(t)
			if name != "" {
				path = stored(t, name)
			}
			const many = 8
			var group sync.WaitGroup
			failures := make(chan error, many)
			for range many {
				group.Go(func() {
					db, err := storage.Open(t.Context(), path, sm2, &storage.Options{Device: "laptop"})
					if err == nil {
						err = db.Close()
					}
					failures <- err
				})
			}
			group.Wait()
			close(failures)
			if err := errors.Join(collect(failures)...); err != nil {
				t.Fatal(err)
			}
			folder := filepath.Join(filepath.Dir(path), "backups")
			if backups != nil {
				if diff := cmp.Diff(backups, names(t, folder)); diff != "" {
					t.Fatalf("backups:\n%s", diff)
				}
				kept, was := filepath.Join(folder, backups[0]), stored(t, name)
				for _, query := range []string{`PRAGMA user_version`, `SELECT * FROM event`, `SELECT * FROM memory`} {
					if diff := cmp.Diff(rows(t, was, query), rows(t, kept, query)); diff != "" {
						t.Errorf("the copy differs from what was there: %s\n%s", query, diff)
					}
				}
			} else if n := rows(t, path, `SELECT count(*) AS n FROM device`); n != "n=1 \n" {
				t.Errorf("%d programs made devices: %s", many, n)
			}
			mustBeClean(t, open(t, path, "laptop"))
		})
	}
}

// What a killed program left of its copy is in nobody's way.
func TestUpgradeBesideWhatAKilledOneLeft(t *testing.T) {
	path := stored(t, "v2.db")
	folder := filepath.Join(filepath.Dir(path), "backups")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"before-version-3.db", "before-version-3.db.part", "before-version-3.db.1.part", "before-version-3.db-journal"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("half of a page"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	mustBeClean(t, open(t, path, "laptop"))
	if version := rows(t, filepath.Join(folder, "before-version-3.db"), `PRAGMA user_version`); version != "user_version=2 \n" {
		t.Errorf("the copy has %s", version)
	}
}

// Two backups to one file at once: one is made, the other is refused, and the file is whole.
func TestBackupsToOneFileAtOnce(t *testing.T) {
	db := openTemp(t)
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	path := filepath.Join(t.TempDir(), "backup.db")
	const many = 8
	var group sync.WaitGroup
	failures := make(chan error, many)
	for range many {
		other := open(t, db.Path(), "laptop")
		group.Go(func() { failures <- other.Backup(t.Context(), path) })
	}
	group.Wait()
	close(failures)
	made := 0
	for err := range failures {
		if err == nil {
			made++
			continue
		}
		mustHint(t, err, path+" exists already")
	}
	if diff := cmp.Diff([]string{"backup.db"}, names(t, filepath.Dir(path))); made != 1 || diff != "" {
		t.Errorf("%d backups were made; files:\n%s", made, diff)
	}
	mustBeClean(t, open(t, path, "laptop"))
}
