//go:build !windows

package files

import (
	"errors"
	"os"
	"syscall"
)

// Running reports whether there is a process of this number.
func Running(id int) bool {
	p, err := os.FindProcess(id)
	if err != nil {
		return false
	}
	err = p.Signal(syscall.Signal(0))
	return !errors.Is(err, os.ErrProcessDone) && !errors.Is(err, syscall.ESRCH)
}
