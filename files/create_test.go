package files_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

// names returns what is in a folder and below it.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, _ fs.DirEntry, err error) error {
		all = append(all, name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	made, err := files.Create([]files.New{
		{Path: in("a.json"), Text: []byte("a"), Keep: true},
		{Path: in("b/c/d.yaml"), Text: []byte("d")},
	})
	if err == nil || made != nil {
		t.Errorf("below two folders that are not there: %v, %v", made, err)
	}
	if left := names(t, dir); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
	if err := os.WriteFile(in("a.json"), []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	made, err = files.Create([]files.New{
		{Path: in("a.json"), Text: []byte("a"), Keep: true},
		{Path: in("b/c.yaml"), Text: []byte("c")},
		{Path: in("b/d.yaml"), Text: []byte("d")},
	})
	if err != nil || fmt.Sprint(made) != fmt.Sprint([]string{in("b/c.yaml"), in("b/d.yaml")}) {
		t.Errorf("made are %v, %v", made, err)
	}
	for name, want := range map[string]string{"a.json": "old", "b/c.yaml": "c", "b/d.yaml": "d"} {
		if text, err := os.ReadFile(in(name)); string(text) != want {
			t.Errorf("%s holds %q, %v", name, text, err)
		}
	}
}

// Where one file of several cannot be made, there is nothing of the others, and what was there stays.
func TestCreateAllOrNone(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	here.Link(t, "nowhere", in("taken"))
	made, err := files.Create([]files.New{{Path: in("new/a")}, {Path: in("new/b")}, {Path: in("taken")}, {Path: in("c")}})
	if !errors.Is(err, fs.ErrExist) || made != nil {
		t.Errorf("%v, %v", made, err)
	}
	if left := names(t, dir); fmt.Sprint(left) != "[taken]" {
		t.Errorf("left are %v", left)
	}
}

// Of many who make one file at the same time one does, and nobody takes it away from them.
func TestCreateAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "deck.yaml")
	var did atomic.Int32
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			_, err := files.Create([]files.New{{Path: path, Text: fmt.Append(nil, i)}, {Path: filepath.Join(dir, "schema"), Keep: true}})
			switch {
			case err == nil:
				did.Add(1)
			case !errors.Is(err, fs.ErrExist):
				t.Error(err)
			}
		})
	}
	all.Wait()
	if did.Load() != 1 {
		t.Errorf("%d made it", did.Load())
	}
	if text, err := os.ReadFile(path); err != nil || len(text) == 0 {
		t.Errorf("it holds %q, %v", text, err)
	}
	if left := names(t, dir); fmt.Sprint(left) != "[deck.yaml schema]" {
		t.Errorf("there are %v", left)
	}
}
