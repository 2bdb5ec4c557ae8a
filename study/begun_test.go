package study_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A database that is gone is no silent fresh start where there are backups of it.
func TestANewStartNamesTheNewestBackup(t *testing.T) {
	w := newWorld(t, header("inner-outer")+findDeck)
	backup, err := w.Backup(t.Context(), "")
	w.must(err)
	if told := w.Troubles(); len(told) > 0 {
		t.Errorf("with a database it tells %q", told)
	}
	path := w.Path()
	w.must(w.Close())
	w.Collection = nil
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	rescued := filepath.Join(filepath.Dir(backup), "rescued.db") // written later, and no whole history
	w.must(os.WriteFile(rescued, nil, 0o600))
	w.must(os.Chtimes(backup, time.Time{}, time.Unix(1, 0)))
	w.reopen()
	if told := strings.Join(w.Troubles(), "\n"); !strings.Contains(told, "'goodcard restore "+backup+"' brings it back, and then 'goodcard merge "+rescued+"' what a session kept") {
		t.Errorf("it tells %q; want how to bring %s back, and then %s", told, backup, rescued)
	}
}
