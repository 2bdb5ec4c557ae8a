package conformance

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodcard/long"
)

// moves are what sync clients, other programs and people do to a data folder while a session is open.
var moves = []struct {
	name string
	do   func(dir, other string) error
}{
	{"database removed", func(dir, _ string) error { return os.Remove(filepath.Join(dir, "goodcard.db")) }},
	{"database renamed", func(dir, _ string) error {
		return os.Rename(filepath.Join(dir, "goodcard.db"), filepath.Join(dir, "goodcard.db.old"))
	}},
	{"database replaced", func(dir, other string) error { return os.Rename(other, filepath.Join(dir, "goodcard.db")) }},
	{"folder renamed", func(dir, _ string) error { return os.Rename(dir, dir+".old") }},
	{"folder removed", func(dir, _ string) error { return os.RemoveAll(dir) }},
	{"log removed", func(dir, _ string) error { return os.Remove(filepath.Join(dir, "goodcard.db-wal")) }},
	{"database emptied", func(dir, _ string) error { return os.Truncate(filepath.Join(dir, "goodcard.db"), 0) }},
	{"database cut off", func(dir, _ string) error { return os.Truncate(filepath.Join(dir, "goodcard.db"), 16384) }},
	{"database written over", func(dir, other string) error {
		text, err := os.ReadFile(other)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, "goodcard.db"), text, 0o600)
	}},
	{"database of noise", over("", func(b []byte) []byte { return noisy(b, 0) })},
	{"database of noise behind its head", over("", func(b []byte) []byte { return noisy(b, 100) })},
	{"database of noise behind its first page", over("", func(b []byte) []byte { return noisy(b, 4096) })},
	{"database of zeros", over("", func(b []byte) []byte { return make([]byte, len(b)) })},
	{"database of text", over("", func(b []byte) []byte { return bytes.Repeat([]byte("Dear diary, "), 20000) })},
	{"short text", over("", func(b []byte) []byte { return []byte("Dear diary") })},
	{"database of another program", over("", func(b []byte) []byte { return foreign(b) })},
	{"log of noise", over("-wal", func(b []byte) []byte { return noisy(b, 0) })},
	{"log cut off", over("-wal", func(b []byte) []byte { return b[:len(b)/2] })},
	{"log emptied", over("-wal", func(b []byte) []byte { return nil })},
	{"index of the log of noise", over("-shm", func(b []byte) []byte { return noisy(b, 0) })},
	{"index of the log emptied", func(dir, _ string) error { return os.Truncate(filepath.Join(dir, "goodcard.db-shm"), 0) }},
	{"database is a folder", func(dir, _ string) error {
		path := filepath.Join(dir, "goodcard.db")
		return errors.Join(os.Remove(path), os.Mkdir(path, 0o700))
	}},
	{"database is a link to nothing", func(dir, _ string) error {
		path := filepath.Join(dir, "goodcard.db")
		return errors.Join(os.Remove(path), os.Symlink("nowhere", path))
	}},
	{"database removed, no folder can be made for what is rescued", func(dir, _ string) error {
		return errors.Join(os.Remove(filepath.Join(dir, "goodcard.db")), os.WriteFile(filepath.Join(dir, "backups"), nil, 0o600))
	}},
}

// over writes over a file that belongs to the database, as it stands.
func over(suffix string, make func([]byte) []byte) func(dir, other string) error {
	return func(dir, _ string) error {
		path := filepath.Join(dir, "goodcard.db"+suffix)
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, make(text), 0o600)
	}
}

// noisy returns bytes as long as b, the first of which are those of b.
func noisy(b []byte, sound int) []byte {
	noise := rand.NewChaCha8([32]byte{})
	b = bytes.Clone(b)
	_, _ = noise.Read(b[min(sound, len(b)):]) // never fails
	return b
}

// foreign returns a database with the mark of another program.
func foreign(b []byte) []byte {
	b = bytes.Clone(b)
	const mark = 68 // where SQLite has the id of the application
	copy(b[mark:], "Diar")
	return b
}

// A database that is taken away in the middle of a session, while an answer is shown or before the next
// question is read, ends it before another grade is acknowledged. All that was acknowledged is found by who
// does what the hint says.
func TestMovedInSession(t *testing.T) {
	t.Parallel() // it waits most of the time
	moveInSessions(t, random(t, 1), 1)
}

func TestLongMovedInSession(t *testing.T) {
	long.Only(t)
	moveInSessions(t, random(t, rand.Uint64()), 5)
}

