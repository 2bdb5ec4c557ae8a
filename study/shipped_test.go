package study_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/scheduler"
	"goodcard/study"
)

const noDeck = "format: 1\nid: inner-outer\ntitle: Broken\nversion: 2.0.0\ncards: [{id: a}]\n"

func TestBrokenShippedDeckStopsNothing(t *testing.T) {
	w := newWorld(t, deckOf("inner-outer", 2))
	w.by("inner-outer/c1", scheduler.Good)
	w.shipped["inner-outer.yaml"] = &fstest.MapFile{Data: []byte(noDeck)}
	w.reopen()
	troubles := w.Troubles()
	if len(troubles) != 1 || !strings.HasPrefix(troubles[0], "deck inner-outer: inner-outer.yaml:5:9: ") ||
		!strings.HasSuffix(troubles[0], "; its last good version serves") {
		t.Errorf("troubles %q", troubles)
	}
	if got := w.today(); len(got) != 1 || got[0] != "inner-outer/c2" {
		t.Errorf("the day asks for %v", got)
	}
	w.shipped["inner-outer.yaml"] = &fstest.MapFile{Data: []byte(deckOf("inner-outer", 3))}
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
