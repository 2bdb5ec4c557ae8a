package apkg_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"goodcard/anki/apkg"
	"goodcard/files"
	"goodcard/here"
)

// What an earlier program that was killed has left goes when the next file is read.
func TestWhatAKilledProgramLeftIsRemoved(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	gone := exec.Command(os.Args[0], "-test.run", "^$")
	check(t, gone.Run())
	left := filepath.Join(temp, files.TempMark+strconv.Itoa(gone.Process.Pid)+"-123")
	check(t, os.Mkdir(left, 0o700))
	check(t, os.WriteFile(filepath.Join(left, "collection.anki2"), []byte("x"), 0o600))
	before := time.Now().Add(-2 * time.Hour)
	check(t, os.Chtimes(left, before, before))
	_, err := consume(database(t, schema11))
	check(t, err)
	if _, err := os.Stat(left); !os.IsNotExist(err) {
		t.Errorf("what a killed program left is still there: %v", err)
	}
}

// While a file is read nothing of it can be left behind, however the program ends.
func TestNothingLiesAboutWhileAFileIsRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps the name of an open file")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	p, err := apkg.Open(database(t, schema11))
	check(t, err)
	defer p.Close()
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
	check(t, p.Notes(func(*apkg.Note) error { return nil }))
}

// Files are read whose names mean something to a data source name, to a shell or to SQL.
func TestAwkwardPlaces(t *testing.T) {
	temp := filepath.Join(t.TempDir(), here.Awkward()+"'g")
	check(t, os.Mkdir(temp, 0o700))
	t.Setenv("TMPDIR", temp)
	t.Setenv("TMP", temp)
	name := "x?mode=rwc&y.anki2"
	if here.Windows {
		name = "x%3Fmode=rwc&y.anki2" // no name holds a question mark
	}
	path := filepath.Join(temp, name)
	check(t, os.WriteFile(path, contents(t, database(t, schema11)), 0o600))
	if w := readWhole(t, path); len(w.Notes) != 1 {
		t.Errorf("read %d notes", len(w.Notes))
	}
}
