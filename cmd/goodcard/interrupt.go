package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// A terminal is the one place where the program hears what the system and the shell want of it.
// It ends the program when it is interrupted, unless another program has the terminal.
type terminal struct {
	lent atomic.Int32
	jobs jobControl // while a screen stands
}

// grace is how long after another program has ended an interrupt is still taken as meant for
// it: Ctrl+C reaches both at once, and the other one may end before this one hears of it.
const grace = 200 * time.Millisecond

// watch returns a context that ends with the first interrupt or request to end, also that of a
// terminal which was closed, unless the program was started so as to outlive it (nohup). A second
// one ends the program at once. A pipe whose reader has gone makes writing to it fail and no more.
func (t *terminal) watch() (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(signals, syscall.SIGHUP)
	}
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // to ignore it would have other programs ignore it too
	go func() {
		for s := range signals {
			if s == os.Interrupt && t.lent.Load() > 0 {
				continue
			}
			signal.Stop(signals)
			stop()
			return
		}
	}()
	return ctx, stop
}

// lend runs another program, such as an editor, that has the terminal meanwhile: Ctrl+C
// reaches both, and is meant for it.
func (t *terminal) lend(run func() error) error {
	t.lent.Add(1)
	defer time.AfterFunc(grace, func() { t.lent.Add(-1) })
	return run()
}
