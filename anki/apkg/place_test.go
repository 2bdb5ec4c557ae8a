package apkg_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"goodcard/anki/apkg"
	"goodcard/here"
)

// The same calls write the same bytes, wherever and whenever. The sum changes only with what is
// written: a new one means that a package of the same release differs from that of the program before.
func TestSameBytes(t *testing.T) {
	const want = "7c50a6a997e67031a30d3b45b43f62b87e28744e032804acd3f75bf150c856a7"
	for range 2 {
		all, err := os.ReadFile(writeAll(t))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(all)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("SHA-256 %s, want %s", got, want)
		}
	}
}

func TestNameOfWholeCollections(t *testing.T) {
	for _, name := range []string{"collection.apkg", "Collection.APKG", "backup-2026.apkg", "Backup-.Apkg"} {
		dir := t.TempDir()
		_, err := apkg.Create(filepath.Join(dir, name), collection())
		if !errors.As(err, new(*apkg.NameError)) {
			t.Errorf("%s: %v", name, err)
		}
		if left := list(t, dir); len(left) > 0 {
			t.Error("left are", left)
		}
	}
}

// A link is as good as the name of the file that it leads to: that is what is opened in Anki.
func TestLinkToTheNameOfAWholeCollection(t *testing.T) {
	dir := t.TempDir()
	link := filepath.Join(dir, "link.apkg")
	if err := os.WriteFile(filepath.Join(dir, "backup-x.apkg"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	here.Link(t, "backup-x.apkg", link)
	if err := put(t, link); !errors.As(err, new(*apkg.NameError)) {
		t.Error(err)
	}
}

func TestFileNameOfADeck(t *testing.T) {
	for id, want := range map[string]string{
		"inner-outer": "inner-outer.apkg", "backup": "backup.apkg", "my-backup-x": "my-backup-x.apkg",
		"collection": "goodcard-collection.apkg", "backup-x": "goodcard-backup-x.apkg",
	} {
		if got := apkg.FileName(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
		if err := put(t, filepath.Join(t.TempDir(), apkg.FileName(id))); err != nil {
			t.Error(err)
		}
	}
}

// put writes a package at a path, or returns why not.
func put(t *testing.T, path string) error {
	w, err := apkg.Create(path, collection())
	if err != nil {
		return err
	}
	note, cards := ask(1)
	if err := w.Add(note, cards, nil); err != nil {
		t.Fatal(err)
	}
	return w.Close()
}

func TestFileIsReplaced(t *testing.T) {
	dir := t.TempDir()
	old, link := filepath.Join(dir, "old.apkg"), filepath.Join(dir, "link.apkg")
	if err := os.WriteFile(old, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	here.Link(t, "old.apkg", link)
	if err := put(t, link); err != nil {
		t.Fatal(err)
	}
	unpack(t, old)
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file has other rights: %v", info.Mode())
	}
	if left := list(t, dir); len(left) != 2 {
		t.Error("there are", left)
	}
}

func TestFileThatMayNotBeWritten(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "old.apkg")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	here.ReadOnly(t, path)
	if err := put(t, path); !errors.Is(err, fs.ErrPermission) || !strings.HasPrefix(err.Error(), path) {
		t.Error(err)
	}
}

func TestAbort(t *testing.T) {
	w, path := create(t, collection())
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	note, cards := ask(1)
	if err := w.Add(note, cards, nil); err != nil {
		t.Fatal(err)
	}
	w.Abort()
	w.Abort()
	if w.Close() == nil || w.Add(note, cards, nil) == nil || w.AddMedia("owl.png", text("owl")) == nil {
		t.Error("it goes on after the end")
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "old" || len(list(t, filepath.Dir(path))) != 1 {
		t.Errorf("there are %v, and the file holds %q", list(t, filepath.Dir(path)), old)
	}
}
