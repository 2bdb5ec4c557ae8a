package release

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
	"syscall"

	"goodcard/deck/lazy"
	"goodcard/files"
)

// lockFileName is the file in the stage that who works there has locked. A stage without it is not ours.
const lockFileName = "lock"

// A Held says that another process releases the deck at this moment.
type Held struct{ Path string }

func (e *Held) Error() string { return e.Path + ": another goodcard is releasing this deck" }

// Hint says what to do next.
func (e *Held) Hint() string { return "wait until it is done, then try again" }

// errNoStage says that there is no stage of ours, or none any more.
var errNoStage = errors.New("there is no release in the making")

// acquire locks the stage of the place; make makes one where there is none. The error is a [*Held]
// where another process has it, and errNoStage where there is none.
func (p *place) acquire(make bool) (*os.File, error) {
	for range 100 { // who had the lock may take the stage away in the meantime
		f, err := p.openLock(make)
		switch {
		case make && errors.Is(err, fs.ErrNotExist):
			continue
		case errors.Is(err, fs.ErrNotExist):
			return nil, errNoStage
		case err != nil:
			return nil, p.named(err)
		}
		if err := files.Lock(f); err != nil {
			f.Close()
			if errors.Is(err, files.ErrHeld) {
				return nil, &Held{p.shown(p.main)}
			}
			return nil, err
		}
		if p.isLock(f) {
			return f, nil
		}
		f.Close()
	}
	return nil, &Held{p.shown(p.main)}
}

func (p *place) openLock(make bool) (*os.File, error) {
	if make {
		if err := p.does("make folder %s", p.stage()); err != nil {
			return nil, err
		}
		if err := p.root.Mkdir(p.stage(), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
	}
	info, err := p.root.Lstat(p.stage())
	if err != nil {
		return nil, err
	}
	if err := p.inTheWay(p.stage(), info, false); err != nil {
		return nil, err
	}
	flags := os.O_RDWR | syscall.O_NONBLOCK
	info, err = p.root.Lstat(p.in(lockFileName))
	switch {
	case errors.Is(err, fs.ErrNotExist) && make:
		flags |= os.O_CREATE
	case err != nil:
		return nil, err
	default:
		if err := p.inTheWay(p.in(lockFileName), info, true); err != nil {
			return nil, err
		}
	}
	if flags&os.O_CREATE != 0 {
		if err := p.does("create %s", p.in(lockFileName)); err != nil {
			return nil, err
		}
	}
	return p.root.OpenFile(p.in(lockFileName), flags, 0o644)
}

// isLock reports whether an open file is still the lock: it may be that of a stage which is gone.
func (p *place) isLock(f *os.File) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := p.root.Lstat(p.in(lockFileName))
	return err == nil && os.SameFile(opened, there)
}

// ours are the names that a release gives to what it puts into the stage, the lock left out.
var ours = lazy.Regexp(`^([1-9][0-9]*|` + listName + `)(\` + newEnding + `)?$`)

// clear takes the stage away, the list first, and releases the lock. What is in the folder and not
// of a release stays.
func (p *place) clear(lock *os.File) error {
	defer lock.Close()
	if err := p.remove(p.in(listName)); err != nil {
		return err
	}
	dir, err := p.root.Open(p.stage())
	if err != nil {
		return p.named(err)
	}
	entries, err := dir.ReadDir(-1)
	dir.Close()
	if err != nil {
		return p.named(err)
	}
	for _, e := range entries {
		if !ours().MatchString(e.Name()) {
			continue
		}
		if err := p.removeIfEmpty(p.in(e.Name())); err != nil {
			return err
		}
	}
	if runtime.GOOS == "windows" { // where a file that is open cannot be removed
		lock.Close()
	}
	if err := p.remove(p.in(lockFileName)); err != nil {
		return err
	}
	return p.removeIfEmpty(p.stage())
}

// removeIfEmpty removes a file, or a folder in which nobody keeps anything.
func (p *place) removeIfEmpty(name string) error {
	err := p.remove(name)
	if errors.Is(err, syscall.ENOTEMPTY) || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}
