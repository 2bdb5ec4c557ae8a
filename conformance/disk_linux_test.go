package conformance

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// smallDisk mounts a file system of a few megabytes for the time of the test.
func smallDisk(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	dir := filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=3m"); err != nil {
		t.Skip("cannot mount a small disk: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// fill leaves free bytes on a disk and returns what makes space again.
func fill(t *testing.T, disk string, free int64) (empty func()) {
	t.Helper()
	name := filepath.Join(disk, "ballast")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := io.Copy(f, zeros{}); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("filling the disk ended with %v", err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(max(info.Size()-free, 0)); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Error(err)
		}
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func saysFull(stderr string) bool {
	return strings.Contains(stderr, "disk is full") || strings.Contains(stderr, "no space left")
}

// A full disk stops a command with a message; what was recorded before stays, nothing is
// half-written, and with space again all goes on.
func TestFullDisk(t *testing.T) {
	disk := smallDisk(t)
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "full", 30)
	p.dir = filepath.Join(disk, "data")
	p.must("install", write(t, filepath.Join(t.TempDir(), "full.yaml"), deckText("full", 30)))
	p.must("grade", "full/card-000", "4")
	other := newPupil(t, p.random, p.now, "full", 30)
	other.must("grade", "full/card-003", "4")

	for _, free := range []int64{0, 4 << 10, 16 << 10, 64 << 10} {
		history, cards := p.must("history", "--json"), p.must("cards", "--json")
		empty := fill(t, disk, free)
		for _, args := range [][]string{
			{"grade", "full/card-005", "3"},
			{"merge", filepath.Join(other.dir, "goodcard.db")},
			{"backup"},
			{"suspend", "full/card-005"},
			{"install", "--replace", write(t, filepath.Join(t.TempDir(), "full.yaml"), deckText("full", 3000))},
		} {
			got := p.run(args...)
			if got.code != 0 && (got.code != 1 || !saysFull(got.stderr)) {
				t.Errorf("%s with %d bytes free: exit code %d\n%s", args[0], free, got.code, got.stderr)
			}
			if free == 0 && got.code == 0 && args[0] != "install" {
				t.Errorf("%s succeeded on a full disk", args[0])
			}
		}
		empty()
		if free == 0 && (p.must("history", "--json") != history || p.must("cards", "--json") != cards) {
			t.Error("commands that failed have changed something")
		}
		p.healthy()
		if left, err := filepath.Glob(filepath.Join(p.dir, ".goodcard-*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
	p.must("grade", "full/card-005", "4")
	p.must("merge", filepath.Join(other.dir, "goodcard.db"))
	checkSchedule(t, p.reviews(), p.items("cards", "full"))
}

// A disk that fills up during a session ends it, and only what was not acknowledged is missing.
func TestDiskFillsUp(t *testing.T) {
	disk := smallDisk(t)
	p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "full", 30)
	p.dir = filepath.Join(disk, "data")
	p.must("install", write(t, filepath.Join(t.TempDir(), "full.yaml"), deckText("full", 30)))
	all := newLedger()
	k, err := p.review("full")
	if err != nil {
		t.Fatal(err)
	}
	empty := func() {}
	given := 0
	k.study(learner{
		random: p.random,
		grade: func(string) string {
			if given++; given == 4 {
				empty = fill(t, disk, 0)
			}
			if given > 10_000 {
				return "q"
			}
			return "1"
		},
		said:   func(item, line string) { all.ask(gradeOf(item, line)) },
		echoed: func(item, line string, _ echo) { all.acknowledge(gradeOf(item, line)) },
	})
	got := k.end()
	if got.code != 1 || !saysFull(got.stderr) {
		t.Errorf("exit code %d\n%s", got.code, got.stderr)
	}
	empty()
	all.compare(t, p.reviews())
	p.healthy()
	p.must("grade", "full/card-005", "4")
}
