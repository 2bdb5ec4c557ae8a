// Package files keeps what the program does with paths from going wrong: only regular files are
// opened, so that no pipe and no device holds it up, and what it makes for a moment bears the mark
// of its process, so that a later one knows what a killed one left.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// A KindError says that a path leads to something else than a file.
type KindError struct {
	Path string
	Kind string // what it leads to: "a folder", "a pipe"
}

func (e *KindError) Error() string {
	return fmt.Sprintf("%s is %s, a file was expected", e.Path, e.Kind)
}

// Regular returns nil for a path that leads to a regular file, a [*KindError] where it leads to
// something else, and an [*fs.PathError] where it leads nowhere. Nothing is opened.
func Regular(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return regular(path, info)
}

func regular(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return &KindError{path, kind(info.Mode())}
}

func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	default:
		return "something else"
	}
}

// Open opens a regular file for reading, and nothing else: see [Regular]. It waits for nobody, also
// where a pipe takes the place of the file between a look at it and the opening.
//
// A database is never opened so while SQLite has it open: to close the file would drop the locks
// that this process has on it.
func Open(path string) (*os.File, error) {
	if err := Regular(path); err != nil {
		return nil, err // to open a device may already do something
	}
	return open(path)
}

// open is [Open] after the look at what is there.
func open(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// ReadFound does as [Read] does for a file that nobody named and that was found in a folder: no link leads
// out of that folder.
func ReadFound(path string, most int64) ([]byte, error) {
	folder, name := filepath.Split(path)
	root, err := os.OpenRoot(filepath.Clean(folder))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err == nil {
		err = regular(path, info)
	}
	var f *os.File
	if err == nil {
		f, err = root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = &fs.PathError{Op: at.Op, Path: path, Err: at.Err}
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// Read returns what a regular file holds. Where it is longer than most bytes, one more than these
// are returned.
func Read(path string, most int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}
