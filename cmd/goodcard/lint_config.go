package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/files"
)

// lintOptions returns what the deck of a target is held to, as the config above it says.
func (r *lintRun) lintOptions(target lintTarget) (*lint.Options, error) {
	opts := &lint.Options{}
	path := target.above(lint.ConfigName)
	if path == "" {
		return opts, nil
	}
	config := r.configs[path]
	if config == nil {
		src, err := files.ReadFound(path, strictyaml.MaxBytes)
		if err != nil {
			return nil, unreadFound("what lint is to look for", path, err)
		}
		if config, err = lint.ParseConfig(path, src); err != nil {
			return nil, err
		}
		r.configs[path] = config
	}
	config.Apply(opts)
	return opts, nil
}

// unreadFound says why a file that stands beside decks or above cannot be read. Where it is a link that leads
// to nowhere or out of its folder, nobody named it, so that nobody can name another.
func unreadFound(what, path string, err error) error {
	err = fmt.Errorf("cannot read %s: %w", what, err)
	if info, look := os.Lstat(path); look == nil && info.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrPermission) {
		return &hintedError{err, "put a file in the place of the link, or delete it; what stands in a folder above holds too"}
	}
	return err
}

// above returns the nearest file of a name in the folder of the deck or one above it, "" where there is
// none. Above the root of a repository nothing is looked for: what stands there is no part of it.
func (t lintTarget) above(name string) string {
	if t.shipped {
		return ""
	}
	folder, err := filepath.Abs(t.folder())
	if err != nil {
		return ""
	}
	for {
		path := filepath.Join(folder, name)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return asTyped(path)
		}
		up := filepath.Dir(folder)
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil || up == folder {
			return ""
		}
		folder = up
	}
}

// folder returns the folder that the deck stands in, or is.
func (t lintTarget) folder() string {
	if t.path == "-" {
		return "."
	}
	if info, err := os.Stat(t.path); err == nil && info.IsDir() {
		return t.path
	}
	return filepath.Dir(t.path)
}

// asTyped returns a whole path as one would type it here, where that is shorter.
func asTyped(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	if short, err := filepath.Rel(here, path); err == nil && len(short) < len(path) {
		return short
	}
	return path
}
