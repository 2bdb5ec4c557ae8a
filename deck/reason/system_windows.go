package reason

import "syscall"

// common are the numbers of errors that Windows has, as those of package syscall that mean the same: there these are
// numbers that no call of the system returns.
var common = map[syscall.Errno]syscall.Errno{
	3:    syscall.ENOENT, // a folder of the path is missing, which package syscall calls ENOTDIR
	4:    syscall.EMFILE,
	17:   syscall.EXDEV,
	19:   syscall.EROFS,
	21:   syscall.ETIMEDOUT, // not ready
	23:   syscall.EIO,       // checksum
	32:   syscall.EBUSY,     // sharing violation
	33:   syscall.EBUSY,     // locked by another program
	39:   syscall.ENOSPC,
	53:   syscall.ETIMEDOUT, // no such computer
	59:   syscall.ETIMEDOUT,
	64:   syscall.ETIMEDOUT,
	67:   syscall.ETIMEDOUT, // no such share
	109:  syscall.EPIPE,
	112:  syscall.ENOSPC,
	121:  syscall.ETIMEDOUT,
	123:  syscall.EINVAL, // a sign that no name holds
	145:  syscall.ENOTEMPTY,
	161:  syscall.EINVAL,
	193:  syscall.ENOEXEC,
	206:  syscall.ENAMETOOLONG,
	232:  syscall.EPIPE,
	233:  syscall.EPIPE,
	267:  syscall.ENOTDIR,
	303:  syscall.EBUSY,     // being removed
	362:  syscall.ETIMEDOUT, // in the cloud, and its program does not run
	426:  syscall.ETIMEDOUT, // in the cloud
	1117: syscall.EIO,
	1224: syscall.EBUSY, // mapped into memory
	1231: syscall.ETIMEDOUT,
	1295: syscall.EDQUOT,
	1921: syscall.ELOOP,
}
