package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// newAside makes a folder on the disk of another one, where files wait until all of them are there: in it where it exists, which
// may be a disk of its own, else beside it.
func newAside(final string) (string, error) {
	parent := final
	if _, err := os.Stat(final); errors.Is(err, fs.ErrNotExist) {
		parent = filepath.Dir(final)
	}
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", err
	}
	aside, err := os.MkdirTemp(parent, ".goodcard-")
	if err != nil {
		return "", err
	}
	return aside, os.Chmod(aside, 0o755)
}

// write writes a file down to the disk: some tell only then that they are full.
func write(path string, text []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Sync(), f.Close())
}

// appear makes what waits in a folder appear in the final one: all of it or nothing.
func appear(aside, final string) error {
	if filepath.Dir(aside) != filepath.Clean(final) {
		return os.Rename(aside, final)
	}
	waiting, err := os.ReadDir(aside)
	if err != nil {
		return err
	}
	for i, f := range waiting {
		if err := os.Rename(filepath.Join(aside, f.Name()), filepath.Join(final, f.Name())); err != nil {
			for _, moved := range waiting[:i] {
				err = errors.Join(err, os.RemoveAll(filepath.Join(final, moved.Name())))
			}
			return err
		}
	}
	return nil
}

// inWords tells what kept files from a folder, where the system's own words are of a file that is no longer there.
func inWords(err error, final string) error {
	if errors.Is(err, fs.ErrExist) {
		return &hinted{fmt.Errorf("%s has come to be there while the archives were made, and was left as it is", final), "another release/make may have made it: look at it, or name another folder with --out"}
	}
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return &hinted{fmt.Errorf("the disk of %s is full, and no file was left on it", final), "make room there, or name a folder on another disk with --out"}
	}
	return err
}
