package git_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/deck/strictyaml"
	"goodcard/git"
	"goodcard/here"
)

// repository returns a folder with a repository in it, in which these files are committed.
func repository(t *testing.T, files map[string]string) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is needed")
	}
	dir := t.TempDir()
	run(t, dir, "init", "-q", "-b", "main", ".")
	commit(t, dir, files)
	return dir
}

func commit(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run(t, dir, "add", "-A")
	run(t, dir, "commit", "-q", "--allow-empty", "-m", "a commit")
}

func run(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", append([]string{"-C", dir, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", args, err, out)
	}
}

func open(t *testing.T, dir string) *git.Repository {
	t.Helper()
	r, err := git.Open(t.Context(), dir, os.Environ())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		word, rev, path string
		ok              bool
	}{
		{"HEAD:deck.yaml", "HEAD", "deck.yaml", true}, {"v1.0~2:./a b.yaml", "v1.0~2", "./a b.yaml", true},
		{"HEAD^{/fix: typo}:deck.yaml", "HEAD^{/fix: typo}", "deck.yaml", true}, {"main@{1 day ago}:d", "main@{1 day ago}", "d", true},
		{"HEAD:a:b", "HEAD", "a:b", true}, {":deck.yaml", "", "deck.yaml", true}, {"HEAD:", "HEAD", "", true},
		{"deck.yaml", "", "", false}, {"", "", "", false}, {"a{b:c", "", "", false},
	} {
		if rev, path, ok := git.Cut(tt.word); rev != tt.rev || path != tt.path || ok != tt.ok {
			t.Errorf("%q is %q and %q, %v", tt.word, rev, path, ok)
		}
	}
}

// A folder of a revision is a file system as others are, and holds what was committed.
func TestFolder(t *testing.T) {
	dir := repository(t, map[string]string{"deck/deck.yaml": "one", "deck/cards/a.yaml": "two", "deck/cards/b b.yaml": "", "deck/Ä.txt": "three", "top.yaml": "four"})
	commit(t, dir, map[string]string{"deck/deck.yaml": "changed"})
	r := open(t, dir)
	folder, base, err := r.Find("HEAD~1", "deck")
	if err != nil || base != "." {
		t.Fatal(base, err)
	}
	if err := fstest.TestFS(folder, "deck.yaml", "cards/a.yaml", "cards/b b.yaml", "Ä.txt"); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]string{"deck.yaml": "one", "cards/a.yaml": "two", "cards/b b.yaml": "", "Ä.txt": "three"} {
		if got, err := fs.ReadFile(folder, name); err != nil || string(got) != want {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
	if info, err := fs.Stat(folder, "deck.yaml/x"); info != nil || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("below a file: %v", err)
	}
	for _, tt := range []struct{ path, base, has string }{
		{"deck/", ".", "deck.yaml"}, {"deck/deck.yaml", "deck.yaml", "cards/a.yaml"}, {"top.yaml", "top.yaml", "deck/deck.yaml"}, {"", ".", "top.yaml"},
		{"./top.yaml", "top.yaml", "deck/deck.yaml"}, {".", ".", "top.yaml"}, {"./", ".", "top.yaml"},
	} {
		folder, base, err := r.Find("HEAD", tt.path)
		if err != nil || base != tt.base {
			t.Errorf("%q: %q, %v", tt.path, base, err)
			continue
		}
		if _, err := fs.Stat(folder, tt.has); err != nil {
			t.Errorf("%q: %v", tt.path, err)
		}
	}
	below := open(t, filepath.Join(dir, "deck"))
	for path, want := range map[string]string{"./deck.yaml": "deck.yaml", "../top.yaml": "top.yaml", "top.yaml": "top.yaml", ".": ".", "..": "."} {
		if _, base, err := below.Find("HEAD", path); err != nil || base != want {
			t.Errorf("from within the folder %q: %q, %v", path, base, err)
		}
	}
}

