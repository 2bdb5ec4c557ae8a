package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Work done by package initialisers is paid by every command, also by those
// that need none of it. Allocations stand for it: they do not vary with load.
func TestInitBudget(t *testing.T) {
	const budget = 4_000 // allocations of all packages together

	bin := filepath.Join(t.TempDir(), "goodcard")
	if out, err := exec.Command("go", "build", "-tags", "urfave_cli_no_docs", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	cmd := exec.Command(bin, "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	total, worst, worstPackage := 0, 0, ""
	for line := range strings.Lines(trace.String()) {
		f := strings.Fields(line) // init net/http @1.2 ms, 0.02 ms clock, 2224 bytes, 29 allocs
		if len(f) < 11 || f[0] != "init" {
			continue
		}
		n, err := strconv.Atoi(f[9])
		if err != nil {
			t.Fatalf("cannot read %q: %v", line, err)
		}
		if total += n; n > worst {
			worst, worstPackage = n, f[1]
		}
	}
	if total == 0 || total > budget {
		t.Errorf("initialisers allocate %d times, at most %d wanted; most of it, %d, in %s", total, budget, worst, worstPackage)
	}
	t.Logf("%d allocations, %d of them in %s", total, worst, worstPackage)
}
