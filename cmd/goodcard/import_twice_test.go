package main

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// Two processes that import one file at the same moment bring it in once, and neither fails.
func TestTwoImportsAtOnce(t *testing.T) {
	dir := named(t)
	file := filepath.Join(t.TempDir(), "home.apkg")
	if err := writeAnswered(file, "note ask alignment/green-door alignment/green-door\ncard 0\nrow 2026-02-12T08:00:00+01:00 3\nrow 2026-02-13T08:00:00+01:00 4\n"); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	said := make([]string, 4)
	for i := range said {
		all.Go(func() {
			stdout, stderr, code := ran(t, dir, "import", file)
			said[i] = stdout
			if code != exitDone || !strings.HasPrefix(stdout, "added 2 reviews of 1 item; ") && !strings.HasPrefix(stdout, "nothing to add: ") {
				t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout, stderr)
			}
		})
	}
	all.Wait()
	if n := strings.Count(strings.Join(said, ""), "added 2"); n != 1 {
		t.Errorf("%d of them say that they added it: %q", n, said)
	}
	history, _, _ := ran(t, dir, "history", "--json")
	if n := strings.Count(history, "\n"); n != 2 {
		t.Errorf("%d events are there:\n%s", n, history)
	}
	if backups, _ := filepath.Glob(filepath.Join(dir, "backups", "*")); len(backups) != 1 {
		t.Errorf("backups are %q; want one", backups)
	}
}
