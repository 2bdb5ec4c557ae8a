package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// No package that is damaged, hostile or somebody else's changes anything, and each is refused in a
// sentence that says what to do.
func TestHostilePackagesChangeNothing(t *testing.T) {
	packages, err := filepath.Glob("../../anki/apkg/testdata/hostile/*")
	if err != nil || len(packages) < 30 {
		t.Fatal(len(packages), err)
	}
	dir := named(t)
	if _, said, code := ran(t, dir, "grade", "green-door", "good"); code != exitDone {
		t.Fatal(said)
	}
	contents := func() map[string]int64 {
		t.Helper()
		sizes := map[string]int64{}
		err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
			if err == nil && !info.IsDir() && !strings.HasSuffix(path, "-shm") && !strings.HasSuffix(path, "-wal") {
				sizes[path] = info.Size()
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return sizes
	}
	history, _, _ := ran(t, dir, "history", "--json")
	before := contents()
	for _, path := range packages {
		for _, args := range [][]string{{"import", path}, {"import", path, "--dry-run", "--json"}} {
			stdout, stderr, code := ran(t, dir, args...)
			if code != exitFailed || stdout != "" || !strings.HasPrefix(stderr, "goodcard: ") || !strings.Contains(stderr, filepath.Base(path)) || !strings.Contains(stderr, "\nhint: ") {
				t.Errorf("%v: exit code %d, stdout %q, stderr %q", args, code, stdout, stderr)
			}
		}
	}
	if diff := cmp.Diff(before, contents()); diff != "" {
		t.Errorf("files of the collection (-before +after):\n%s", diff)
	}
	if after, _, _ := ran(t, dir, "history", "--json"); after != history {
		t.Errorf("the history is\n%s, and was\n%s", after, history)
	}
	if _, said, code := ran(t, dir, "doctor"); code != exitDone {
		t.Errorf("doctor: %s", said)
	}
}
