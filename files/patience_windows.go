package files

import (
	"errors"
	"slices"

	"golang.org/x/sys/windows"
)

// inTheWay reports whether an error is what the system says of a file that another program has open. That somebody has
// no rights is the same error, and is found out later for it.
func inTheWay(err error) bool {
	said, ok := errors.AsType[windows.Errno](err)
	return ok && slices.Contains([]windows.Errno{
		windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION,
		windows.ERROR_USER_MAPPED_FILE, windows.ERROR_DELETE_PENDING,
	}, said)
}
