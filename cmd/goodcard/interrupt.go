package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// A terminal ends the program when it is interrupted, unless another program has it.
type terminal struct{ lent atomic.Int32 }

// grace is how long after another program has ended an interrupt is still taken as meant for
// it: Ctrl+C reaches both at once, and the other one may end before this one hears of it.
const grace = 200 * time.Millisecond

// watch returns a context that ends with the first interrupt or request to end. A second
// one ends the program at once.
func (t *terminal) watch() (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
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
