package deck

import (
	"crypto/sha256"
	"encoding/hex"
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

func digest(fsys fs.FS, name string, shown func(string) string) (string, error) {
	names, err := deckFiles(fsys, name)
	if err != nil {
		return "", at(err, shown)
	}
	h := sha256.New()
	for _, n := range names {
		src, err := readFile(fsys, n)
		if err != nil {
			return "", at(err, shown)
		}
		fmt.Fprintf(h, "%s %d\n", n, len(src)) // a hash never fails
		h.Write(src)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
