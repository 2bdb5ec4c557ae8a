// Package here is what tests ask of the system that they run on.
package here

import (
	"io/fs"
	"os"
	"runtime"
	"testing"
)

// Windows reports whether the tests run there: paths have backslashes, files have no rights but to be written, and what
// is open is not removed.
const Windows = runtime.GOOS == "windows"

// Link makes a symbolic link. Where the system lets nobody make one, as Windows without its developer mode, the test is
// skipped.
func Link(t testing.TB, to, link string) {
	t.Helper()
	err := os.Symlink(to, link)
	if err == nil {
		_, err = os.Lstat(link) // wine says that it has made one
	}
	if err == nil {
		return
	}
	if Windows {
		t.Skip("no link can be made here: ", err)
	}
	t.Fatal(err)
}

// NotOnWindows skips a test that is about what Windows has not.
func NotOnWindows(t testing.TB, why string) {
	t.Helper()
	if Windows {
		t.Skip("not on Windows: " + why)
	}
}

// ReadOnly takes from a file the right to be written. Where whoever runs the test may write it all the same, as root may
// and root under wine, the test is skipped.
func ReadOnly(t testing.TB, file string) {
	t.Helper()
	if err := os.Chmod(file, 0o444); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	_ = f.Close() // nothing was written
	t.Skip("who runs this writes everywhere")
}

// Memory returns a folder that is kept in memory, in which nothing waits for a disk; empty for that of temporary files
// where there is none.
func Memory() string {
	if info, err := os.Stat("/dev/shm"); runtime.GOOS == "linux" && err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}

// Awkward returns a name for a folder in which a naive data source name opens another file.
func Awkward() string {
	if Windows {
		return "a b%20c#e&f'ü" // no name holds a question mark
	}
	return "a b%20c?d#e&f"
}

// Mode returns the rights that a file shows which was given these: on Windows it can be written or not, and no more.
func Mode(mode fs.FileMode) fs.FileMode {
	switch {
	case !Windows:
		return mode
	case mode&0o200 == 0:
		return 0o444
	}
	return 0o666
}
