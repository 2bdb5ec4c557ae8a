package files

import (
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// Named returns the name that a file or folder gets for an id, or for another text of a-z, 0-9 and -. It is the id, but
// for those that Windows has for devices, whatever ending follows them: it would neither make nor open such a file. No id
// has the sign that they get, so that no two have one name; and data is moved from one system to another, so that they
// have the same name everywhere.
func Named(id string) string {
	if Reserved(id) {
		return "_" + id
	}
	return id
}

// Reserved reports whether Windows takes a name for that of a device and not of a file: con, NUL.txt.
func Reserved(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	switch stem {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	port, ok := strings.CutPrefix(stem, "com")
	if !ok {
		port, ok = strings.CutPrefix(stem, "lpt")
	}
	return ok && (len(port) == 1 && port >= "0" && port <= "9" || port == "¹" || port == "²" || port == "³")
}

// Fit returns an error where the system takes the name of a new file for that of something else; see [Named].
func Fit(path string) error { return fit(path, runtime.GOOS) }

// fit is Fit on a system. Windows writes to the console what is to go to con.yaml, and leaves dots and spaces at the end
// of a name away.
func fit(path, goos string) error {
	if name := filepath.Base(path); goos == "windows" && (Reserved(name) || strings.TrimRight(name, ". ") != name && name != "." && name != "..") {
		return &fs.PathError{Op: "create", Path: path, Err: syscall.EINVAL}
	}
	return nil
}