// What is not a file is none, and no link is followed.
func TestLinks(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": "one"})
	here.Link(t, "a.yaml", filepath.Join(dir, "link.yaml"))
	commit(t, dir, nil)
	folder, base, err := open(t, dir).Find("HEAD", "link.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if info, err := fs.Stat(folder, base); err != nil || info.Mode().IsRegular() {
		t.Errorf("a link is %v, %v", info.Mode(), err)
	}
	if got, err := fs.ReadFile(folder, base); err == nil {
		t.Errorf("a link was read: %q", got)
	}
}

// Of a file that is too large no more is read than shows that it is.
func TestLargeFiles(t *testing.T) {
	dir := repository(t, map[string]string{"large.yaml": strings.Repeat("x", 3*strictyaml.MaxBytes), "small.yaml": "small"})
	folder, _, err := open(t, dir).Find("HEAD", "")
	if err != nil {
		t.Fatal(err)
	}
	f, err := folder.Open("large.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() != 3*strictyaml.MaxBytes {
		t.Errorf("%d bytes, %v", info.Size(), err)
	}
	if n, err := io.Copy(io.Discard, f); n != strictyaml.MaxBytes+1 || err == nil {
		t.Errorf("%d bytes are read, %v", n, err)
	}
	if got, err := fs.ReadFile(folder, "small.yaml"); err != nil || string(got) != "small" {
		t.Errorf("behind it: %q, %v", got, err)
	}
}

