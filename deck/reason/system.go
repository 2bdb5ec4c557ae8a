package reason

import (
	"errors"
	"syscall"
)

// Is reports whether an error is that of the system which package syscall has this number for, also on a system that has
// another number for it.
func Is(err error, number syscall.Errno) bool {
	return errors.Is(err, number) || same(err, number)
}

func same(err, cause error) bool {
	said, ok := errors.AsType[syscall.Errno](err)
	return ok && common[said] != 0 && common[said] == cause
}
