package conformance

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	released "goodcard/deck/ledger"
	"goodcard/long"
)

// A bench is where an author makes releases of a deck of one file.
type bench struct {
	*home
	deck string
	n    int // edits
}

func newBench(t *testing.T, folder string, cards int) *bench {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: 1\nid: made\ntitle: Made\nversion: 1.0.0\ncards:\n")
	for i := range cards {
		fmt.Fprintf(&b, "  - id: c%d\n    ask: What is card-%03d?\n    answer: Number %d.\n    note: Said %d.\n", i, i, i, i)
	}
	return &bench{home: newHome(t, "2026-03-01T10:00:00+01:00"), deck: write(t, filepath.Join(folder, "made.yaml"), b.String())}
}

// edits changes a card, so that there is something to release.
func (b *bench) edits() {
	b.t.Helper()
	b.n++
	text, err := os.ReadFile(b.deck)
	if err != nil {
		b.t.Fatal(err)
	}
	old := "Said 0."
	if b.n > 1 {
		old = fmt.Sprintf("Said 0, edit %d.", b.n-1)
	}
	if !strings.Contains(string(text), old) {
		b.t.Fatalf("the edit %q is lost", old)
	}
	write(b.t, b.deck, strings.Replace(string(text), old, fmt.Sprintf("Said 0, edit %d.", b.n), 1))
}

// files returns what is in the folder of the deck, but for what else stands there.
func (b *bench) files() map[string]string {
	b.t.Helper()
	all := map[string]string{}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(b.deck), "*made*"))
	if err != nil {
		b.t.Fatal(err)
	}
	for _, name := range names {
		text, _ := os.ReadFile(name) // a folder has none
		all[filepath.Base(name)] = string(text)
	}
	return all
}

// sound fails the test where the files of the last release do not fit each other and the deck, and returns its
// version.
func (b *bench) sound() string {
	b.t.Helper()
	text, err := os.ReadFile(strings.Replace(b.deck, ".yaml", ".ledger.tsv", 1))
	if err != nil {
		b.t.Fatal(err)
	}
	l, err := released.Parse("ledger.tsv", text)
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := deck.LoadReleased(b.deck)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := l.Misfit(r.Sum); err != nil {
		b.t.Fatal(err)
	}
	d, err := deck.Load(b.deck)
	if err != nil {
		b.t.Fatal(err)
	}
	changes, err := os.ReadFile(strings.Replace(b.deck, ".yaml", ".changes.tsv", 1))
	if err != nil {
		b.t.Fatal(err)
	}
	if d.Version != l.Version || r.Version != l.Version || !strings.Contains(string(changes), "\n"+l.Version+"\t") {
		b.t.Fatalf("the deck has version %s, its ledger %s, its release %s", d.Version, l.Version, r.Version)
	}
	if _, err := os.Lstat(filepath.Join(filepath.Dir(b.deck), ".made.release")); err == nil {
		b.t.Fatal("a release is left in the making")
	}
	return l.Version
}

// A release that is killed at any moment is not there, or finished by the next command that reads the ledger.
func TestReleaseKilled(t *testing.T) {
	r := random(t, 1)
	b := newBench(t, t.TempDir(), 60)
	b.must("release", b.deck)
	b.edits()
	began := time.Now()
	b.must("release", b.deck)
	took := time.Since(began)
	finished := 0
	stage := filepath.Join(filepath.Dir(b.deck), ".made.release")
	for i := range long.Size(15, 400) {
		version := b.sound()
		b.edits()
		before := b.files()
		cmd := b.command("release", b.deck)
		if i%3 == 0 { // at any moment
			if _, err := finish(cmd, 1+time.Duration(r.Int64N(int64(took*5/4)))); err != nil {
				t.Fatal(err)
			}
		} else {
			killWhen(t, cmd, filepath.Join(stage, []string{"list", "lock"}[i%3-1]), time.Duration(r.Int64N(int64(4*time.Millisecond))))
		}
		waits := false
		if _, err := os.Lstat(filepath.Join(stage, "list")); err == nil {
			waits = true
		}
		got := b.run("lint", b.deck)
		done := strings.Contains(got.stderr, "is finished") // it was not where nothing but the list was left
		if got.code != 0 || done && !waits {
			t.Fatalf("lint after a kill, with a list that waits (%v): exit code %d\n%s%s", waits, got.code, got.stdout, got.stderr)
		}
		if done {
			finished++
		}
		if after := b.files(); !maps.Equal(before, after) {
			if now := b.sound(); now == version {
				t.Fatalf("after a kill the files changed, and the version is still %s", version)
			}
			continue
		}
		if waits {
			t.Fatal("a list stood, and nothing is released")
		}
		b.must("release", b.deck)
	}
	t.Logf("%d releases were finished by the next command", finished)
}

// killWhen starts a command and kills it a while after a file is there, or lets it end.
func killWhen(t *testing.T, cmd *exec.Cmd, file string, later time.Duration) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // killed, most times
		close(ended)
	}()
	for {
		select {
		case <-ended:
			return
		default:
		}
		if _, err := os.Lstat(file); err == nil {
			break
		}
	}
	time.Sleep(later)
	_ = cmd.Process.Kill() // it may be over by now
	<-ended
}

