package release

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"
)

// A release of which a file was lost before it came to its place is not called finished, and nothing changes.
func TestWaitingFileLost(t *testing.T) {
	s := scenes()[0]
	lost := 0
	for steps, done := 0, false; !done; steps++ {
		deckPath := s.lay(t)
		done = s.kill(t, deckPath, steps)
		p := openAt(t, deckPath)
		l, err := p.list()
		last := ""
		if err == nil {
			last = p.staged(len(l.entries) - 1)
		}
		p.close()
		if last == "" || os.Remove(filepath.Join(deckPath, last)) != nil {
			continue
		}
		lost++
		before := tree(t, deckPath)
		if version, err := Finish(deckPath); version != "" || !errors.As(err, new(*Stuck)) {
			t.Errorf("after %d steps: %q, %v", steps, version, err)
		}
		if !maps.Equal(before, tree(t, deckPath)) {
			t.Errorf("after %d steps files changed", steps)
		}
		if _, err := Abandon(deckPath); err != nil {
			t.Error(err)
		}
	}
	if lost == 0 {
		t.Error("no file was lost")
	}
}
