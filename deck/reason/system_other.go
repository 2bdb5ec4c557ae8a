//go:build !windows

package reason

import "syscall"

// common is empty where the system has the numbers of package syscall.
var common map[syscall.Errno]syscall.Errno
