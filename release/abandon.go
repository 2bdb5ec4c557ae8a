package release

import (
	"errors"
	"fmt"
)

// An Abandoned says what a release that was given up had come to.
type Abandoned struct {
	Version string   // empty where the release was not told yet
	Done    []string // the files that it had put in their place, as people know them
}

// Abandon gives up a release that was interrupted. The files stay as they are.
func Abandon(deckPath string) (a Abandoned, err error) {
	p, err := openPlace(deckPath)
	if err != nil {
		return a, err
	}
	defer p.close()
	lock, err := p.acquire(false)
	if err != nil {
		if errors.Is(err, errNoStage) {
			return a, fmt.Errorf("%s: no release of it was interrupted", deckPath)
		}
		return a, err
	}
	if l, err := p.list(); err == nil {
		a.Version = l.version
		for _, e := range l.entries {
			if now, _, err := p.hash(e.path); err == nil && now == e.after && now != e.before {
				a.Done = append(a.Done, p.shown(e.path))
			}
		}
	}
	return a, p.clear(lock)
}
