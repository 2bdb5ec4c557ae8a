package anki

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"goodcard/deck"
	pictures "goodcard/deck/picture"
	"goodcard/deck/reason"
	"goodcard/files"
)

// An album is the pictures of a deck on their way into a package.
type album struct {
	folder string            // of the deck; empty where it has none
	sums   map[string]string // SHA-256 of what was released, by path; nil for a deck that was never released
	writer destination
	added  map[string]string // SHA-256 of what was looked at, by path; empty for what is no picture
	count  int
}

// album returns the pictures of a deck that was read. They go to w; nil where they are only looked at.
func (o *outgoing) album(w destination) *album {
	a := &album{writer: w, added: map[string]string{}}
	if o.path != "" {
		a.folder = o.folder()
	}
	if o.ledger != nil {
		a.sums = make(map[string]string, len(o.files))
		for _, f := range o.files {
			a.sums[f.Path] = f.SHA256
		}
	}
	return a
}

// folder returns the folder in which the files of a deck are.
func (o *outgoing) folder() string {
	at, err := deck.Beside(o.path)
	if err != nil {
		return filepath.Dir(o.path)
	}
	return filepath.Dir(at.Ledger)
}

// add puts a picture that a note names into the package, and returns the SHA-256 of its bytes; nothing for what
// is no picture, which no program shows either.
func (a *album) add(p picture) (sum string, err error) {
	if sum, known := a.added[p.Path]; known {
		return sum, nil
	}
	want, released := a.sums[p.Path]
	if a.folder == "" || a.sums != nil && !released || !fs.ValidPath(p.Path) || !pictures.Named(p.Path) {
		a.added[p.Path] = ""
		return "", nil
	}
	sum, is, err := a.measure(p.Path)
	switch {
	case err != nil:
		return "", a.missing(p.Path, err)
	case released && sum != want:
		return "", a.changed(p.Path)
	case !is:
		sum = ""
	}
	if a.added[p.Path] = sum; sum == "" {
		return "", nil
	}
	a.count++
	return sum, a.writer.AddMedia(p.Name, func() (io.ReadCloser, error) {
		f, err := a.open(p.Path)
		if err != nil {
			return nil, a.missing(p.Path, err)
		}
		return &sealed{f, sha256.New(), sum, func() error { return a.changed(p.Path) }}, nil
	})
}

// measure returns the SHA-256 of a file of the deck, and whether it is a picture by what it holds.
func (a *album) measure(file string) (sum string, is bool, err error) {
	f, err := a.open(file)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	head := make([]byte, pictures.Head)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return "", false, err
	}
	h := sha256.New()
	h.Write(head[:n])
	if _, err := io.Copy(h, f); err != nil {
		return "", false, err
	}
	return hex.EncodeToString(h.Sum(nil)), pictures.Is(head[:n]), nil
}

// open opens a regular file of the deck, and waits for no pipe.
func (a *album) open(file string) (*os.File, error) {
	root, err := os.OpenRoot(a.folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.OpenFile(filepath.FromSlash(file), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		f.Close()
		return nil, &files.KindError{Path: a.shown(file), Kind: "no file"}
	}
	return f, nil
}

func (a *album) shown(file string) string { return filepath.Join(a.folder, filepath.FromSlash(file)) }

func (a *album) missing(file string, err error) error {
	return &Refused{fmt.Sprintf("%s, which the deck shows, cannot be read: %s", a.shown(file), reason.Of(err)), "put it back, or take it out of the deck"}
}

func (a *album) changed(file string) error {
	if a.sums == nil {
		return &Refused{fmt.Sprintf("%s was changed while it was read", a.shown(file)), "run it again"}
	}
	return &Refused{fmt.Sprintf("%s is not what was released: its bytes changed since", a.shown(file)),
		"make a release with the new file by 'goodcard release', or put the old one back"}
}

// check looks at all files that a release names: nothing of it may be other than it was.
func (a *album) check(all []deck.ReleasedFile) error {
	if a.folder == "" {
		return nil
	}
	for _, f := range all {
		sum, _, err := a.measure(f.Path)
		switch {
		case err != nil:
			return a.missing(f.Path, err)
		case sum != f.SHA256:
			return a.changed(f.Path)
		}
	}
	return nil
}

// A sealed file is one whose bytes are known. That they are others is an error at its end.
type sealed struct {
	io.ReadCloser
	hash    hash.Hash
	sum     string
	changed func() error
}

func (s *sealed) Read(b []byte) (int, error) {
	n, err := s.ReadCloser.Read(b)
	s.hash.Write(b[:n])
	if errors.Is(err, io.EOF) && hex.EncodeToString(s.hash.Sum(nil)) != s.sum {
		return n, s.changed()
	}
	return n, err
}
