package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// A terminal is the one place where the program hears what the system and the shell want of it.
// It ends the program when it is interrupted, unless another program has the terminal.
type terminal struct {
	lent    atomic.Int32
	ending  chan struct{} // is closed when the program is to end
	why     os.Signal     // the signal that says so, once ending is closed
	jobs    jobControl    // while a screen stands
	started ttySettings   // of the terminal when the program began
}

// grace is how long after another program has ended an interrupt is still taken as meant for
// it: Ctrl+C reaches both at once, and the other one may end before this one hears of it.
const grace = 200 * time.Millisecond

// watch returns a context that ends with the first interrupt or request to end, also that of a
// terminal which was closed, unless the program was started so as to outlive it (nohup). A second
// one ends the program at once. A pipe whose reader has gone makes writing to it fail and no more.
func (t *terminal) watch() (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancelCause(context.Background())
	t.ending, t.started = make(chan struct{}), settingsNow()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, append(deadly, os.Interrupt, syscall.SIGTERM)...)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(signals, syscall.SIGHUP)
	}
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // to ignore it would have other programs ignore it too
	go func() {
		for s := range signals {
			switch {
			case byKey(s) && t.lent.Load() > 0: // for the other program
			case t.why == nil:
				t.why = s
				close(t.ending)
				stop(causeOf(s))
			default:
				t.started.restore(nil)
				os.Exit(exitInterrupted)
			}
		}
	}()
	return ctx, func() { stop(nil) }
}

// errKey is the cause with which a context ends that Ctrl+C ended. As an error it is that of any other.
var errKey = fmt.Errorf("a key: %w", context.Canceled)

func causeOf(s os.Signal) error {
	if s == os.Interrupt {
		return errKey
	}
	return context.Canceled
}

// byKey reports whether a signal is one that a key sends, to all that have the terminal.
func byKey(s os.Signal) bool { return s == os.Interrupt || s == syscall.SIGQUIT }

// lastWords is how long a program that is told to end has for it.
const lastWords = 3 * time.Second

// errOutlives is that of a program which was told to end and goes on.
var errOutlives = errors.New("it goes on, though it was told to end")

// lend runs another program, such as an editor, that has the terminal meanwhile: Ctrl+C reaches
// both, and is meant for it. It is told when this program is to end, and is waited for then, but
// not for long. However it ends, the terminal is as it was.
func (t *terminal) lend(argv []string) (err error) {
	t.lent.Add(1)
	defer time.AfterFunc(grace, func() { t.lent.Add(-1) })
	before := settingsNow()
	cmd := exec.Command(argv[0], argv[1:]...)
	if err := quotedForBatch(cmd); err != nil {
		return err
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { before.restore(err) }()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-t.ending:
	}
	// Windows has no signals. It tells programs in a window that is closed itself, and one in a window of its own, as
	// notepad, keeps what was written there.
	_ = cmd.Process.Signal(t.why)
	select {
	case err := <-ended:
		return err
	case <-time.After(lastWords):
		return errOutlives
	}
}
