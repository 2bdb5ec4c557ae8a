package study_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"goodcard/here"
	"goodcard/history"
	"goodcard/long"
	"goodcard/scheduler"
	"goodcard/study"
)

// A tb is what a world needs of a test or of a rapid check.
type tb interface {
	rapid.TB
	Cleanup(func())
	Context() context.Context
}

// A world is a collection in a folder of its own, with a clock that a test sets.
type world struct {
	t       tb
	dir     string
	now     time.Time
	shipped program
	*study.Collection
}

// deckOf returns the YAML of a deck with n plain cards, c1 to cN.
func deckOf(id string, n int) string {
	var b strings.Builder
	b.WriteString(header(id))
	for i := range n {
		fmt.Fprintf(&b, "  - id: c%d\n    ask: Question %d of %s?\n    answer: Answer %d.\n", i+1, i+1, id, i+1)
	}
	return b.String()
}

// newWorld opens a collection whose first deck has this text, at 10:00 UTC on 1 March 2026.
func newWorld(t tb, first string) *world {
	t.Helper()
	return newWorldOf(t, program{study.FirstDeck + "/deck.yaml": {Data: []byte(first)}})
}

// newWorldOf opens a collection of a program that brings these decks.
func newWorldOf(t tb, shipped program) *world {
	t.Helper()
	// In memory where the system offers it: each grade waits for the disk, and there are thousands.
	dir, err := os.MkdirTemp(here.Memory(), "goodcard-test-*")
	if err != nil {
		dir, err = os.MkdirTemp("", "goodcard-test-*")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	w := &world{t: t, dir: dir, now: time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), shipped: shipped}
	w.reopen()
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// reopen ends the program and starts it again.
func (w *world) reopen() {
	w.t.Helper()
	if w.Collection != nil {
		w.must(w.Close())
	}
	c, err := study.Open(w.t.Context(), study.Options{Dir: w.dir, Now: func() time.Time { return w.now }, Shipped: w.shipped})
	w.must(err)
	w.Collection = c
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) session(o study.SessionOptions) *study.Session {
	w.t.Helper()
	s, err := w.Session(w.t.Context(), o)
	w.must(err)
	return s
}

// next returns the next prompt's item, "" at the end.
func (w *world) next(s *study.Session) string {
	w.t.Helper()
	p, err := s.Next(w.t.Context())
	w.must(err)
	if p == nil {
		return ""
	}
	return p.Item
}

func (w *world) grade(s *study.Session, g scheduler.Grade) study.Graded {
	w.t.Helper()
	return w.gradeAfter(s, 0, g)
}

// gradeAfter grades the prompt that is shown as a front end that measured so long.
func (w *world) gradeAfter(s *study.Session, took time.Duration, g scheduler.Grade) study.Graded {
	w.t.Helper()
	graded, err := s.Grade(w.t.Context(), study.Answered{Serial: s.Shown(), Grade: g, Took: took})
	w.must(err)
	return graded
}

// edit replaces words in the text of the card that is shown.
func (w *world) edit(s *study.Session, from, to string) {
	w.t.Helper()
	e, err := s.Edit(w.t.Context(), s.Shown())
	w.must(err)
	text, err := os.ReadFile(e.File)
	w.must(err)
	w.must(os.WriteFile(e.File, []byte(strings.Replace(string(text), from, to, 1)), 0o600))
	_, err = s.Edited(w.t.Context(), s.Shown(), e, nil)
	w.must(err)
}

// finish grades everything that the day asks with g, and returns the items in order.
func (w *world) finish(g scheduler.Grade) []string {
	w.t.Helper()
	s := w.session(study.SessionOptions{})
	var items []string
	for item := w.next(s); item != ""; item = w.next(s) {
		items = append(items, item)
		w.grade(s, g)
	}
	return items
}

// today returns the items of today's queue.
func (w *world) today() []string {
	w.t.Helper()
	list, err := w.Today(w.t.Context(), nil, 0)
	w.must(err)
	items := make([]string, len(list))
	for i, l := range list {
		items[i] = l.ID
	}
	return items
}

func (w *world) days(n int) { w.now = w.now.AddDate(0, 0, n) }

// write puts a file into the folder of the collection and returns its path.
func (w *world) write(name, text string) string {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	w.must(os.MkdirAll(filepath.Dir(path), 0o700))
	w.must(os.WriteFile(path, []byte(text), 0o600))
	return path
}

// install writes a deck file and installs it.
func (w *world) install(name, text string) {
	w.t.Helper()
	_, err := w.Install(w.t.Context(), w.write(name, text), false)
	w.must(err)
}

// by records one review by hand.
func (w *world) by(item string, g scheduler.Grade) study.Graded {
	w.t.Helper()
	graded, _, err := w.Grade(w.t.Context(), study.ManualGrade{Item: item, Grade: g})
	w.must(err)
	return graded
}

func (w *world) mark(kind history.Kind, items ...string) {
	w.t.Helper()
	_, err := w.Mark(w.t.Context(), kind, items...)
	w.must(err)
}

// marked takes what a mark came to.
func (w *world) marked(_ study.Marked, err error) {
	w.t.Helper()
	w.must(err)
}

// draw draws the next prompt, nil at the end.
func (w *world) draw(s *study.Session) *study.Prompt {
	w.t.Helper()
	p, err := s.Next(w.t.Context())
	w.must(err)
	return p
}

// prompt draws the next prompt, which must be there.
func (w *world) prompt(s *study.Session) *study.Prompt {
	w.t.Helper()
	p, err := s.Next(w.t.Context())
	w.must(err)
	if p == nil {
		w.t.Fatal("the session has ended")
	}
	return p
}

func (w *world) undo(s *study.Session) string {
	w.t.Helper()
	e, ok, err := s.Undo(w.t.Context())
	w.must(err)
	if !ok {
		return ""
	}
	return e.Item
}

// steps returns the history of one item.
func (w *world) steps(item string) []history.Step {
	w.t.Helper()
	var steps []history.Step
	w.must(w.History(w.t.Context(), item, func(s history.Step) error {
		steps = append(steps, s)
		return nil
	}))
	return steps
}

func TestMain(m *testing.M) {
	long.Checks(6, 100)
	m.Run()
}

// header begins the YAML of a deck with this id; the cards follow.
func header(id string) string {
	return "format: 1\nid: " + id + "\ntitle: Deck " + id + "\nversion: 1.0.0\nabout: A deck for tests.\ncards:\n"
}
