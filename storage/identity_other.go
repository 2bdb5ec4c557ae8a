//go:build !windows

package storage

import (
	"io/fs"
	"os"
)

// isSame reports whether what was looked at twice is one file.
func isSame(was, is fs.FileInfo) bool { return os.SameFile(was, is) }
