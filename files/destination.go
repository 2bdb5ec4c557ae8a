package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Destination returns the path at which a file is to be put that was asked for at path: path itself,
// or of a link the file that it leads to. It returns a [*KindError] where something else than a file
// is there, and an error where a link leads nowhere or the file that is there may not be written.
func Destination(path string) (string, error) {
	if err := Fit(path); err != nil {
		return "", err
	}
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil
	}
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if info, err = os.Stat(path); err != nil {
			return "", err
		}
		if path, err = filepath.EvalSymlinks(path); err != nil {
			return "", err
		}
	}
	if err != nil {
		return "", err
	}
	if err := regular(path, info); err != nil {
		return "", err
	}
	if _, err := writable(path, path); err != nil {
		return "", err
	}
	return path, nil
}

// writable returns what the system says of a file that may be written, which it calls shown in an error. To rename
// asks only for the rights of the folder.
func writable(path, shown string) (fs.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, fmt.Errorf("%s cannot be written: %w", shown, at.Err)
	}
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	return info, errors.Join(err, f.Close())
}

// Settle puts a file that is whole in its place, for which [Destination] was asked and which is on the
// same disk, and closes it. It is on disk before it takes the place of what was there, whose rights it
// has then. Where it cannot take it, it is closed and what was there stays.
func Settle(f *os.File, destination string) error {
	err := f.Sync()
	if info, there := os.Stat(destination); err == nil && there == nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := Rename(f.Name(), destination); err != nil {
		return err
	}
	syncFolder(filepath.Dir(destination))
	return nil
}
