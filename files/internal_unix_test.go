//go:build unix

package files

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// A pipe that takes the place of a file after the look at it is not waited for, and not taken for a file.
func TestPipeInTheLastMoment(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	if _, err := open(pipe); !errors.As(err, new(*KindError)) {
		t.Errorf("to open a pipe gives %v", err)
	}
}
