package main

import (
	"context"
	"errors"
	"io"
	"syscall"
	"time"

	"goodcard/deck/reason"
)

// A stickyWriter remembers its first error, so that commands can print without asking each
// time and the program still fails when its output was lost, as on a full disk. A reader who
// wants no more, such as head, interrupts the program.
type stickyWriter struct {
	w      io.Writer
	unread func() // nobody reads any more
	deed   *deed  // of which is told
	err    error
}

func (s *stickyWriter) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.deed.told = s.deed.told || n > 0
	if s.err = err; reason.Is(err, syscall.EPIPE) {
		s.unread()
	}
	return n, err
}

// An interruptibleReader gives up waiting for input when its context ends: a program that
// waits for a line would else not see a signal. It never reads ahead of what it is asked
// for, so that another program can have the terminal in between.
type interruptibleReader struct {
	ctx     context.Context
	r       io.Reader
	doubted bool // the console of Windows says on Ctrl+C that the input has ended, before it tells of the key
}

func (i *interruptibleReader) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	type result struct {
		n   int
		err error
	}
	buf := make([]byte, len(p)) // p belongs to the caller again once Read has returned
	done := make(chan result, 1)
	go func() {
		n, err := i.r.Read(buf)
		done <- result{n, err}
	}()
	select {
	case got := <-done:
		if i.doubted && errors.Is(got.err, io.EOF) {
			select {
			case <-i.ctx.Done():
				return 0, i.ctx.Err()
			case <-time.After(grace):
			}
		}
		return copy(p, buf[:got.n]), got.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}
