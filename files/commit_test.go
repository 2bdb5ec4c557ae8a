package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"goodcard/files"
	"goodcard/here"
)

// below returns what the files below a folder hold, by their paths from it.
func below(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		name = filepath.ToSlash(name)
		if e.IsDir() {
			all[name] = "a folder"
			return nil
		}
		text, err := os.ReadFile(path)
		all[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCommit(t *testing.T) {
	dir := t.TempDir()
	changed, old, gone := write(t, filepath.Join(dir, "changed"), 0), write(t, filepath.Join(dir, "old"), 0), write(t, filepath.Join(dir, "gone"), 0)
	if err := os.Chmod(changed, 0o640); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(dir, "x", "y", "made")
	paths, err := files.Commit(
		files.Change{Path: changed, Was: []byte("text"), Text: []byte("more")},
		files.Change{Path: old, Was: []byte("text"), Text: []byte("text")},
		files.Change{Path: gone, Was: []byte("text")},
		files.Change{Path: made, Text: []byte("new")})
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) != 3 || paths[0] != changed || paths[1] != gone || paths[2] != made {
		t.Error("changed are", paths)
	}
	if got := below(t, dir); !same(got, map[string]string{"changed": "more", "old": "text", "x": "a folder", "x/y": "a folder", "x/y/made": "new"}) {
		t.Error("there are", got)
	}
	if info, err := os.Stat(changed); err != nil || info.Mode().Perm() != here.Mode(0o640) {
		t.Error("the rights of the file are", info.Mode(), err)
	}
}

func TestCommitChangesAllFilesOrNone(t *testing.T) {
	for _, test := range []struct {
		name string
		last func(dir string) files.Change // which cannot be made
	}{
		{"changed meanwhile", func(dir string) files.Change {
			return files.Change{Path: filepath.Join(dir, "b"), Was: []byte("other"), Text: []byte("new")}
		}},
		{"gone meanwhile", func(dir string) files.Change {
			return files.Change{Path: filepath.Join(dir, "c"), Was: []byte("text"), Text: []byte("new")}
		}},
		{"there meanwhile", func(dir string) files.Change {
			return files.Change{Path: filepath.Join(dir, "b"), Text: []byte("new")}
		}},
		{"looked at and changed", func(dir string) files.Change {
			return files.Change{Path: filepath.Join(dir, "b"), Was: []byte("other"), Text: []byte("other")}
		}},
		{"at the last moment", func(dir string) files.Change { // an earlier change of the same commit makes it
			return files.Change{Path: filepath.Join(dir, "x", "made"), Text: []byte("again")}
		}},
	} {
		dir := t.TempDir()
		write(t, filepath.Join(dir, "a"), 0)
		write(t, filepath.Join(dir, "b"), 0)
		write(t, filepath.Join(dir, "gone"), 0)
		before := below(t, dir)
		paths, err := files.Commit(
			files.Change{Path: filepath.Join(dir, "a"), Was: []byte("text"), Text: []byte("new")},
			files.Change{Path: filepath.Join(dir, "gone"), Was: []byte("text")},
			files.Change{Path: filepath.Join(dir, "x", "made"), Text: []byte("new")},
			test.last(dir))
		if changed, ok := errors.AsType[*files.ChangedError](err); !ok || len(paths) > 0 || changed.Path != test.last(dir).Path {
			t.Errorf("%s: %v, %v", test.name, paths, err)
		}
		if got := below(t, dir); !same(got, before) {
			t.Errorf("%s: there are %v", test.name, got)
		}
	}
}

func TestCommitFollowsLinks(t *testing.T) {
	dir, elsewhere := t.TempDir(), t.TempDir()
	file := write(t, filepath.Join(elsewhere, "file"), 0)
	link := filepath.Join(dir, "link")
	here.Link(t, file, link)
	if _, err := files.Commit(files.Change{Path: link, Was: []byte("text"), Text: []byte("new")}); err != nil {
		t.Fatal(err)
	}
	if got := below(t, elsewhere); !same(got, map[string]string{"file": "new"}) {
		t.Error("where the link leads stand", got)
	}
	if target, err := os.Readlink(link); err != nil || target != file {
		t.Error("the link leads to", target, err)
	}
}
