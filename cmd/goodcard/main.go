// Goodcard is a spaced-repetition study tool for the terminal. Its decks are plain YAML,
// every review is kept, and a scheduler decides when each card comes back.
//
// This package is the command line: flags in, one call, words out. Each command has a file
// of its own; what commands share stands in the files named after it. The public interface,
// names, flags, JSON keys and exit codes, only grows within a major version.
package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"goodcard/deck/reason"
	"goodcard/study"
	"goodcard/tui"

	"github.com/charmbracelet/x/term"
)

func main() {
	// SQLite allocates with malloc, and glibc lets the heap of any thread but the first grow by a
	// page at a time. To watch signals would move main to another thread.
	runtime.LockOSThread()
	var t terminal
	ctx, stop := t.watch()
	runtime.UnlockOSThread()
	boundMemory()
	unstyle, styles := allowStyles(os.Stdout, os.Stderr)
	env := osEnv(&t)
	env.Unstyled = !styles
	code := run(ctx, env, os.Args)
	stop()
	unstyle()
	os.Exit(code)
}

const softBound = 320 << 20

// boundMemory lets the garbage collector work harder where the heap grows over 320 MiB, unless the
// user bounds it. No collection comes near; the largest deck file that is read holds 280 MiB, and
// would take 500 until the next garbage collection.
func boundMemory() {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(softBound)
	}
}

// allowMemory lets the heap grow further where a text, its deck and the record of its sources are held together. Those
// of 20,000 terms are 300 MiB, so that half of the time would go to the garbage collector.
func allowMemory() {
	if debug.SetMemoryLimit(-1) == softBound {
		debug.SetMemoryLimit(448 << 20)
	}
}

// Env is everything that a command may touch outside the process. Files are the exception:
// commands open the paths that they are given.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Typed          bool     // Stdin is a terminal
	Terminal       bool     // Stdout is a terminal
	Watched        bool     // Stderr is a terminal
	Unstyled       bool     // the terminal knows no styles, as the console of an old Windows
	Columns        int      // of the terminal that either is; 0 where neither is or it does not say
	Keyboard       *os.File // Stdin, where it is a terminal; else nil
	Display        *os.File // Stdout, where it is a terminal; else nil
	Environ        []string // what Getenv reads
	Getenv         func(string) string
	Now            func() time.Time
	Data           string           // the folder that --data named, where commands find another without it; see [Env.told]
	deed           deed             // see [Env.did]
	Unsure         string           // what is wrong with the zone of Now; empty where nothing is
	Clock          func() time.Time // Now, and goes on where Now is frozen
	Rand           io.Reader
	Run            func(argv []string) error // runs another program with the terminal, and ends it when this one is to end
	Stop           func() bool               // stops the program for its shell, see [tui.ScreenOptions]; nil where none can
	Jobs           tui.Jobs                  // tells a screen what the shell does with the program
}

func osEnv(t *terminal) *Env {
	env := &Env{
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Typed:    term.IsTerminal(os.Stdin.Fd()),
		Terminal: term.IsTerminal(os.Stdout.Fd()),
		Watched:  term.IsTerminal(os.Stderr.Fd()),
		Getenv:   os.Getenv,
		Environ:  os.Environ(),
		Now:      time.Now,
		Clock:    time.Now,
		Rand:     rand.Reader,
		Run:      t.lend,
		Jobs:     t.watchJobs,
	}
	if stops() {
		env.Stop = t.stop
	}
	if env.Typed {
		env.Keyboard = os.Stdin
	}
	if env.Terminal {
		env.Display = os.Stdout
	}
	for _, f := range []*os.File{os.Stdout, os.Stderr} {
		if width, _, err := term.GetSize(f.Fd()); err == nil && env.Columns == 0 {
			env.Columns = width
		}
	}
	return env
}

// errFound is what a command returns that did its work and found something to mend.
// Its findings are on stdout; there is nothing to add.
var errFound = errors.New("something was found")

// run is the program. It returns the exit code: 0 done, 1 failed or something was found,
// 2 wrong usage, 130 interrupted.
func run(ctx context.Context, env *Env, args []string) int {
	ctx, unread := context.WithCancel(ctx)
	defer unread()
	out := &stickyWriter{w: env.Stdout, unread: unread}
	inside := *env
	out.deed = &inside.deed
	inside.Stdout, inside.Stdin = out, &interruptibleReader{ctx: ctx, r: env.Stdin, doubted: env.Typed && runtime.GOOS == "windows"}

	if strings.HasPrefix(args[len(args)-1], completeFlag) {
		complete(ctx, &inside, newApp(&inside, runGlance, commands(&inside)), args)
		return exitDone
	}
	now, unsure, err := clock(env.Getenv, env.Now)
	if err == nil {
		inside.Now, inside.Unsure = now, unsure
		app := newApp(&inside, runGlance, commands(&inside))
		err = app.RunContext(ctx, permute(app, args))
	}
	code := exitCode(ctx, err)
	switch {
	case reason.Is(out.err, syscall.EPIPE) && inside.deed.done == "":
		code = exitInterrupted // who read it wants no more, as head
	case out.err != nil && (err == nil || errors.Is(err, errFound) || errors.Is(err, out.err) || inside.deed.done != ""):
		err = inside.lost(out.err)
		if code != exitInterrupted || inside.deed.done != "" {
			code = exitFailed
		}
	}
	if code == exitInterrupted {
		inside.reportKept(err)
		if out.err == nil {
			inside.interrupted()
		}
	} else {
		inside.report(err)
	}
	return code
}

// The exit codes are part of the public interface.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitInterrupted = 130
)

func exitCode(ctx context.Context, err error) int {
	switch {
	case err == nil:
		return exitDone
	case ctx.Err() != nil, errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, new(*usageError)), errors.As(err, new(*study.Ambiguous)), errors.As(err, new(*study.SameID)), errors.As(err, new(*study.Unknown)):
		return exitUsage
	default:
		return exitFailed
	}
}
