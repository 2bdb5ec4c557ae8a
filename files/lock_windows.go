package files

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Lock locks an open file for this process until the file is closed or the process ends, however it
// ends. It does not wait: where another one has the lock it returns [ErrHeld].
func Lock(f *os.File) error {
	const beyond = 1<<31 - 1 // what is locked nobody can read, so it is a byte that no file has
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{OffsetHigh: beyond})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return ErrHeld
	}
	return err
}
