package release

import (
	"errors"
	"path"
	"syscall"
)

// maxSaves is how often an author may save while one release puts their deck in place.
const maxSaves = 100

// putDeck puts the deck that waits in place of what the deck was when its release was planned. Its author may save
// at any moment; then what they saved stays, with the version of the release.
func (p *place) putDeck(i int, e entry, version string) error {
	put, err := p.swapIn(p.staged(i), e.before)
	if err != nil || put {
		return err
	}
	return p.putSpliced(i, version)
}

// putSpliced puts the deck as it stands, with the version of a release, in the place of itself.
func (p *place) putSpliced(i int, version string) error {
	fresh := p.staged(i) + newEnding
	for range maxSaves {
		if err := p.remove(fresh); err != nil {
			return err
		}
		now, mode, err := p.hash(p.main)
		if err != nil {
			return err
		}
		text, err := p.spliced(version)
		if err != nil {
			return err
		}
		if err := p.write(fresh, text, mode); err != nil {
			return err
		}
		if put, err := p.swapIn(fresh, now); err != nil {
			return err
		} else if put {
			return p.remove(p.staged(i))
		}
	}
	return &Changed{p.shown(p.main)}
}

// leftOfDeck returns what is left to do of the deck, which holds now, while a file waits for it or came out of its
// place.
func (p *place) leftOfDeck(i int, e entry, now, version string) (do func() error, err error) {
	waits, _, err := p.hash(p.staged(i))
	if err != nil {
		return nil, err
	}
	switch {
	case now == e.after && (waits == e.after || waits == e.before):
		return func() error { return p.remove(p.staged(i)) }, nil
	case now == e.before && waits == e.after:
		return func() error { return p.putDeck(i, e, version) }, nil
	case now == e.after: // what came out was saved at the last moment
		return func() error {
			if err := p.exchange(p.staged(i)); err != nil {
				return err
			}
			return p.putSpliced(i, version)
		}, nil
	}
	if _, err := p.spliced(version); err != nil {
		return nil, err
	}
	return func() error { return p.putSpliced(i, version) }, nil
}

// cameOut reports whether a file of the stage may be a deck that came out of its place, when the deck of the release
// came there.
func (p *place) cameOut(e entry, sum string) bool {
	now, _, err := p.hash(p.main)
	return err == nil && (sum == e.before || now != e.before)
}

// swapIn puts a file in the place of the deck if that holds what has the hash before, and reports whether it did.
// The two files change places at once and the one that came out is looked at, so that nothing is lost that
// somebody saves between a look and a rename. Where the system cannot do that, the look comes first.
func (p *place) swapIn(from, before string) (put bool, err error) {
	ours, _, err := p.hash(from)
	if err != nil {
		return false, err
	}
	if now, _, err := p.hash(p.main); err != nil || now != before {
		return false, err
	}
	switch err := p.exchange(from); {
	case isUnsupported(err):
		return true, p.rename(from, p.main)
	case err != nil:
		return false, err
	}
	out, _, err := p.hash(from)
	if err == nil && out == before {
		return true, p.remove(from)
	}
	for range maxSaves { // what came out was saved later, and goes back
		if err := p.exchange(from); err != nil {
			return false, err
		}
		if back, _, err := p.hash(from); err == nil && back == ours {
			return false, nil
		}
	}
	return false, &Changed{p.shown(p.main)}
}

// exchange lets a file and the deck change places.
func (p *place) exchange(from string) error {
	if err := p.does("exchange %s and %s", from, p.main); err != nil {
		return err
	}
	stage, err := p.root.Open(path.Dir(from))
	if err != nil {
		return p.named(err)
	}
	defer stage.Close()
	home, err := p.root.Open(path.Dir(p.main))
	if err != nil {
		return p.named(err)
	}
	defer home.Close()
	return exchangeAt(stage, home, path.Base(from), path.Base(p.main))
}

// isUnsupported reports whether a system, or the file system at hand, lets no files change places.
func isUnsupported(err error) bool {
	return errors.Is(err, errors.ErrUnsupported) || errors.Is(err, syscall.EINVAL)
}
