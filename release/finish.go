package release

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/deck/shell"
	"goodcard/words"
)

// A Stuck says why a release that was interrupted cannot be finished.
type Stuck struct {
	Deck    string // its path
	Version string // of the release; empty where it is not known
	Why     []string
}

func (e *Stuck) Error() string {
	return fmt.Sprintf("the release%s of %s was interrupted and cannot be finished: %s", spaced(e.Version), e.Deck, strings.Join(e.Why, "; "))
}

// Hint says what to do next.
func (e *Stuck) Hint() string {
	return words.Command("release", "--abandon", shell.Operand(e.Deck)) + " gives that release up"
}

func spaced(version string) string {
	if version == "" {
		return ""
	}
	return " " + version
}

// Finish completes what a release that was interrupted left beside the deck at path, and returns its
// version; an empty one where there was nothing to complete. Whatever reads a ledger calls it first.
//
// Where another process releases the deck, or where this one may not write, nothing is changed, and
// the rest of this package reads on from what holds: the files of before, or those that wait for
// their place. The error is a [*Stuck] where only the author can decide, and an
// [*InTheWay] where no release can be kept.
func Finish(deckPath string) (version string, err error) {
	p, err := openPlace(deckPath)
	if err != nil {
		return "", err
	}
	defer p.close()
	return p.recover(deckPath)
}

// recover finishes, or clears away, what is left in the stage.
func (p *place) recover(deckPath string) (version string, err error) {
	lock, err := p.acquire(false)
	switch {
	case errors.Is(err, errNoStage):
		if _, err := p.root.Lstat(p.stage()); err == nil {
			_ = p.removeIfEmpty(p.stage()) // of one who was killed before the lock was there
		}
		return "", nil
	case errors.As(err, new(*Held)), isReadOnly(err):
		return "", nil
	case errors.As(err, new(*InTheWay)):
		return "", err
	case err != nil:
		return "", &Stuck{deckPath, "", []string{reason.Text(err)}}
	}
	l, err := p.list()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err := p.clear(lock)
		if isReadOnly(err) {
			err = nil
		}
		return "", err
	case err != nil:
		lock.Close()
		return "", &Stuck{deckPath, "", []string{p.shown(p.in(listName)) + ": " + reason.Of(err)}}
	}
	done, err := p.finish(lock, l)
	if stuck, ok := errors.AsType[*Stuck](err); ok {
		stuck.Deck = deckPath
	}
	if isReadOnly(err) {
		return "", nil
	}
	if done == 0 {
		return "", err
	}
	return l.version, err
}

// list reads the list of the stage.
func (p *place) list() (*list, error) {
	text, err := p.read(p.in(listName))
	if err != nil {
		return nil, err
	}
	return parseList(text, p.own)
}

// finish does what is left of a list and clears the stage. It looks at all files before it changes
// one. done is how many had still to be put in their place.
func (p *place) finish(lock *os.File, l *list) (done int, err error) {
	defer lock.Close()
	todo, err := p.left(l)
	if err != nil {
		return 0, err
	}
	for _, t := range todo {
		if err := t.do(); err != nil {
			return done, err
		}
		done++
	}
	for _, dir := range foldersOf(l.entries, func(e entry) string { return e.path }) {
		if err := p.syncFolder(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return done, err
		}
	}
	return done, p.clear(lock)
}

// A task is what is left to do for one entry.
type task struct{ do func() error }

// left returns what is left to do of a list, in its order. The error is a [*Stuck] where a file
// holds neither what it held before the release nor what it is to hold.
func (p *place) left(l *list) ([]task, error) {
	var todo []task
	stuck := &Stuck{Deck: p.shown(p.main), Version: l.version}
	for i, e := range l.entries {
		waiting, err := p.waiting(i, e)
		if err != nil {
			stuck.Why = append(stuck.Why, err.Error())
			continue
		}
		if !waiting {
			continue
		}
		now, _, err := p.hash(e.path)
		switch {
		case err != nil:
			stuck.Why = append(stuck.Why, reason.Text(err))
		case e.path == p.main && now != nothing:
			do, err := p.leftOfDeck(i, e, now, l.version)
			if err != nil {
				stuck.Why = append(stuck.Why, reason.Text(err))
				continue
			}
			todo = append(todo, task{do})
		case now == e.after:
			todo = append(todo, task{func() error { return p.remove(p.staged(i)) }})
		case now == e.before && e.after == nothing:
			todo = append(todo, task{func() error { return p.remove(e.path) }})
		case now == e.before:
			todo = append(todo, task{func() error { return p.rename(p.staged(i), e.path) }})
		case now == nothing:
			stuck.Why = append(stuck.Why, p.shown(e.path)+" is gone since")
		default:
			stuck.Why = append(stuck.Why, p.shown(e.path)+" was changed since by another program")
		}
	}
	if len(stuck.Why) > 0 {
		return nil, stuck
	}
	return todo, nil
}

// waiting reports whether an entry is still to be done. The error is that what waits is not what the
// release has put there.
func (p *place) waiting(i int, e entry) (bool, error) {
	if e.after == nothing {
		_, err := p.root.Lstat(e.path)
		return err == nil, nil
	}
	sum, _, err := p.hash(p.staged(i))
	switch {
	case err != nil:
		return false, err
	case sum == nothing:
		return false, p.inPlace(i, e)
	case sum != e.after && (e.path != p.main || !p.cameOut(e, sum)):
		return false, fmt.Errorf("%s is not what the release has written there", p.shown(p.staged(i)))
	}
	return true, nil
}

// inPlace returns an error where what is no longer in the stage never came to its place: that still holds what it
// held before. What stands there otherwise was put there, and may have been changed since.
func (p *place) inPlace(i int, e entry) error {
	now, _, err := p.hash(e.path)
	if err == nil && now == e.before && now != e.after {
		err = fmt.Errorf("%s is gone, which was to become %s", p.shown(p.staged(i)), p.shown(e.path))
	}
	return err
}

// spliced returns the deck file, which was edited since, with the version of the release.
func (p *place) spliced(version string) ([]byte, error) {
	src, err := p.read(p.main)
	if err != nil {
		return nil, err
	}
	return deck.Set(p.shown(p.main), src, "", "version", version)
}

// isReadOnly reports whether the system let nothing be changed.
func isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || reason.Is(err, syscall.EROFS)
}