// Two processes that release at once make one release, or one after the other.
func TestReleasesAtOnce(t *testing.T) {
	b := newBench(t, t.TempDir(), 60)
	b.must("release", b.deck)
	for range long.Size(6, 200) {
		b.edits()
		results := make(chan result)
		for range 3 {
			go func() {
				got, _ := finish(b.command("release", b.deck), 0)
				results <- got
			}()
		}
		done := 0
		for range 3 {
			switch got := <-results; {
			case got.code == 0:
				done++
			case got.code != 1 || !strings.Contains(got.stderr, "nothing changed since") && !strings.Contains(got.stderr, "another goodcard is releasing") && !strings.Contains(got.stderr, "was changed by another program"):
				t.Fatalf("exit code %d\n%s", got.code, got.stderr)
			}
		}
		if done != 1 {
			t.Fatalf("%d of three processes released one edit", done)
		}
		if version := b.sound(); version != fmt.Sprintf("1.0.%d", b.n) {
			t.Fatalf("after %d edits the version is %s", b.n, version)
		}
	}
}

// What an author saves while a release is made is not lost, and is part of the next one.
func TestDeckSavedDuringRelease(t *testing.T) {
	b := newBench(t, t.TempDir(), 60)
	b.must("release", b.deck)
	for i := range long.Size(6, 200) {
		b.edits()
		text, err := os.ReadFile(b.deck)
		if err != nil {
			t.Fatal(err)
		}
		cmd := b.command("release", b.deck)
		saved := make(chan error)
		go func() {
			time.Sleep(time.Duration(i%12) * 3 * time.Millisecond) // any moment will do
			temp := b.deck + "~"
			err := os.WriteFile(temp, append(text, fmt.Sprintf("# saved %d\n", i)...), 0o644)
			if err == nil {
				err = os.Rename(temp, b.deck) // as editors do
			}
			saved <- err
		}()
		got, err := finish(cmd, 0)
		if err != nil || got.code != 0 && got.code != 1 {
			t.Fatalf("exit code %d, %v\n%s", got.code, err, got.stderr)
		}
		if err := <-saved; err != nil {
			t.Fatal(err)
		}
		now, err := os.ReadFile(b.deck)
		if err != nil || !strings.Contains(string(now), fmt.Sprintf("# saved %d\n", i)) {
			t.Fatalf("what the author saved is lost: %v\n%s", err, got.stderr)
		}
		b.run("release", b.deck) // of what came too late for the first
		b.edits()
		b.must("release", b.deck)
		b.sound()
	}
}

// A full disk leaves all files as they were.
func TestReleaseOnFullDisk(t *testing.T) {
	disk := smallDisk(t)
	b := newBench(t, disk, 300)
	b.must("release", b.deck)
	for _, free := range []int64{0, 4 << 10, 16 << 10, 32 << 10, 64 << 10} {
		b.edits()
		before := b.files()
		empty := fill(t, disk, free)
		got := b.run("release", b.deck)
		if got.code != 1 || !saysFull(got.stderr) {
			t.Errorf("with %d bytes free: exit code %d\n%s", free, got.code, got.stderr)
		}
		if after := b.files(); !maps.Equal(before, after) {
			t.Errorf("with %d bytes free files changed", free)
		}
		empty()
		b.must("release", b.deck)
		b.sound()
	}
}

// A folder that cannot be written to is told, and read all the same; also where a release waits in it.
func TestReleaseWithoutPermission(t *testing.T) {
	folder := t.TempDir()
	b := newBench(t, folder, 20)
	b.must("release", b.deck)
	b.edits()
	if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o755) })
	before := b.files()
	data := filepath.Join(t.TempDir(), "data")
	for _, args := range [][]string{{"lint", b.deck}, {"release", b.deck, "--dry-run"}, {"release", b.deck}} {
		cmd := asStranger(b.command(append(args, "--data", data)...))
		got, err := finish(cmd, 0)
		want := 0
		if args[0] == "release" && len(args) == 2 {
			want = 1
		}
		if err != nil || got.code != want || want == 1 && !strings.Contains(got.stderr, "you have no permission") {
			t.Errorf("%q: exit code %d, %v\n%s%s", args, got.code, err, got.stdout, got.stderr)
		}
	}
	if after := b.files(); !maps.Equal(before, after) {
		t.Error("files changed that could not")
	}
}

// All files of a release, and the folder that they wait in, are on the disk before the list is renamed into its place,
// and the renames are before the list goes.
func TestReleaseWaitsForTheDisk(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("strace, which shows when the disk is waited for, is not installed")
	}
	b := newBench(t, t.TempDir(), 20)
	log := filepath.Join(t.TempDir(), "log")
	real := b.command("release", b.deck)
	cmd := exec.CommandContext(t.Context(), strace, append([]string{"-f", "-o", log, "-e", "trace=fsync,renameat,renameat2,unlinkat"}, real.Args...)...)
	cmd.Env = real.Env
	got, err := finish(cmd, 0)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(got.stderr, "strace: ") {
		t.Skip("strace may not trace here: ", got.stderr)
	}
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(text), "renameat")
	renames, _, gone := strings.Cut(rest, `"list", 0)`)
	const files = 4 // of a first release, and the list, and two folders
	if n := strings.Count(before, "fsync("); n < files+1+2 {
		t.Errorf("%d waits for the disk before the list stands:\n%s", n, text)
	}
	if last := strings.LastIndex(renames, "renameat"); !gone || last < 0 || !strings.Contains(renames[last:], "fsync(") {
		t.Errorf("the renames are not waited for before the list goes:\n%s", text)
	}
}
