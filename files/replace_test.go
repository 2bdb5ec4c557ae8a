package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

// contents returns what the files of a folder hold, links left out.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(text)
	}
	return all
}

func same(a, b map[string]string) bool {
	for name := range a {
		if b[name] != a[name] {
			return false
		}
	}
	return len(a) == len(b)
}

func TestReplace(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	a, b := write(t, filepath.Join(dir, "a"), 0), write(t, filepath.Join(elsewhere, "b"), 0)
	if err := os.Chmod(a, 0o640); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link")
	here.Link(t, b, link)
	replaced, err := files.Replace(files.Replacement{a, []byte("text"), []byte("new a")}, files.Replacement{link, []byte("text"), []byte("new b")})
	if err != nil || len(replaced) != 2 {
		t.Fatal(replaced, err)
	}
	if got := contents(t, dir); !same(got, map[string]string{"a": "new a"}) {
		t.Error("beside the link stand", got)
	}
	if got := contents(t, elsewhere); !same(got, map[string]string{"b": "new b"}) {
		t.Error("where the link leads stand", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone", err)
	}
	if info, err := os.Stat(a); err != nil || info.Mode().Perm() != here.Mode(0o640) {
		t.Error(info.Mode(), err)
	}
}

// Where one file cannot be replaced none is, and nothing is left beside them.
func TestReplaceNone(t *testing.T) {
	dir := t.TempDir()
	a, b := write(t, filepath.Join(dir, "a"), 0), write(t, filepath.Join(dir, "b"), 0)
	first := files.Replacement{a, []byte("text"), []byte("new")}
	for name, second := range map[string]files.Replacement{
		"changed": {b, []byte("tex"), []byte("new")},
		"longer":  {b, []byte("text and more"), []byte("new")},
		"gone":    {b + "x", []byte("text"), []byte("new")},
		"folder":  {dir, []byte("text"), []byte("new")},
	} {
		replaced, err := files.Replace(first, second)
		if err == nil || len(replaced) > 0 {
			t.Errorf("%s: %v, %v", name, replaced, err)
		}
		if changed := errors.As(err, new(*files.ChangedError)); changed != (name == "changed" || name == "longer") {
			t.Errorf("%s: %v", name, err)
		}
		if got := contents(t, dir); !same(got, map[string]string{"a": "text", "b": "text"}) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
