package conformance

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// binary is the path of the program under test.
var binary string

func TestMain(m *testing.M) {
	// They wait for programs and terminals most of the time. A flag of the command line rules.
	if err := flag.Set("test.parallel", "4"); err != nil {
		panic(err)
	}
	code, err := withBinary(m.Run)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// withBinary builds the program into a folder that every user may enter, since one suite
// runs it as another user.
func withBinary(run func() int) (code int, err error) {
	dir, err := os.MkdirTemp("", "goodcard-conformance-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil {
		return 1, err
	}
	binary = filepath.Join(dir, "goodcard")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	build := exec.Command("go", "build", "-o", binary, "goodcard/cmd/goodcard")
	if out, err := build.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("cannot build the program: %w\n%s", err, out)
	}
	return run(), nil
}

// random returns a source that starts at seed, or at GOODCARD_SEED where that is set.
func random(t *testing.T, seed uint64) *rand.Rand {
	t.Helper()
	if text := os.Getenv("GOODCARD_SEED"); text != "" {
		given, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatalf("GOODCARD_SEED: %v", err)
		}
		seed = given
	}
	t.Logf("GOODCARD_SEED=%d repeats this", seed)
	return rand.New(rand.NewPCG(seed, 0))
}
