package release

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"syscall"

	"goodcard/deck"
	"goodcard/deck/reason"
)

// sum returns the SHA-256 of a file of the deck, and whether there is one.
func (m *maker) sum(name string) (string, bool) {
	sum, known := m.sums[name]
	if !known {
		sum, _ = m.hashFile(name)
		m.sums[name] = sum
	}
	return sum, sum != ""
}

func (m *maker) hashFile(name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", fs.ErrNotExist
	}
	info, err := m.root.Stat(name)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", errNoFile
	}
	f, err := m.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fileSums returns the pictures and the texts of sources of the release.
func (m *maker) fileSums() (all []deck.ReleasedFile, err error) {
	for _, s := range m.deck.Sources {
		if s.File == "" {
			continue
		}
		sum, err := m.hashFile(s.File)
		if err != nil {
			return nil, fmt.Errorf("%s, the text of the source %s, cannot be read: %s", m.shown(s.File), s.ID, reason.Of(err))
		}
		m.sums[s.File] = sum
	}
	for _, name := range slices.Sorted(maps.Keys(m.sums)) {
		if m.sums[name] != "" {
			all = append(all, deck.ReleasedFile{Path: name, SHA256: m.sums[name]})
		}
	}
	return all, nil
}