// follow does what the hint of a session that ended says, to the letter. backup is what the learner has.
func (p *pupil) follow(said, backup string) {
	p.t.Helper()
	_, hint, found := strings.Cut(said, "hint: ")
	if !found {
		p.t.Fatalf("no way out is named:\n%s", said)
	}
	if m := regexp.MustCompile(`move (.+) away`).FindStringSubmatch(hint); m != nil {
		for path := range strings.SplitSeq(m[1], " and ") {
			if err := os.Rename(path, path+".away"); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	for _, m := range regexp.MustCompile(`'goodcard (merge|restore) (\S+)'`).FindAllStringSubmatch(hint, -1) {
		p.must(m[1], strings.ReplaceAll(strings.Trim(m[2], `"`), "FILE", backup)) // as a shell would
	}
}

func moveInSessions(t *testing.T, r *rand.Rand, rounds int) {
	for range rounds {
		for _, move := range moves {
			t.Run(move.name, func(t *testing.T) {
				p := newPupil(t, r, "2026-03-01T10:00:00+01:00", "away", 30)
				p.must("grade", "away/card-029", "4")
				other := filepath.Join(t.TempDir(), "other.db")
				p.must("backup", other)
				all := newLedger()
				k, err := p.review("away")
				if err != nil {
					t.Fatal(err)
				}
				at, given, moved, after, inAnswer := 1+r.IntN(4), 0, false, 0, r.IntN(2) == 0
				take := func() {
					if moved = true; move.do(p.dir, other) != nil {
						t.Error("the move fails")
					}
				}
				k.study(learner{
					random: r,
					grade: func(string) string {
						if given++; given == at && inAnswer {
							take()
						}
						return "4"
					},
					said: func(item, line string) { all.ask(gradeOf(item, line)) },
					echoed: func(item, line string, _ echo) {
						all.acknowledge(gradeOf(item, line))
						switch {
						case moved:
							after++
						case given == at:
							take()
						}
					},
				})
				got := k.end()
				checkInert(t, move.name, got)
				checkOurWords(t, move.name, got.stderr)
				if got.code == 0 { // SQLite makes up for it
					all.compare(t, p.reviews()[1:])
					p.healthy()
					return
				}
				if got.code != 1 || !strings.Contains(got.stderr, " while it was open") || after > 0 {
					t.Errorf("at grade %d: exit code %d, %d grades acknowledged since\n%s", at, got.code, after, got.stderr)
				}
				p.follow(got.stderr, other)
				reviews := p.reviews()
				if len(reviews) == 0 {
					t.Fatal("nothing is there")
				}
				all.compare(t, reviews[1:])
				p.healthy()
			})
		}
	}
}

// What is no file is refused at once in every place that takes a path.
func TestPipesAndDevices(t *testing.T) {
	for _, kind := range []string{"pipe", "device"} {
		p := newPupil(t, random(t, 1), "2026-03-01T10:00:00+01:00", "may", 3)
		path := filepath.Join(t.TempDir(), "odd.db")
		odd := func(path string) {
			t.Helper()
			make := func(path string) error { return syscall.Mkfifo(path, 0o644) }
			if kind == "device" {
				make = func(path string) error { return os.Symlink("/dev/zero", path) }
			}
			if err := make(path); err != nil {
				t.Fatal(err)
			}
		}
		odd(path)
		settings, database := filepath.Join(p.dir, "settings.yaml"), filepath.Join(p.dir, "goodcard.db")
		refused := func(args ...string) {
			t.Helper()
			got, err := finish(p.command(args...), 30*time.Second)
			if err != nil {
				t.Fatal(err)
			}
			if got.code != 1 || strings.Count(got.stderr, "\n") > 3 || got.stderr == "" {
				t.Errorf("%s: %v: exit code %d\n%s", kind, args, got.code, got.stderr)
			}
			checkInert(t, kind, got)
		}
		refused("restore", path)
		refused("merge", path)
		refused("backup", path)
		refused("install", path)
		refused("--data", path, "due")
		if err := os.Rename(settings, settings+".kept"); err != nil {
			t.Fatal(err)
		}
		odd(settings)
		refused("due")
		refused("review", "--plain")
		refused("config")
		refused("config", "new-per-day", "3")
		if err := os.Rename(settings+".kept", settings); err != nil {
			t.Fatal(err)
		}
		p.healthy()
		for _, suffix := range []string{"-wal", "-shm", "-journal", ""} {
			if suffix == "" {
				if err := os.Remove(database); err != nil {
					t.Fatal(err)
				}
			}
			odd(database + suffix)
			refused("due")
			if err := os.Remove(database + suffix); err != nil {
				t.Fatal(err)
			}
		}
	}
}
