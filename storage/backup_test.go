package storage_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/storage"
)

func TestBackup(t *testing.T) {
	db := openTemp(t)
	mustPut(t, db, "d", card("d/a"))
	mustAppend(t, db, at(march, 0), review("d/a", 4))
	path := mustCopy(t, db)
	if diff := cmp.Diff([]string{storage.FileName}, names(t, filepath.Dir(path))); diff != "" {
		t.Errorf("files beside the backup:\n%s", diff)
	}
	again := open(t, path, "laptop")
	if diff := cmp.Diff(dump(t, db)+eventsOf(t, db), dump(t, again)+eventsOf(t, again)); diff != "" {
		t.Errorf("the backup differs:\n%s", diff)
	}
	mustBeClean(t, again)
}

func TestBackupRefusesAnExistingFile(t *testing.T) {
	db := openTemp(t)
	path := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := db.Backup(t.Context(), path)
	mustHint(t, err, path+" exists already")
	if !errors.Is(err, fs.ErrExist) {
		t.Errorf("%v is not fs.ErrExist", err)
	}
	if content, err := os.ReadFile(path); err != nil || string(content) != "mine" {
		t.Errorf("the file holds %q, %v", content, err)
	}
}

func TestBackupIntoMissingFolder(t *testing.T) {
	db := openTemp(t)
	if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), "none", "backup.db")); err == nil {
		t.Error("a backup into a folder that is not there succeeds")
	}
	mustAppend(t, db, at(march, 0), review("d/a", 4))
}

// A grade is one transaction: a backup taken while another connection writes holds
// whole ones and checks clean.
func TestBackupWhileOthersWrite(t *testing.T) {
	db := openTemp(t)
	writer := open(t, db.Path(), "laptop")
	stop, stopped := make(chan struct{}), make(chan error, 1)
	started := make(chan struct{})
	go func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				stopped <- nil
				return
			default:
			}
			if _, err := writer.Append(t.Context(), at(march, i), review("d/a", 4), review("d/b", 4)); err != nil {
				stopped <- err
				return
			}
			if i == 0 {
				close(started)
			}
		}
	}()
	<-started
	var copies []string
	for range 5 {
		copies = append(copies, mustCopy(t, db))
	}
	close(stop)
	if err := <-stopped; err != nil {
		t.Fatal(err)
	}
	for _, path := range copies {
		backup := open(t, path, "laptop")
		mustBeClean(t, backup)
		if a, b := reviews(t, backup, "d/a"), reviews(t, backup, "d/b"); a != b || a == 0 {
			t.Errorf("the backup holds %d and %d of grades that were given together", a, b)
		}
	}
}

func TestBackupName(t *testing.T) {
	db := openTemp(t)
	for _, want := range []string{"2026-03-01.db", "2026-03-01-2.db", "2026-03-01-3.db"} {
		name, err := db.BackupName("2026-03-01")
		if err != nil || name != filepath.Join(filepath.Dir(db.Path()), "backups", want) {
			t.Fatalf("BackupName gives %s, %v; want %s in backups", name, err, want)
		}
		if err := db.Backup(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
}
