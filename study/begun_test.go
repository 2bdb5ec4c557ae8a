package study_test

import (
	"os"
	"strings"
	"testing"
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
	w.reopen()
	if told := strings.Join(w.Troubles(), "\n"); !strings.Contains(told, "'goodcard restore "+backup+"' brings it back") {
		t.Errorf("it tells %q; want how to bring %s back", told, backup)
	}
}
