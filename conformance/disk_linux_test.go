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

// On a disk that fills up during a session a grade is asked for again, until there is space. What was
// acknowledged is on disk, and nothing else.
func TestDiskFillsUp(t *testing.T) {
	for _, freed := range []bool{true, false} {
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
		given, refused := 0, 0
		k.study(learner{
			random: p.random,
			grade: func(string) string {
				given++
				switch {
				case given == 4:
					empty = fill(t, disk, 0)
				case refused == 3 && freed:
					empty()
					empty = func() {}
				case refused == 3 || given > 100:
					return "q"
				}
				return "4"
			},
			said:    func(item, line string) { all.ask(gradeOf(item, line)) },
			echoed:  func(item, line string, _ echo) { all.acknowledge(gradeOf(item, line)) },
			refused: func() { refused++ },
		})
		got := k.end()
		if freed && (got.code != 0 || got.stderr != "") || !freed && (got.code != 1 || !saysFull(got.stderr)) {
			t.Errorf("with space in the end (%v): exit code %d\n%s", freed, got.code, got.stderr)
		}
		if refused < 3 || freed && refused > 3 {
			t.Errorf("with space in the end (%v): %d grades were refused", freed, refused)
		}
		empty()
		all.compare(t, p.reviews())
		p.healthy()
		p.must("grade", "full/card-005", "4")
	}
}

// A session that began on a full disk records as soon as there is space.
func TestDiskIsFreed(t *testing.T) {
	for _, killed := range []bool{false, true} {
		disk := smallDisk(t)
		p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "full", 30)
		p.dir = filepath.Join(disk, "data")
		p.must("install", write(t, filepath.Join(t.TempDir(), "full.yaml"), deckText("full", 30)))
		p.must("grade", "full/card-000", "4")
		if killed {
			killInSession(t, p)
		}
		before := len(p.reviews())
		empty := fill(t, disk, 0)
		all, refused, given := newLedger(), 0, 0
		k, err := p.review("full", "--new", "9")
		if err != nil {
			t.Fatal(err)
		}
		k.study(learner{
			random: p.random,
			grade: func(string) string {
				if given++; given == 3 {
					empty()
				}
				if given > 6 {
					return "q"
				}
				return "4"
			},
			said:    func(item, line string) { all.ask(gradeOf(item, line)) },
			echoed:  func(item, line string, _ echo) { all.acknowledge(gradeOf(item, line)) },
			refused: func() { refused++ },
		})
		if got := k.end(); got.code != 0 || refused > 2 || !killed && refused == 0 {
			t.Errorf("killed before %v: exit code %d, %d grades were refused\n%s", killed, got.code, refused, got.stderr)
		}
		if got := len(p.reviews()) - before; got != given-1-refused {
			t.Errorf("killed before %v: %d grades are recorded of %d", killed, got, given-1-refused)
		}
		p.healthy()
	}
}

// readers are the commands that read alone, and so go on where nothing can be written.
var readers = [][]string{{}, {"due"}, {"show", "may/card-000"}, {"why", "may/card-000"}, {"search", "card"}, {"history"}, {"stats"}, {"cards"}, {"decks"}, {"doctor"}, {"config"}}

// What was there before is read, and copied to another disk, on a disk that is full or read-only,
// also where a log of a killed session belongs to it. A sentence says what the matter is.
func TestReadingWithoutWriting(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // what is in the folder of all is of others too
	for _, state := range []string{"full", "read-only"} {
		for _, killed := range []bool{false, true} {
			disk := smallDisk(t)
			p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "may", 5)
			deck := write(t, filepath.Join(t.TempDir(), "may.yaml"), deckText("may", 5))
			p.dir = filepath.Join(disk, "data")
			p.must("install", deck)
			p.must("grade", "may/card-000", "4")
			if killed {
				killInSession(t, p)
			}
			copied := filepath.Join(t.TempDir(), "copy")
			if err := os.CopyFS(copied, os.DirFS(p.dir)); err != nil {
				t.Fatal(err)
			}
			same := *p.home
			same.dir = copied
			if state == "full" {
				fill(t, disk, 0)
			} else if err := syscall.Mount("none", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=3m"); err != nil {
				t.Skip("cannot make a disk read-only: ", err)
			}
			for _, args := range readers {
				want, got := same.must(args...), p.run(args...)
				if want = strings.ReplaceAll(want, copied, p.dir); got.code != 0 || got.stdout != want {
					t.Errorf("%s, killed %v: %v: exit code %d\n%s\nwant\n%s\n%s", state, killed, args, got.code, got.stdout, want, got.stderr)
				}
				if got.stderr != "" && !strings.Contains(got.stderr, "cannot be written: ") {
					t.Errorf("%s: %v says %q", state, args, got.stderr)
				}
			}
			for _, args := range [][]string{{"grade", "may/card-001", "4"}, {"suspend", "may/card-001"}, {"undo"}} {
				if state == "full" && killed {
					break // the log has room for more
				}
				got := p.run(args...)
				if got.code != 1 || got.stdout != "" || !strings.Contains(got.stderr, " "+state) {
					t.Errorf("%s: %v: exit code %d, %s%s", state, args, got.code, got.stdout, got.stderr)
				}
				if lines := strings.Count(got.stderr, "\n"); lines > 2 {
					t.Errorf("%s: %v: %d lines, want a sentence and a hint\n%s", state, args, lines, got.stderr)
				}
			}
			backup := filepath.Join(t.TempDir(), "all.db")
			p.must("backup", backup)
			other := newHome(t, p.now)
			other.must("restore", backup)
			if want, got := same.must("history"), other.must("history"); got != want {
				t.Errorf("%s, killed %v: the backup holds\n%s\nwant\n%s", state, killed, got, want)
			}
			if left, err := filepath.Glob(filepath.Join(os.TempDir(), "goodcard-[0-9]*")); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		}
	}
}

// killInSession leaves a log with a grade in it, as a session does that is killed.
func killInSession(t *testing.T, p *pupil) {
	t.Helper()
	k, err := p.review("--new", "3")
	if err != nil {
		t.Fatal(err)
	}
	given := 0
	k.study(learner{random: p.random, grade: func(string) string {
		if given++; given == 3 {
			if err := k.cmd.Process.Kill(); err != nil {
				t.Error(err)
			}
		}
		return "4"
	}})
	k.end()
	if info, err := os.Stat(filepath.Join(p.dir, "goodcard.db-wal")); err != nil || info.Size() == 0 {
		t.Fatalf("the killed session leaves no log: %v", err)
	}
}
