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
	"goodcard/storage"
)

// stamp returns the sizes and times of the files of the deck at path. Equal stamps mean
// that nothing needs to be read again.
func stamp(path string) (string, error) {
	// Most decks are one file. Only a folder, for which deck.yaml may stand, is looked into.
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() && filepath.Base(path) != "deck.yaml" {
		return digest([]byte(sizeAndTime(path, info))), nil
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
	return digest([]byte(b.String())), nil
}

func sizeAndTime(file string, info fs.FileInfo) string {
	return fmt.Sprintf("%s %d %d\n", file, info.Size(), info.ModTime().UnixNano())
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// A reading is what the files of a deck say now.
type reading struct {
	stamp, sha256 string
	deck          *deck.Deck
	err           error // why there is no deck
}

// reread reads the deck at d.Path if it may have changed since d was noted. A nil reading
// means that it did not.
func reread(d storage.Deck) *reading {
	var r reading
	if r.stamp, r.err = stamp(d.Path); r.err != nil {
		return &r
	}
	if r.stamp == d.Stamp {
		return nil
	}
	if r.sha256, r.err = deck.Digest(d.Path); r.err != nil {
		return &r
	}
	if r.sha256 == d.Tried {
		return &r
	}
	r.deck, r.err = deck.Load(d.Path)
	if r.err == nil && d.ID != "" && r.deck.ID != d.ID {
		r.err = fmt.Errorf("%s: the deck's id is now %q, it was installed as %q; an id never changes", d.Path, r.deck.ID, d.ID)
		r.deck = nil
	}
	return &r
}

// missing puts the most common failure in words.
func missing(path string, err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return path + " is missing"
	}
	return err.Error()
}
