//go:build unix

package files_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"goodcard/files"
)

// A pipe that takes the place of a file between the look at it and the opening holds nobody up, and is
// not taken for a file. Which of the two is there in which moment is chance: of a thousand tries some
// hundreds meet the change.
func TestPipeInTheLastMoment(t *testing.T) {
	dir := t.TempDir()
	path, file, pipe := filepath.Join(dir, "path"), filepath.Join(dir, "file"), filepath.Join(dir, "pipe")
	if err := errors.Join(os.WriteFile(file, []byte("text"), 0o600), os.Link(file, path), syscall.Mkfifo(pipe, 0o600)); err != nil {
		t.Skip("no links or pipes here: ", err)
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		next := filepath.Join(dir, "next")
		for {
			for _, from := range []string{pipe, file} {
				select {
				case <-stop:
					return
				default:
				}
				if err := errors.Join(os.Link(from, next), os.Rename(next, path)); err != nil {
					t.Error(err)
					return
				}
			}
		}
	}()
	for range 3000 {
		f, err := files.Open(path)
		if err != nil {
			continue
		}
		if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
			t.Errorf("what was opened is %v, %v", info.Mode(), err)
		}
		f.Close()
	}
	close(stop)
	<-stopped
}
