package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// A terminal ends the program when it is interrupted, unless another program has it.
type terminal struct{ lent atomic.Bool }

// watch returns a context that ends with the first interrupt or request to end. A second
// one ends the program at once.
func (t *terminal) watch() (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		for s := range signals {
			if s == os.Interrupt && t.lent.Load() {
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
	t.lent.Store(true)
	defer t.lent.Store(false)
	return run()
}
