package reason_test

import (
	"io/fs"
	"syscall"
	"testing"

	"goodcard/deck/reason"
)

// The numbers that Windows has are told as those that mean the same elsewhere.
func TestNumbersOfWindows(t *testing.T) {
	for number, want := range map[syscall.Errno]string{
		2: "there is no such file or folder", 3: "there is no such file or folder", 5: "you have no permission for it",
		32: "another program is using it", 112: "the disk is full", 123: "the system does not take such a name",
		145: "the folder is not empty", 206: "its name is too long for the system", 267: "a file stands in its path where a folder was expected",
	} {
		err := &fs.PathError{Op: "open", Path: "a", Err: number}
		if got := reason.Of(err); got != want {
			t.Errorf("%d is told as %q, want %q", number, got, want)
		}
	}
	if !reason.Is(syscall.Errno(232), syscall.EPIPE) || reason.Is(syscall.Errno(5), syscall.EPIPE) {
		t.Error("a closed pipe is not told from what is refused")
	}
}