// Each reason why there is nothing has its sentence and its way out.
func TestErrors(t *testing.T) {
	dir := repository(t, map[string]string{"deck/deck.yaml": "one", "deck/other.yaml": "two"})
	run(t, dir, "tag", "v1.0")
	find := func(rev, path string) func() error {
		return func() error {
			_, _, err := open(t, filepath.Join(dir, "deck")).Find(rev, path)
			return err
		}
	}
	opened := func(dir string) func() error {
		return func() error {
			_, err := git.Open(t.Context(), dir, os.Environ())
			return err
		}
	}
	for _, tt := range []struct {
		name       string
		do         func() error
		what, next string
	}{
		{"no repository", opened(t.TempDir()), "is in no git repository", "name two files"},
		{"no revision", find("mian", "deck/deck.yaml"), `the repository has no revision "mian"`, `did you mean "main"?`},
		{"no revision, and none is near", find("elsewhere", "deck/deck.yaml"), `the repository has no revision "elsewhere"`, "'git log --oneline --all'"},
		{"a flag for a revision", find("--all", "deck/deck.yaml"), `the repository has no revision "--all"`, ""},
		{"a line end in a revision", find("HEAD\nHEAD", "deck/deck.yaml"), "the repository has no revision", ""},
		{"a blob for a revision", find("HEAD:deck/deck.yaml", "x"), "the repository has no revision", ""},
		{"no path", find("HEAD", "deck/dekc.yaml"), `in HEAD there is no "deck/dekc.yaml"`, `did you mean "HEAD:deck/deck.yaml"?`},
		{"no path, and none is near", find("v1.0", "x/y/z"), `in v1.0 there is no "x/y/z"`, "git ls-tree"},
		{"a path from here", find("HEAD", "deck.yaml"), `in HEAD there is no "deck.yaml"`, "write HEAD:./deck.yaml"},
		{"a path with a line end", find("HEAD", "deck\n/deck.yaml"), "in HEAD there is no", ""},
		{"below a file", find("HEAD", "deck/deck.yaml/x"), "in HEAD there is no", ""},
		{"above the repository", find("HEAD", "../../x"), "is outside repository", "name a path within"},
		{"no revision at all", find("", "deck.yaml"), "before the colon", "HEAD:deck.yaml"},
	} {
		err := tt.do()
		said, _ := errors.AsType[*git.Error](err)
		if said == nil || !strings.Contains(said.What, tt.what) || !strings.Contains(said.Hint(), tt.next) {
			t.Errorf("%s: %v, want %s, hint %s", tt.name, err, tt.what, tt.next)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	t.Setenv("PATH", ".")
	if err := opened(dir)(); runtime.GOOS != "windows" && (err == nil || !strings.Contains(err.Error(), "is in the folder that you are in, and is not run")) {
		t.Errorf("a git of this folder: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if err := opened(dir)(); err == nil || !strings.Contains(err.Error(), "git is not installed") {
		t.Errorf("without git: %v", err)
	}
}

// Each repository in which git refuses has a way out that helps there.
func TestWaysOut(t *testing.T) {
	dir := repository(t, map[string]string{"a b.yaml": "one", "cards/b.yaml": "two"})
	partial := filepath.Join(t.TempDir(), "partial")
	run(t, dir, "config", "uploadpack.allowFilter", "true")
	run(t, dir, "clone", "-q", "--no-checkout", "--filter=blob:none", "file://"+dir, partial)
	find := func(dir, rev, name string) *git.Error {
		r, err := git.Open(t.Context(), dir, os.Environ())
		if err == nil {
			defer r.Close()
			_, _, err = r.Find(rev, name)
		}
		said, _ := errors.AsType[*git.Error](err)
		if said == nil {
			t.Fatalf("%s:%s: %v", rev, name, err)
		}
		return said
	}
	err := find(partial, "HEAD", "a b.yaml")
	if !strings.Contains(err.Error(), "HEAD:a b.yaml") || !strings.Contains(err.Hint(), `show "HEAD:a b.yaml"`) {
		t.Errorf("a partial clone: %v; %s", err, err.Hint())
	}
	run(t, partial, "show", "HEAD:a b.yaml")
	if _, _, err := open(t, partial).Find("HEAD", "a b.yaml"); err != nil {
		t.Errorf("what was fetched as the hint says: %v", err)
	}
	if err := find(dir, "@{u}", "x"); !strings.Contains(err.Error(), "upstream") || !strings.Contains(err.Hint(), "name the branch") {
		t.Errorf("no upstream: %v; %s", err, err.Hint())
	}
	for _, tt := range []struct{ config, says, next string }{
		{"[core]\n\trepositoryformatversion = 99\n", "git repo version", "get a newer git"}, {"[core\n", "bad config", "mend that file"},
	} {
		if err := os.WriteFile(filepath.Join(dir, ".git", "config"), []byte(tt.config), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := find(dir, "HEAD", "x"); !strings.Contains(err.Error(), tt.says) || err.Hint() != tt.next {
			t.Errorf("%q: %v; %s", tt.config, err, err.Hint())
		}
	}
}

// A repository that is broken says so, and does not end the program or wait.
func TestBrokenRepository(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": "one"})
	r := open(t, dir)
	folder, _, err := r.Find("HEAD", "")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Join(dir, ".git", "objects"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			err = errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, []byte("broken"), 0o600))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := fs.ReadFile(folder, "a.yaml"); err == nil {
		t.Errorf("read %q", got)
	}
	if _, _, err := open(t, dir).Find("HEAD", "a.yaml"); err == nil {
		t.Error("found")
	}
}

func TestInterrupted(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": "one"})
	ctx, cancel := context.WithCancel(t.Context())
	r, err := git.Open(ctx, dir, os.Environ())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cancel()
	if _, _, err := r.Find("HEAD", "a.yaml"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// Variables of another repository, as a hook has them, are not meant.
func TestEnvironment(t *testing.T) {
	dir := repository(t, map[string]string{"a.yaml": "one"})
	environ := append(os.Environ(), "GIT_DIR="+t.TempDir(), "GIT_WORK_TREE=/", "GIT_INDEX_FILE=/nowhere", "LC_ALL=de_DE.UTF-8")
	r, err := git.Open(t.Context(), dir, environ)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, _, err := r.Find("HEAD", "a.yaml"); err != nil {
		t.Error(err)
	}
}
