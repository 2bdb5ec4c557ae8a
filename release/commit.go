package release

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"

	"goodcard/deck/shell"
	"goodcard/words"
)

// A File is one file of a release, as it was when the release was planned and as it is to be.
type File struct {
	Path          string // below the folder of the deck
	Before, After []byte // nil where there is none
}

// A Changed says that a file is not what the release was planned on.
type Changed struct{ Path string }

func (e *Changed) Error() string {
	return e.Path + " was changed by another program while the release was made; nothing is released"
}

// Hint says what to do next.
func (e *Changed) Hint() string { return "run it again" }

// commit puts files in place, in this order, or none of them. It may end between: what is done by
// then is told by [place.finish] to whoever comes next. Where the error is a [*Stuck] the files are
// whole in the stage.
func (p *place) commit(version string, files []File) (err error) {
	lock, err := p.acquire(true)
	if err != nil {
		return err
	}
	if _, err := p.root.Lstat(p.in(listName)); err == nil { // of another one, who was killed a moment ago
		lock.Close()
		return &Changed{p.shown(p.main)}
	}
	l, err := p.prepare(version, files)
	if err != nil {
		return errors.Join(err, p.clear(lock))
	}
	if _, err = p.finish(lock, l); err != nil && !errors.As(err, new(*Stuck)) {
		return &Halted{p.shown(p.main), version, err}
	}
	return err
}

// A Halted says that a release is made, and that the system kept its files from their places.
type Halted struct {
	Deck, Version string
	err           error
}

func (e *Halted) Error() string {
	return fmt.Sprintf("version %s is released, but not all of its files are in their places: %v", e.Version, e.err)
}

func (e *Halted) Unwrap() error { return e.err }

// Hint says what to do next.
func (e *Halted) Hint() string {
	return "once that is mended, " + words.Command("lint", shell.Operand(e.Deck)) + " or any other command that reads the ledger goes on with it"
}

// prepare writes all files and the list of them into the stage.
func (p *place) prepare(version string, files []File) (*list, error) {
	l := &list{version: version}
	for i, f := range files {
		if !p.own(f.Path) {
			return nil, fmt.Errorf("%q is no name for a file of a release: it has a tab, a backslash or the end of a line in it", f.Path)
		}
		e := entry{f.Path, hashOf(f.Before), hashOf(f.After)}
		l.entries = append(l.entries, e)
		now, mode, err := p.hash(f.Path)
		if err != nil {
			return nil, err
		}
		if now != e.before && f.Path != p.main {
			return nil, &Changed{p.shown(f.Path)}
		}
		if err := p.remove(p.staged(i)); err != nil { // of one who was killed
			return nil, err
		}
		if f.After == nil {
			continue
		}
		if err := p.write(p.staged(i), f.After, mode); err != nil {
			return nil, err
		}
	}
	if err := p.makeFolders(files); err != nil {
		return nil, err
	}
	if err := p.remove(p.in(listName + newEnding)); err != nil {
		return nil, err
	}
	if err := p.write(p.in(listName+newEnding), l.bytes(), 0); err != nil {
		return nil, err
	}
	if err := p.syncFolder(p.stage()); err != nil { // no list without the files
		return nil, err
	}
	if err := p.syncFolder("."); err != nil {
		return nil, err
	}
	if err := p.rename(p.in(listName+newEnding), p.in(listName)); err != nil {
		return nil, err
	}
	return l, p.syncFolder(p.stage())
}

// makeFolders makes the folders of files that come.
func (p *place) makeFolders(files []File) error {
	for _, dir := range foldersOf(files, func(f File) string { return f.Path }) {
		if err := p.does("make folder %s", dir); err != nil {
			return err
		}
		if err := p.root.MkdirAll(dir, 0o755); err != nil {
			return p.named(err)
		}
	}
	return nil
}

func foldersOf[T any](all []T, pathOf func(T) string) []string {
	var dirs []string
	for _, one := range all {
		if dir := path.Dir(pathOf(one)); !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// hash returns the hash of what a file holds, and its mode; nothing and 0 where there is no file.
// A link is not taken for what it leads to: a rename would put a file in its place.
func (p *place) hash(name string) (sum string, mode fs.FileMode, err error) {
	info, err := p.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, 0, nil
	case err != nil:
		return "", 0, p.named(err)
	case info.Mode()&os.ModeSymlink != 0:
		return "", 0, fmt.Errorf("%s is a link; the files of a release are files of their own", p.shown(name))
	}
	text, err := p.read(name)
	if err != nil {
		return "", 0, err
	}
	if text == nil {
		text = []byte{}
	}
	return hashOf(text), info.Mode().Perm(), nil
}
