package release

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"syscall"

	"goodcard/deck"
	"goodcard/files"
)

// A place is the folder of a deck, with the files of its release in it. Nothing outside of it is read or
// written, whatever links it holds.
type place struct {
	root   *os.Root
	main   string          // the file that says what the deck is
	beside deck.Companions // as people know it

	step func(doing string) error // asked before each change of the disk; nil but in tests
}

// openPlace opens the place of the deck at path, which may be a link.
func openPlace(deckPath string) (*place, error) {
	beside, err := deck.Beside(deckPath)
	if err != nil {
		return nil, err
	}
	read, err := deck.Files(deckPath)
	if err != nil {
		return nil, err
	}
	main := read[0] // of a folder; a link in it is none that a release may replace
	if main == deckPath {
		if main, err = filepath.EvalSymlinks(deckPath); err != nil {
			return nil, err
		}
	}
	p := &place{main: filepath.Base(main), beside: beside}
	p.root, err = os.OpenRoot(filepath.Dir(beside.Ledger))
	return p, err
}

func (p *place) close() { p.root.Close() }

// stage returns the folder in which a release is put together.
func (p *place) stage() string { return filepath.Base(p.beside.Work) }

// in returns the path of a file in the stage.
func (p *place) in(name string) string { return path.Join(p.stage(), name) }

// rel returns the path below the folder of what lies right in it.
func (p *place) rel(beside string) string { return filepath.Base(beside) }

// shown returns a path as people know it.
func (p *place) shown(name string) string {
	return filepath.Join(filepath.Dir(p.beside.Ledger), filepath.FromSlash(name))
}

// does asks before a change of the disk; see [place.step].
func (p *place) does(format string, args ...any) error {
	if p.step == nil {
		return nil
	}
	return p.step(fmt.Sprintf(format, args...))
}

// named returns an error about a file of the place with the name that people know it by.
func (p *place) named(err error) error {
	switch e := err.(type) {
	case *fs.PathError:
		return &fs.PathError{Op: e.Op, Path: p.shown(e.Path), Err: e.Err}
	case *os.LinkError:
		return &os.LinkError{Op: e.Op, Old: p.shown(e.Old), New: p.shown(e.New), Err: e.Err}
	}
	return err
}

// maxFile bounds what is read of a file of a release.
const maxFile = 512 << 20

// errNoFile is why a folder, a pipe or a device is not read.
var errNoFile = errors.New("it is no file that can be read")

// read returns what a regular file holds, nil and [fs.ErrNotExist] where there is none.
func (p *place) read(name string) ([]byte, error) {
	info, err := p.root.Stat(name)
	if err != nil {
		return nil, p.named(err)
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: p.shown(name), Err: errNoFile}
	}
	f, err := p.root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, p.named(err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(src) > maxFile {
		err = &fs.PathError{Op: "read", Path: p.shown(name), Err: errors.New("the file is too large to be one of a release")}
	}
	return src, err
}

// write makes a file with these bytes and sees them on the disk. The file must not be there.
func (p *place) write(name string, text []byte, mode fs.FileMode) (err error) {
	if err := p.does("create %s", name); err != nil {
		return err
	}
	f, err := p.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return p.named(err)
	}
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	half := len(text) / 2
	for _, part := range [][]byte{text[:half], text[half:]} {
		if err := p.does("write %s", name); err != nil {
			return err
		}
		if _, err := f.Write(part); err != nil {
			return err
		}
	}
	if err := p.does("sync %s", name); err != nil {
		return err
	}
	return f.Sync()
}

func (p *place) rename(from, to string) error {
	if err := p.does("rename %s to %s", from, to); err != nil {
		return err
	}
	return files.Patiently(func() error { return p.named(p.root.Rename(from, to)) })
}

// remove removes a file or an empty folder; one that is not there is removed.
func (p *place) remove(name string) error {
	if err := p.does("remove %s", name); err != nil {
		return err
	}
	err := files.Patiently(func() error { return p.named(p.root.Remove(name)) })
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// syncFolder sees on the disk what stands in a folder, where the system can be told to.
func (p *place) syncFolder(name string) error {
	if err := p.does("sync folder %s", name); err != nil {
		return err
	}
	f, err := p.root.Open(name)
	if err != nil {
		return p.named(err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil && runtime.GOOS != "windows" && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return p.named(err)
	}
	return nil
}
