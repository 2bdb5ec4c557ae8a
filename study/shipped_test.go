package study_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"goodcard/scheduler"
	"goodcard/study"
)

const noDeck = "format: 1\nid: inner-outer\ntitle: Broken\nversion: 2.0.0\ncards: [{id: a}]\n"

func TestBrokenShippedDeckStopsNothing(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.by("inner-outer/c1", scheduler.Good)
	w.shipped["inner-outer/deck.yaml"] = &fstest.MapFile{Data: []byte(noDeck)}
	w.reopen()
	troubles := w.Troubles()
	if len(troubles) != 1 || !strings.HasPrefix(troubles[0], "deck inner-outer: inner-outer/deck.yaml:5:9: ") ||
		!strings.HasSuffix(troubles[0], "; its last good version serves") {
		t.Errorf("troubles %q", troubles)
	}
	if got := w.today(); len(got) != 1 || got[0] != "inner-outer/c2" {
		t.Errorf("the day asks for %v", got)
	}
	for range 2 { // the program before, each time it starts
		w.shipped["inner-outer/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("inner-outer", 2))}
		w.reopen()
		if troubles := w.Troubles(); len(troubles) > 0 {
			t.Errorf("the program before tells of %q", troubles)
		}
	}
	w.shipped["inner-outer/deck.yaml"] = &fstest.MapFile{Data: []byte(deckOf("inner-outer", 3))}
	w.reopen()
	if got, troubles := w.today(), w.Troubles(); len(got) != 2 || len(troubles) != 0 {
		t.Errorf("mended, the day asks for %v with troubles %q", got, troubles)
	}
}

func TestBrokenFirstDeckStopsNothing(t *testing.T) {
	w := newWorld(t, noDeck)
	troubles := w.Troubles()
	if len(troubles) != 1 || !strings.HasSuffix(troubles[0], "; it is not installed") {
		t.Errorf("troubles %q", troubles)
	}
	w.install("own.yaml", deckOf("own", 1))
	if got := w.today(); len(got) != 1 {
		t.Errorf("the day asks for %v", got)
	}
}

// A newer program may bring the same cards in other files.
func TestShippedTextThatSaysTheSameChangesNothing(t *testing.T) {
	text := deckOf("inner-outer", 3)
	w := newWorld(t, text)
	w.by("inner-outer/c1", scheduler.Good)
	w.days(1)
	before, memory := w.today(), w.why("c1").Memory

	head, cards, _ := strings.Cut(text, "cards:\n")
	w.shipped["inner-outer/deck.yaml"].Data = []byte(head)
	w.shipped["inner-outer/cards/all.yaml"] = &fstest.MapFile{Data: []byte("cards:\n" + cards)}
	w.reopen()
	if got := w.today(); !slices.Equal(got, before) {
		t.Errorf("the day asks for %v, before for %v", got, before)
	}
	if after := w.why("c1").Memory; after.State != memory.State || len(w.steps("c1")) != 1 {
		t.Errorf("c1 has the memory %+v, before %+v", after.State, memory.State)
	}
	s := w.session(study.SessionOptions{})
	for p := w.draw(s); p != nil; p = w.draw(s) {
		if p.Before != nil {
			t.Errorf("%s is said to have changed", p.Item)
		}
		w.grade(s, scheduler.Good)
	}
	if troubles := w.Troubles(); len(troubles) > 0 {
		t.Errorf("troubles %q", troubles)
	}
}

// sealed is a program whose decks cannot be read.
type sealed struct{ program }

func (sealed) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

func TestShippedTextIsReadOnce(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.must(w.Close())
	var err error
	w.Collection, err = study.Open(t.Context(), study.Options{Dir: w.dir, Now: func() time.Time { return w.now }, Shipped: sealed{w.shipped}})
	w.must(err)
	if got, troubles := w.finish(scheduler.Good), w.Troubles(); len(got) != 2 || len(troubles) > 0 {
		t.Errorf("asked %v with troubles %q", got, troubles)
	}
}

// Each gap of a cloze card is practice of its own: none comes back once it was known.
func TestCramAsksEachGapOnce(t *testing.T) {
	w := newWorld(t, header("inner-outer")+"  - id: gaps\n    cloze: A {{c1::searches}} for {{c2::plans}}.\n")
	s := w.session(study.SessionOptions{Cram: true})
	asked := map[string]int{}
	for item := w.next(s); item != "" && len(asked) <= 2; item = w.next(s) {
		if asked[item]++; asked[item] > 1 {
			t.Fatalf("%s came back", item)
		}
		w.grade(s, scheduler.Good)
	}
	if len(asked) != 2 {
		t.Errorf("asked %v", asked)
	}
}
