package authoring

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck/prose/document"
)

// A fence keeps what a lock names within the folder of its deck and the current one: a deck may come from anybody.
type fence struct {
	folder string   // of the deck, without links
	inside []string // folders, without links
}

func newFence(folder, here string) (*fence, error) {
	f := &fence{}
	for _, in := range []string{folder, here} {
		whole, err := filepath.Abs(in)
		if err == nil {
			whole, err = filepath.EvalSymlinks(whole)
		}
		if err != nil {
			return nil, err
		}
		f.inside = append(f.inside, whole)
	}
	f.folder = f.inside[0]
	return f, nil
}

// An OutsideError says that a document is not read for where it lies.
type OutsideError struct{ path, target string }

func (e *OutsideError) Error() string {
	if e.target != "" {
		return fmt.Sprintf("%s leads to %s, outside of the folder of the deck and of the current one, and is not read", e.path, e.target)
	}
	return e.path + " is outside of the folder of the deck and of the current one, and is not read"
}

// Hint says how it is read.
func (e *OutsideError) Hint() string {
	return "run it in a folder that has both, or, where you know what the deck names, with --allow-outside"
}

// look returns where a document lies that a lock names, by its path from the folder of the deck, which part of the file it
// is, and why it is not read.
func (f *fence) look(name string, anywhere bool) (file, part string, state State, err error) {
	whole, part := document.Locate(filepath.Join(f.folder, filepath.FromSlash(name)))
	file = shown(whole)
	target, err := filepath.EvalSymlinks(whole)
	switch {
	case !anywhere && err != nil && !f.has(whole):
		return file, part, Outside, &OutsideError{path: file} // why it cannot be found there is not told
	case errors.Is(err, fs.ErrNotExist):
		return file, part, Missing, err
	case err != nil:
		return file, part, Unread, err
	case !anywhere && !f.has(target) && target == whole:
		return file, part, Outside, &OutsideError{path: file}
	case !anywhere && !f.has(target):
		return file, part, Outside, &OutsideError{file, target}
	}
	return file, part, "", nil
}

func (f *fence) has(path string) bool {
	for _, folder := range f.inside {
		if in, err := filepath.Rel(folder, path); err == nil && filepath.IsLocal(in) {
			return true
		}
	}
	return false
}

// shown returns a path as it is typed where the program runs.
func shown(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	in, err := filepath.Rel(here, path)
	if err != nil || strings.Count(in, ".."+string(os.PathSeparator)) > 2 {
		return path
	}
	return in
}
