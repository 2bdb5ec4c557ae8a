package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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

// appear makes what waits in a folder appear in the final one.
func appear(aside, final string) error {
	if filepath.Dir(aside) != filepath.Clean(final) {
		return os.Rename(aside, final)
	}
	waiting, err := os.ReadDir(aside)
	if err != nil {
		return err
	}
	for _, f := range waiting {
		if err := os.Rename(filepath.Join(aside, f.Name()), filepath.Join(final, f.Name())); err != nil {
			return err
		}
	}
	return nil
}
