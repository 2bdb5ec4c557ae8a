//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package files

import (
	"errors"
	"sync"
	"syscall"
)

// Hold marks a file as in use, by this process and by every program that it starts until release
// is called, and so also by an editor that outlives it: see [Held].
func Hold(path string) (release func(), err error) {
	fd, err := syscall.Open(path, syscall.O_RDWR|syscall.O_NONBLOCK, 0) // it stays open in what is started
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(fd, syscall.LOCK_SH|syscall.LOCK_NB); err != nil {
		syscall.Close(fd)
		return nil, err
	}
	return sync.OnceFunc(func() { syscall.Close(fd) }), nil
}

// Held reports whether a process that runs holds a file; see [Hold].
func Held(path string) bool {
	fd, err := syscall.Open(path, syscall.O_RDWR|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if err != nil {
		return false
	}
	defer syscall.Close(fd)
	return errors.Is(syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB), syscall.EWOULDBLOCK)
}
