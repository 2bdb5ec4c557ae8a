package files_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"goodcard/files"
	"goodcard/here"
)

func write(t *testing.T, path string, age time.Duration) string {
	t.Helper()
	if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	if err := os.Chtimes(path, then, then); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "a"), 0)
	link := file + "-link"
	here.Link(t, file, link)
	for _, path := range []string{file, link} {
		if text, err := files.Read(path, 100); err != nil || string(text) != "text" {
			t.Errorf("%s: %q, %v", path, text, err)
		}
	}
	if text, err := files.Read(file, 2); err != nil || len(text) != 3 {
		t.Errorf("of 4 bytes, 2 at most: %q, %v; want one byte more than these, to tell that there are more", text, err)
	}
	if _, err := files.Read(filepath.Dir(file), 100); !errors.As(err, new(*files.KindError)) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := files.Read(file+"x", 100); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("nothing: %v", err)
	}
}

// A link that leads nowhere is told as such, and not as a folder that is there already.
func TestMakeFolder(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link")
	here.Link(t, filepath.Join(dir, "none"), link)
	for _, path := range []string{link, filepath.Join(link, "below")} {
		if err := files.MakeFolder(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", path, err)
		}
	}
	for range 2 {
		if err := files.MakeFolder(filepath.Join(dir, "a", "b")); err != nil {
			t.Error(err)
		}
	}
}

// What a process left is rubbish once the process is gone, and swept an hour later.
func TestSweep(t *testing.T) {
	gone := exec.Command(os.Args[0], "-test.run=^$")
	if err := gone.Run(); err != nil {
		t.Fatal(err)
	}
	dir, dead, live := t.TempDir(), strconv.Itoa(gone.Process.Pid), strconv.Itoa(os.Getpid())
	in := func(name string) string { return filepath.Join(dir, name) }
	old := write(t, in(".goodcard-"+dead+"-1"), 2*time.Hour)
	fresh := write(t, in(".goodcard-"+dead+"-2"), 0)
	kept := []string{
		write(t, in(".goodcard-"+live+"-1"), 2*time.Hour),
		write(t, in("goodcard.db"), 2*time.Hour),
		write(t, in("all.db.part"), 2*time.Hour),
		fresh,
	}
	part := write(t, in("all.db."+dead+"-1.part"), 2*time.Hour)
	if left, err := files.Rubbish(dir, files.Mark, "", false); err != nil || !slices.Equal(left, []string{old, fresh}) {
		t.Errorf("rubbish is %v, %v", left, err)
	}
	files.Sweep(dir, files.Mark, "")
	files.Sweep(dir, "", files.PartEnd)
	files.Sweep(in("none"), files.Mark, "")
	if left, err := files.Rubbish(in("none"), files.Mark, "", false); err != nil || len(left) > 0 {
		t.Errorf("of a folder that is not there rubbish is %v, %v", left, err)
	}
	for _, path := range []string{old, part} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is not swept", path)
		}
	}
	for _, path := range kept {
		if _, err := os.Lstat(path); err != nil {
			t.Error(err)
		}
	}
}
