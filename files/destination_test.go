package files_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

// What is settled stands whole in the place of what was there, with the rights of that.
func TestSettle(t *testing.T) {
	dir := t.TempDir()
	old, link := write(t, filepath.Join(dir, "old"), 0), filepath.Join(dir, "link")
	if err := os.Chmod(old, 0o640); err != nil {
		t.Fatal(err)
	}
	here.Link(t, "old", link)
	for path, want := range map[string]string{link: "old", filepath.Join(dir, "new"): "new"} {
		at, err := files.Destination(path)
		if err != nil || filepath.Base(at) != want {
			t.Fatalf("%s: %s, %v", path, at, err)
		}
		f, err := os.Create(filepath.Join(dir, "temporary"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString("news"); err != nil {
			t.Fatal(err)
		}
		if err := files.Settle(f, at); err != nil {
			t.Fatal(err)
		}
	}
	if got := contents(t, dir); !same(got, map[string]string{"old": "news", "new": "news"}) {
		t.Error("there are", got)
	}
	if info, err := os.Stat(old); err != nil || info.Mode().Perm() != here.Mode(0o640) {
		t.Errorf("the rights are %v", info.Mode())
	}
}

func TestDestinationRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := files.Destination(dir); !errors.As(err, new(*files.KindError)) {
		t.Errorf("a folder: %v", err)
	}
	link := filepath.Join(dir, "link")
	here.Link(t, "none", link)
	if _, err := files.Destination(link); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a link to nothing: %v", err)
	}
}
