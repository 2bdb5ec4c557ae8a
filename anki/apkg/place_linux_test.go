package apkg_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"goodcard/anki/apkg"
	"goodcard/files"
)

func TestPlacesRefused(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(os.Mkdir(in("folder.apkg"), 0o700), os.Symlink("none", in("dangling.apkg")), syscall.Mkfifo(in("fifo.apkg"), 0o600),
		os.WriteFile(in("file"), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for name, is := range map[string]func(error) bool{
		"folder.apkg":    func(err error) bool { return errors.As(err, new(*files.KindError)) },
		"fifo.apkg":      func(err error) bool { return errors.As(err, new(*files.KindError)) },
		"dangling.apkg":  func(err error) bool { return errors.Is(err, fs.ErrNotExist) },
		"none/deck.apkg": func(err error) bool { return errors.Is(err, fs.ErrNotExist) },
		"file/deck.apkg": func(err error) bool { return errors.Is(err, syscall.ENOTDIR) },
	} {
		if err := put(t, in(name)); !is(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left := list(t, dir); len(left) != 4 {
		t.Error("there are", left)
	}
}

// A full disk is told as such, at whichever moment it is met, and what was there stays.
func TestFullDisk(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	for _, size := range []string{"40k", "200k", "600k"} { // too small for the tables, the rows, the package beside them
		disk := t.TempDir()
		if err := syscall.Mount("none", disk, "tmpfs", 0, "size="+size); err != nil {
			t.Skip("cannot mount a small disk: ", err)
		}
		path := filepath.Join(disk, "deck.apkg")
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		err := func() error {
			w, err := apkg.Create(path, collection())
			if err != nil {
				return err
			}
			defer w.Abort()
			for n := range int64(2000) {
				note, cards := ask(n + 1)
				if err := w.Add(note, cards, nil); err != nil {
					return err
				}
			}
			return w.Close()
		}()
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%s: %v", size, err)
		}
		if old, err := os.ReadFile(path); err != nil || string(old) != "old" || len(list(t, disk)) != 1 {
			t.Errorf("%s: there are %v, and the file holds %q", size, list(t, disk), old)
		}
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}
}
