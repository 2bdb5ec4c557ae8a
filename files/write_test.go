package files_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	say := func(text string, then error) func(io.Writer) error {
		return func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return errors.Join(err, then)
		}
	}
	holds := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("the file holds %q (%v); want %q", got, err, want)
		}
		if all, err := os.ReadDir(dir); err != nil || len(all) != 1 {
			t.Errorf("the folder holds %v (%v)", all, err)
		}
	}
	if err := files.Write(path, 0o600, say("one", nil)); err != nil {
		t.Fatal(err)
	}
	holds("one")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != here.Mode(0o600) {
		t.Errorf("%v (%v)", info.Mode(), err)
	}
	broken := errors.New("the disk is full")
	if err := files.Write(path, 0o600, say("half", broken)); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	holds("one")
	if err := files.Write(path, 0o666, say("two", nil)); err != nil {
		t.Fatal(err)
	}
	holds("two")
	if err := files.Write(filepath.Join(dir, "none", "x"), 0o600, say("x", nil)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	if err := files.Write(dir, 0o600, say("x", nil)); err == nil {
		t.Error("a folder is written over")
	}
	holds("two")
}
