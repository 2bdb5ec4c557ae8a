//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// watchJobs calls asked when the shell wants a screen to stop, and continued when the program goes
// on after it was stopped without having been asked, until off is called.
func (t *terminal) watchJobs(asked, continued func()) (off func()) {
	t.jobs = make(chan os.Signal, 2)
	t.hear()
	go func() {
		for s := range t.jobs {
			if s == syscall.SIGTSTP {
				asked()
			} else {
				continued()
			}
		}
	}()
	return func() {
		signal.Stop(t.jobs)
		close(t.jobs)
		t.jobs = nil
	}
}

func (t *terminal) hear() { signal.Notify(t.jobs, syscall.SIGTSTP, syscall.SIGCONT) }

// unheard lets the shell stop and continue the program as if it had no screen, until it is heard
// again.
func (t *terminal) unheard() (again func()) {
	if t.jobs == nil {
		return func() {}
	}
	signal.Stop(t.jobs)
	return t.hear
}

// stop stops the program, with all that the shell started beside it, until the shell continues it.
// It returns false at once where there is no shell to do that.
func (t *terminal) stop() bool {
	defer t.unheard()()
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return false
	}
	select {
	case <-continued:
		return true
	case <-time.After(grace): // the system stops no program that nobody would continue
		return false
	}
}

// stops reports whether the shell can stop the program.
func stops() bool { return !signal.Ignored(syscall.SIGTSTP) }
