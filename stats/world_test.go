package stats_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/long"
	"goodcard/stats"
	"goodcard/study"
)

func TestMain(m *testing.M) {
	long.Checks(6, 50)
	m.Run()
}

// A tb is what helpers need of a test or of a rapid check.
type tb interface {
	rapid.TB
	Cleanup(func())
	Context() context.Context
}

// A world is a collection in a folder of its own, with a clock that a test sets.
type world struct {
	t   tb
	dir string
	now time.Time
	*study.Collection
}

// newWorld opens a collection with the deck goals, at 10:00 UTC on 1 March 2026.
func newWorld(t tb, text string) *world {
	t.Helper()
	dir, err := os.MkdirTemp("", "goodcard-stats-*")
	w := &world{t: t, dir: dir, now: time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)}
	w.must(err)
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	w.Collection, err = study.Open(t.Context(), study.Options{Dir: dir, Now: func() time.Time { return w.now }})
	w.must(err)
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	w.install("goals", text)
	return w
}

// install puts a deck with this text in the place of the one before.
func (w *world) install(id, text string) {
	w.t.Helper()
	file := filepath.Join(w.dir, id+".yaml")
	w.must(os.WriteFile(file, []byte(text), 0o600))
	_, err := w.Install(w.t.Context(), file, true)
	w.must(err)
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) stats(decks ...string) *stats.Stats {
	w.t.Helper()
	s, err := stats.Of(w.t.Context(), w.Collection, decks...)
	w.must(err)
	return s
}
