package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"goodcard/here"

	"github.com/fsnotify/fsnotify"
)

// A loopTest drives a loop by hand: what it waits for, and when that is over.
type loopTest struct {
	watchLoop
	events chan fsnotify.Event
	errors chan error
	quiet  chan time.Time
	begun  chan time.Duration // one for each wait
	looked chan int           // one for each look
	added  []string
}

func newLoopTest(files watchedFiles) *loopTest {
	l := &loopTest{events: make(chan fsnotify.Event), errors: make(chan error), quiet: make(chan time.Time), begun: make(chan time.Duration), looked: make(chan int)}
	looks := 0
	l.watchLoop = watchLoop{
		events: l.events, errors: l.errors,
		after: func(d time.Duration) <-chan time.Time { l.begun <- d; return l.quiet },
		add:   func(folder string) error { l.added = append(l.added, folder); return nil },
		files: func() watchedFiles { return files },
		look: func(ctx context.Context) error {
			looks++
			l.looked <- looks
			return ctx.Err()
		},
	}
	return l
}

// The decks are looked at once, then each time that the last of some events is over.
func TestWatchLoop(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	l := newLoopTest(watchedOf("/decks/a.yaml", nil))
	resized := make(chan os.Signal)
	l.resized = resized
	ended := make(chan error)
	go func() { ended <- l.run(ctx) }()
	if n := <-l.looked; n != 1 {
		t.Fatal(n)
	}
	for range 2 {
		l.events <- fsnotify.Event{Name: "/decks/b.yaml", Op: fsnotify.Write}
		l.events <- fsnotify.Event{Name: "/decks/a.yaml", Op: fsnotify.Chmod}
		l.events <- fsnotify.Event{Name: "/decks/a.yaml", Op: fsnotify.Write}
		if d := <-l.begun; d != settle {
			t.Errorf("waits for %v", d)
		}
		l.events <- fsnotify.Event{Name: "/decks/a.yaml", Op: fsnotify.Rename}
		<-l.begun
		l.quiet <- time.Time{}
		<-l.looked
	}
	// A folder that is never still is looked at too.
	for range maxDelays {
		l.events <- fsnotify.Event{Name: "/decks/a.yaml", Op: fsnotify.Create}
		<-l.begun
	}
	l.events <- fsnotify.Event{Name: "/decks/a.yaml", Op: fsnotify.Write}
	l.quiet <- time.Time{}
	<-l.looked
	// Where events were lost, something may have happened.
	l.errors <- fsnotify.ErrEventOverflow
	<-l.begun
	l.quiet <- time.Time{}
	<-l.looked
	// A terminal of another size wants another look.
	resized <- os.Interrupt
	<-l.begun
	l.quiet <- time.Time{}
	<-l.looked
	if !slices.Contains(l.added, "/decks") {
		t.Errorf("watched are %v", l.added)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

// What the system says of watching is not told as a full disk; a folder that is gone is no error.
func TestWatchErrors(t *testing.T) {
	l := newLoopTest(watchedOf("/decks/a.yaml", nil))
	l.add = func(string) error { return &fs.PathError{Op: "watch", Path: "/decks", Err: syscall.ENOSPC} }
	if err := l.run(t.Context()); err == nil || err.Error() != "the system watches no more folders for you" || hintOf(err) == "" {
		t.Errorf("%v", err)
	}
	l.add = func(string) error { return fs.ErrNotExist }
	ended := make(chan error)
	go func() { ended <- l.run(t.Context()) }()
	<-l.looked
	l.errors <- io.ErrClosedPipe
	if err := <-ended; !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("%v", err)
	}
}

// Saves of the deck count, however an editor does them, and so do files beside it and above it that are about
// it; others do not.
func TestWatchedFiles(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, folder := range []string{"repo/.git", "repo/decks/whole/cards", "repo/decks/whole/media", "repo/decks/whole/.git2"} {
		if err := os.MkdirAll(in(folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ deck, counts, passes string }{
		{"repo/decks/a.yaml", "repo/decks/a.yaml repo/decks/a.ledger.tsv repo/decks/.goodcard-lint.yaml repo/.goodcard-baseline.json",
			"repo/decks/b.yaml repo/decks/a.yaml~ repo/decks/.a.yaml.swp repo/decks/4913 .goodcard-lint.yaml repo/decks/a"},
		{"repo/decks/whole", "repo/decks/whole/deck.yaml repo/decks/whole/cards/new.yaml repo/decks/whole/media/a.png repo/decks/whole repo/.goodcard-lint.yaml",
			"repo/decks/other.yaml repo/decks/whole/cards/.one.yaml.swp repo/decks/whole/cards/one.yaml~ repo/decks/whole/#deck.yaml# repo/decks/whole/.git2/x"},
		{"repo/decks/gone.yaml", "repo/decks/gone.yaml", "repo/decks/a.yaml"},
	} {
		files := watchedOf(in(tt.deck), []lintTarget{{path: in(tt.deck)}})
		for _, name := range strings.Fields(tt.counts) {
			if !files.count(in(name)) {
				t.Errorf("%s: %s does not count", tt.deck, name)
			}
			if !slices.Contains(files.folders(), filepath.Dir(in(name))) {
				t.Errorf("%s: the folder of %s is not watched", tt.deck, name)
			}
		}
		for _, name := range strings.Fields(tt.passes) {
			if files.count(in(name)) {
				t.Errorf("%s: %s counts", tt.deck, name)
			}
		}
	}
}

// A link counts where it stands and where it leads.
func TestWatchedLink(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real", "deck.yaml"), filepath.Join(dir, "link.yaml")
	if err := errors.Join(os.Mkdir(filepath.Dir(real), 0o755), os.WriteFile(real, nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	here.Link(t, real, link)
	files := watchedOf(link, nil)
	if real, err := filepath.EvalSymlinks(real); err != nil || !files.count(real) || !files.count(link) {
		t.Errorf("%v, %v", files, err)
	}
}

const (
	watchedGood = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n- {id: a, ask: What does a measure lose as a target, answer: Its worth}\n"
	watchedBad  = "format: 1\nid: d\ntitle: D\nversion: 1.0.0\ncards:\n- {id: a, aks: What does a measure lose as a target, answer: Its worth}\n"
)

// A session of an author: a mistake, saved as vim saves, mended in place, the deck away and back, a new config,
// the end.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "d.yaml")
	write := func(path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(path, watchedGood)
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	env := testEnv(nil)
	env.Stdout, env.Stderr = w, io.Discard
	ended := make(chan error, 1)
	go func() {
		ended <- runWatch(ctx, env, watchOptions{Common{Color: "never", Data: t.TempDir()}, path})
		w.Close()
	}()
	lines := bufio.NewScanner(r)
	// until reads looks up to one that ends so; an editor that is slow may be seen between two steps.
	until := func(end string) {
		t.Helper()
		for lines.Scan() {
			if strings.HasSuffix(lines.Text(), end) {
				return
			}
		}
		t.Fatalf("no look ends with %q: %v", end, <-ended)
	}
	until(": 1 card, nothing to mend")
	write(path+".new", watchedBad)
	if err := errors.Join(os.Rename(path, path+"~"), os.Rename(path+".new", path)); err != nil {
		t.Fatal(err)
	}
	until(": 1 error")
	write(path, watchedGood)
	until(": 1 card, nothing to mend")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	until(": not read")
	write(path, strings.Replace(watchedGood, "answer: Its worth", "answer: 'Yes, its worth'", 1))
	until(": 1 warning")
	write(filepath.Join(dir, ".goodcard-lint.yaml"), "rules: {yes-no-answer: off}\n")
	until(": 1 card, nothing to mend")
	cancel()
	go func() { _, _ = io.Copy(io.Discard, r) }() // of a look that has begun
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

// Ctrl+C on a terminal is how one leaves; a signal, or a pipe, is told by the exit code.
func TestWatchEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "d.yaml")
	if err := os.WriteFile(path, []byte(watchedGood), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		typed bool
		cause error
		code  int
	}{{true, errKey, exitDone}, {false, errKey, exitInterrupted}, {true, context.Canceled, exitInterrupted}} {
		ctx, cancel := context.WithCancelCause(t.Context())
		env := testEnv(nil)
		env.Typed, env.Stderr = tt.typed, io.Discard
		env.Stdout = writerFunc(func(p []byte) (int, error) { cancel(tt.cause); return len(p), nil })
		if code := run(ctx, env, []string{"goodcard", "watch", path}); code != tt.code {
			t.Errorf("%v: exit code %d, want %d", tt, code, tt.code)
		}
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// On a terminal each look takes the place of the one before, with colours or without; a terminal that knows no
// cursor, and a pipe, get an empty line between them.
func TestWatchBeginsAnew(t *testing.T) {
	for _, tt := range []struct {
		terminal bool
		term     string
		want     string
	}{{true, "xterm", "\x1b[H\x1b[2J"}, {true, "dumb", "\n"}, {false, "xterm", "\n"}} {
		var stdout strings.Builder
		env := testEnv(&stdout)
		env.Terminal, env.Getenv = tt.terminal, func(string) string { return tt.term }
		look := &watchLook{env: env, out: newOutput(env, Common{Color: "never"}), size: func() (int, int) { return 80, 24 }}
		look.begin()
		stdout.Reset()
		if look.begin(); stdout.String() != tt.want {
			t.Errorf("%v: %q", tt, stdout.String())
		}
	}
}
