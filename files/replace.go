package files

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Replacement is what a file is to hold in the place of what was read from it.
type Replacement struct {
	Path      string
	Was, Text []byte
}

// A ChangedError says that a file holds something else by now than what was read from it.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string { return e.Path + " was changed meanwhile, and is left as it is" }

// Hint says what to do.
func (e *ChangedError) Hint() string { return "save it where it is open, then try again" }

// Replace gives files new content, each as a whole, with the rights that it had: at no time is one half
// written. Of a link the file changes that it leads to. All of them are looked at and written aside
// before the first takes its place; where one cannot be, or holds something else by now, none changes.
// It returns the paths of those that were replaced, which are fewer than all only with an error.
func Replace(all ...Replacement) (replaced []string, err error) {
	var ready []staged
	defer func() {
		for _, s := range ready[len(replaced):] {
			Discard(s.temporary)
		}
	}()
	for _, r := range all {
		s, err := stage(r)
		if err != nil {
			return nil, err
		}
		ready = append(ready, s)
	}
	for _, s := range ready {
		if err := s.current(); err != nil {
			return replaced, err
		}
		if err := Rename(s.temporary, s.target); err != nil {
			return replaced, err
		}
		replaced = append(replaced, s.Path)
		syncFolder(filepath.Dir(s.target))
	}
	return replaced, nil
}

// A staged replacement stands beside its file, ready to take its place.
type staged struct {
	Replacement
	target    string // the file that Path leads to
	temporary string
}

func stage(r Replacement) (staged, error) {
	target, err := filepath.EvalSymlinks(r.Path)
	if err != nil {
		return staged{}, err
	}
	s := staged{Replacement: r, target: target}
	if err := s.current(); err != nil {
		return staged{}, err
	}
	info, err := writable(target, r.Path)
	if err != nil {
		return staged{}, err
	}
	if s.temporary, err = beside(target, r.Text, info.Mode().Perm()); err != nil {
		return staged{}, fmt.Errorf("%s cannot be written: %w", r.Path, err)
	}
	return s, nil
}

// beside writes a text into a new file in the folder of another, and returns its name.
func beside(path string, text []byte, mode fs.FileMode) (name string, err error) {
	folder, err := filepath.Abs(filepath.Dir(path)) // which an error names
	if err != nil {
		return "", err
	}
	Sweep(folder, Mark, "")
	f, err := os.CreateTemp(folder, Pattern(Mark, ""))
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			Discard(f.Name())
		}
	}()
	if _, err := f.Write(text); err != nil {
		return "", err
	}
	if err := f.Chmod(mode); err != nil {
		return "", err
	}
	if err := f.Sync(); err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// current returns an error where the file holds something else than what was read from it.
func (s staged) current() error {
	text, err := Read(s.target, int64(len(s.Was)))
	if err == nil && !bytes.Equal(text, s.Was) {
		err = &ChangedError{s.Path}
	}
	return err
}

// syncFolder makes a rename last. Where a folder cannot be synced, the file itself is sound.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		_ = f.Sync()
		f.Close()
	}
}
