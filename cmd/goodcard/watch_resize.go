//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// resizes tells each time that the terminal has another size, until off is called.
func resizes() (resized <-chan os.Signal, off func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGWINCH)
	return signals, func() { signal.Stop(signals) }
}
