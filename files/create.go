package files

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A New is a file to make.
type New struct {
	Path string
	Text []byte
	Keep bool // one that is there is kept, and is no error
}

// Create makes files, each whole, and all of them or none: where one is there already or cannot be
// written, those before it are taken away again. The folder of a file is made where only that is
// missing. It returns the paths of those that it made.
func Create(all []New) (made []string, err error) {
	var folders []string
	defer func() {
		if err == nil {
			return
		}
		for _, path := range slices.Concat(folders, made) {
			defer func() { _ = Remove(path) }() // the last first; a folder in which another program put something stays
		}
		made = nil
	}()
	for _, f := range all {
		folder := filepath.Dir(f.Path)
		switch err := os.Mkdir(folder, 0o777); {
		case err == nil:
			folders = append(folders, folder)
		case !errors.Is(err, fs.ErrExist):
			return made, err
		}
		switch err := create(f.Path, f.Text); {
		case err == nil:
			made = append(made, f.Path)
		case !f.Keep || !errors.Is(err, fs.ErrExist):
			return made, err
		}
	}
	return made, nil
}

// create makes one file, with the permissions that its owner gives to new files.
func create(path string, text []byte) (err error) {
	if err := Fit(path); err != nil {
		return err
	}
	name := strings.Replace(Pattern(Mark, ""), "*", rand.Text(), 1)
	f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer Discard(f.Name())
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	// A link fails where a rename would put this file in place of another.
	if err = os.Link(f.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, there := os.Lstat(path); there == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return Rename(f.Name(), path) // a file system without links
}
