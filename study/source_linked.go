package study

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/storage"
)

// linked is a deck in a file or a folder of the learner's. It is read again when that changes.
type linked struct{ path string }

// link returns the deck at a path, which may be relative.
func link(path string) (source, error) {
	path, err := filepath.Abs(path)
	return linked{path}, err
}

func (l linked) row() storage.Deck { return storage.Deck{Source: storage.File, Path: l.path} }

func (l linked) name() string { return l.path }

func (l linked) read(known storage.Deck) *reading {
	var r reading
	if r.stamp, r.err = stamp(l.path); r.err != nil {
		return &r
	}
	if r.stamp == known.Stamp {
		return nil
	}
	if r.sha256, r.err = deck.Digest(l.path); r.err != nil || r.sha256 == known.Tried {
		return &r
	}
	d, err := deck.Load(l.path)
	return r.take(known, d, err)
}

func (l linked) gone() bool {
	_, err := os.Stat(l.path)
	return errors.Is(err, fs.ErrNotExist)
}

func (l linked) file() string { return l.path }

func (l linked) folder() string {
	if info, err := os.Stat(l.path); err == nil && info.IsDir() {
		return l.path
	}
	return filepath.Dir(l.path)
}

func (l linked) texts() fs.FS { return nil }

// stamp returns the sizes and times of the files of the deck at path. Equal stamps mean
// that nothing needs to be read again.
func stamp(path string) (string, error) {
	// Most decks are one file. Only a folder, for which deck.yaml may stand, is looked into.
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && filepath.Base(path) != "deck.yaml" {
		return digest(sizeAndTime(path, info)), nil
	}
	files, err := deck.Files(path)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return "", err
		}
		b.WriteString(sizeAndTime(file, info))
	}
	return digest(b.String()), nil
}

func sizeAndTime(file string, info fs.FileInfo) string {
	return fmt.Sprintf("%s %d %d\n", file, info.Size(), info.ModTime().UnixNano())
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// unreadable says why the deck at path cannot be read at all. What is missing may be a file of
// its folder.
func unreadable(path string, err error) string {
	if not, ok := errors.AsType[*deck.NotADeck](err); ok {
		return not.Error() + ": " + not.Next
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return reason.Text(err)
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok && filepath.IsAbs(at.Path) && at.Path != path {
		return at.Path + " is missing"
	}
	return path + " is missing: if it has moved, 'goodcard install --replace PATH' links it again"
}
