package files

import (
	"errors"

	"golang.org/x/sys/windows"
)

// Running reports whether there is a process of this number. One that has ended is there as long as another one asks for
// its exit code.
func Running(id int) bool {
	process, err := windows.OpenProcess(windows.SYNCHRONIZE, false, uint32(id))
	if err != nil {
		return errors.Is(err, windows.ERROR_ACCESS_DENIED) // it is somebody else's
	}
	defer func() { _ = windows.CloseHandle(process) }()
	waited, err := windows.WaitForSingleObject(process, 0)
	return err != nil || waited == uint32(windows.WAIT_TIMEOUT)
}
