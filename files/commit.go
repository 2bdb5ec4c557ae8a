package files

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Change is what a file is to hold in the place of what was read from it. Nil is no file; a file that stays as it
// was is only looked at.
type Change struct {
	Path      string
	Was, Text []byte
}

// Commit makes changes of files that belong together, all of them or none, in their order: where one cannot be made, or
// a file holds something else by now than it was read with, those before it are taken back. At no time is one file half
// written. Of a link the file changes that it leads to. Folders of new files are made. It returns the paths of the files
// that changed.
//
// Who kills the process between two files leaves the first of them changed.
func Commit(all ...Change) (changed []string, err error) {
	c := &commit{}
	defer func() {
		if err != nil {
			changed, err = nil, errors.Join(err, c.undo())
		}
		for _, s := range c.ready {
			if s.temporary != "" {
				Discard(s.temporary)
			}
		}
		for _, folder := range slices.Backward(c.folders) {
			if err != nil {
				_ = Remove(folder) // one in which another program put something stays
			}
		}
	}()
	for _, change := range all {
		if err := c.prepare(change); err != nil {
			return nil, err
		}
	}
	for _, s := range c.ready {
		if err := s.settle(); err != nil {
			return nil, err
		}
		c.done = append(c.done, s)
		if !s.stays() {
			changed = append(changed, s.Path)
			syncFolder(filepath.Dir(s.target))
		}
	}
	return changed, nil
}

// A commit is how far changes have come.
type commit struct {
	ready   []*step
	done    []*step
	folders []string // that were made, the outer ones first
}

// A step is one change, ready to be made.
type step struct {
	Change
	target    string // the file that Path leads to
	temporary string // that waits beside it; empty where none does
	mode      fs.FileMode
}

func (s *step) stays() bool { return (s.Was == nil) == (s.Text == nil) && bytes.Equal(s.Was, s.Text) }

func (c *commit) prepare(change Change) error {
	s := &step{Change: change, target: change.Path}
	if s.Was != nil {
		target, err := filepath.EvalSymlinks(s.Path)
		if errors.Is(err, fs.ErrNotExist) {
			return &ChangedError{s.Path}
		}
		if err != nil {
			return err
		}
		s.target = target
	}
	if err := s.current(s.Was); err != nil {
		return err
	}
	c.ready = append(c.ready, s)
	switch {
	case s.stays():
		return nil
	case s.Was == nil:
		err := c.makeFolder(filepath.Dir(s.target))
		if err == nil {
			s.temporary, err = waiting(s.target, s.Text)
		}
		return err
	}
	info, err := writable(s.target, s.Path)
	if err != nil {
		return err
	}
	if s.mode = info.Mode().Perm(); s.Text == nil {
		return nil
	}
	if s.temporary, err = beside(s.target, s.Text, s.mode); err != nil {
		return fmt.Errorf("%s cannot be written: %w", s.Path, err)
	}
	return nil
}

// makeFolder makes a folder where it is missing, with those above it.
func (c *commit) makeFolder(folder string) error {
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := c.makeFolder(filepath.Dir(folder)); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o777); err != nil {
		return err
	}
	c.folders = append(c.folders, folder)
	return nil
}

// waiting writes a text into a new file beside a path, with the permissions that its owner gives to new files.
func waiting(path string, text []byte) (name string, err error) {
	name = filepath.Join(filepath.Dir(path), strings.Replace(Pattern(Mark, ""), "*", rand.Text(), 1))
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return "", err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		Discard(name)
		return "", err
	}
	return name, nil
}

// current returns an error where at the target stands something else than this; nil is nothing.
func (s *step) current(want []byte) error {
	if want == nil {
		if _, err := os.Lstat(s.target); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, &ChangedError{s.Path})
		}
		return nil
	}
	text, err := Read(s.target, int64(len(want)))
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Equal(text, want) {
		return &ChangedError{s.Path}
	}
	return err
}

// settle makes the change.
func (s *step) settle() error {
	if err := s.current(s.Was); err != nil || s.stays() {
		return err
	}
	switch {
	case s.Text == nil:
		return Remove(s.target)
	case s.Was != nil:
		return Rename(s.temporary, s.target)
	}
	// A link fails where a rename would put this file in the place of another.
	err := os.Link(s.temporary, s.target)
	if errors.Is(err, fs.ErrExist) {
		return &ChangedError{s.Path}
	}
	if err != nil { // a file system without links
		return Rename(s.temporary, s.target)
	}
	return nil
}

// undo takes back what was done. What somebody else changed since stays.
func (c *commit) undo() (err error) {
	for _, s := range slices.Backward(c.done) {
		if s.stays() || s.current(s.Text) != nil {
			continue
		}
		if s.Was == nil {
			err = errors.Join(err, Remove(s.target))
			continue
		}
		name, failed := beside(s.target, s.Was, s.mode)
		if failed == nil {
			failed = Rename(name, s.target)
		}
		err = errors.Join(err, failed)
	}
	return err
}
