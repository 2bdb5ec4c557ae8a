package reason

import (
	"errors"
	"syscall"
)

// Is reports whether an error is that of the system which package syscall has this number for, also on a system that has
// another number for it.
func Is(err error, number syscall.Errno) bool { return is(err, number) }

func is(err, cause error) bool {
	if said, ok := errors.AsType[syscall.Errno](err); ok {
		if means, another := common[said]; another {
			return errors.Is(means, cause)
		}
	}
	return errors.Is(err, cause)
}
