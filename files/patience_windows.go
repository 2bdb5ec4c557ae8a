package files

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// standing returns what stands in the way of what failed with an error. Access is denied to who has no rights, and also
// to who would put a file in the place of one that a scanner has open, or has that is being removed: so the files are
// asked.
func standing(err error) obstacle {
	said, ok := errors.AsType[windows.Errno](err)
	if !ok {
		return lasting
	}
	switch said {
	case windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE, windows.ERROR_DELETE_PENDING:
		return holder
	case windows.ERROR_ACCESS_DENIED:
	default:
		return lasting
	}
	for _, path := range pathsOf(err) {
		if isHeld(path) {
			return holder
		}
	}
	return unseen
}

// pathsOf returns the files that an error names.
func pathsOf(err error) []string {
	if two, ok := errors.AsType[*os.LinkError](err); ok {
		return []string{two.Old, two.New}
	}
	if one, ok := errors.AsType[*os.PathError](err); ok {
		return []string{one.Path}
	}
	return nil
}

// isHeld reports whether a program has a file or folder open and lets nobody remove it meanwhile, or it is being removed.
func isHeld(path string) bool {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return false
	}
	const shared = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	const itself = windows.FILE_FLAG_BACKUP_SEMANTICS | windows.FILE_FLAG_OPEN_REPARSE_POINT // a folder too, and no link followed
	file, err := windows.CreateFile(name, windows.DELETE, shared, nil, windows.OPEN_EXISTING, itself, 0)
	switch {
	case err == nil:
		_ = windows.CloseHandle(file)
		return false
	case errors.Is(err, windows.ERROR_ACCESS_DENIED): // also of one that is being removed, of which nobody learns anything
		_, err := windows.GetFileAttributes(name)
		return errors.Is(err, windows.ERROR_ACCESS_DENIED)
	}
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION)
}
