//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Deadly signals would end the program at once, and leave the terminal as a screen needs it.
var deadly = []os.Signal{syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM}

// A jobControl is what the shell does with a program that has a screen.
type jobControl struct {
	stopping  chan struct{} // holds a token while the program stops itself
	continued chan struct{} // the shell has continued it then
}

// watchJobs calls asked when the shell wants a screen to stop, and continued when the program goes
// on after it was stopped without having been asked, until off is called.
//
// Go never gives a signal back that it has watched: from then on the program stops by SIGSTOP alone.
func (t *terminal) watchJobs(asked, continued func()) (off func()) {
	t.jobs = jobControl{make(chan struct{}, 1), make(chan struct{}, 1)}
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, syscall.SIGTSTP, syscall.SIGCONT)
	go func() {
		for s := range signals {
			switch lent := t.lent.Load() > 0; {
			case s == syscall.SIGTSTP && lent: // by the key of the editor, which stops itself
				_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
			case s == syscall.SIGTSTP:
				asked()
			case len(t.jobs.stopping) > 0:
				t.jobs.continued <- <-t.jobs.stopping
			case !lent:
				continued()
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}

// stop stops the program, with all that the shell started beside it, until the shell continues it.
// It returns false at once where there is no shell to do that.
func (t *terminal) stop() bool {
	session, err := unix.Getsid(0)
	if err != nil || session == unix.Getpgrp() || syscall.Kill(session, 0) == syscall.ESRCH {
		return false
	}
	t.jobs.stopping <- struct{}{}
	if syscall.Kill(0, syscall.SIGSTOP) != nil {
		<-t.jobs.stopping
		return false
	}
	select {
	case <-t.jobs.continued:
	case <-time.After(grace): // the program goes on all the same
	}
	return true
}

// stops reports whether the shell can stop the program.
func stops() bool { return !signal.Ignored(syscall.SIGTSTP) }
