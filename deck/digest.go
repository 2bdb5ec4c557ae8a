package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

// Digest returns a hash of all that [Load] would read of the deck at path, pictures left out.
// Equal digests mean equal decks. Like Load it reads nothing outside the deck's folder, nothing
// but regular files, and no more of them than a deck may hold.
func Digest(path string) (string, error) {
	fsys, name, shown, done, err := open(path)
	if err != nil {
		return "", err
	}
	defer done()
	return digest(fsys, name, shown)
}

// DigestFS returns a hash of all that [LoadFS] would read of the deck called name, as [Digest] does.
func DigestFS(fsys fs.FS, name string) (string, error) {
	root, name, shown, err := openFS(fsys, name)
	if err != nil {
		return "", err
	}
	return digest(root, name, shown)
}

// DigestReleasesFS returns a hash of what tells of the releases of the deck called name, its ledger and the
// list of its changes, and where they are in fsys; nothing of a deck that was never released.
func DigestReleasesFS(fsys fs.FS, name string) (digest string, files []string, err error) {
	root, base, shown, err := openFS(fsys, name)
	if err != nil {
		return "", nil, err
	}
	at := companions(".", base)
	names := []string{at.Ledger, at.Changes}
	if _, err := fs.Stat(root, at.Ledger); errors.Is(err, fs.ErrNotExist) {
		return "", nil, nil
	}
	digest, err = digestOf(root, names, shown)
	for i, n := range names {
		names[i] = shown(n)
	}
	return digest, names, err
}

func digest(fsys fs.FS, name string, shown func(string) string) (string, error) {
	names, err := deckFiles(fsys, name)
	if err != nil {
		return "", at(err, shown)
	}
	return digestOf(fsys, names, shown)
}

func digestOf(fsys fs.FS, names []string, shown func(string) string) (string, error) {
	h := sha256.New()
	for _, n := range names {
		src, err := ReadFile(fsys, n)
		if err != nil {
			return "", at(err, shown)
		}
		fmt.Fprintf(h, "%s %d\n", n, len(src)) // a hash never fails
		h.Write(src)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
