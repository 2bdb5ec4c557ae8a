package authoring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/here"
)

func TestEdit(t *testing.T) {
	cases := []struct {
		name, was, now string
		came           EditOutcome
		current        string
		outcome        Outcome // that undo tells
	}{
		{"nothing", "", "", Unchanged, "latch", ""},
		{"the answer", "What holds a gate shut.\n    draft", "What shuts it.\n    draft", Altered, "latch", ""},
		{"its id", "- id: latch\n", "- id: catch\n    was: [latch]\n", Altered, "catch", ""},
		{"draft taken away", "    draft: true   # by a sentence\n", "", Accepted, "hinge", Kept},
		{"the card taken away", "  - id: latch\n    concept: latch\n    ask: What does \"latch\" mean?\n    answer: What holds a gate shut.\n    draft: true   # by a sentence\n", "", Removed, "hinge", Dropped},
		{"spoilt", "    answer: What holds", "    anwser: What holds", Spoilt, "latch", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path, s := gatesDeck(t)
			if err := s.Keep(); err != nil { // lines move
				t.Fatal(err)
			}
			before := below(t, filepath.Dir(path))
			e, err := s.Edit()
			if err != nil || e.File != path || strings.Split(before["gates.yaml"], "\n")[e.Line-1] != "  - id: latch" {
				t.Fatalf("opened at %s:%d, %v", e.File, e.Line, err)
			}
			put(t, filepath.Dir(path), map[string]string{"gates.yaml": strings.Replace(before["gates.yaml"], c.was, c.now, 1)})
			came, err := s.Edited(e, nil)
			if came != c.came || err != nil || current(s) != c.current || (s.Broken() != nil) != (came == Spoilt) {
				t.Errorf("came %s, %v, at %s; %v", came, err, current(s), s.Broken())
			}
			if l, err := lock.Load(path); err != nil || l.Entries[2].Kept != (came == Accepted) {
				t.Errorf("the lock: %v", err)
			}
			if came == Unchanged {
				return
			}
			if _, outcome, err := s.Undo(); err != nil || outcome != c.outcome || current(s) != "latch" || s.Broken() != nil {
				t.Errorf("the undo: %s, %v, at %s; %v", outcome, err, current(s), s.Broken())
			}
			if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
				t.Errorf("after the undo (-before +after):\n%s", diff)
			}
		})
	}
}

// Nothing is decided on while the deck is spoilt, and the editor opens at what is wrong.
func TestEditSpoilt(t *testing.T) {
	path, s := gatesDeck(t)
	e, _ := s.Edit()
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": strings.Replace(gates, "answer: It is.", "anwser: It is.", 1)})
	if came, err := s.Edited(e, nil); came != Spoilt || err != nil {
		t.Fatal(came, err)
	}
	for name, act := range map[string]func() error{"keep": s.Keep, "skip": s.Skip, "drop": func() error { _, err := s.Drop(); return err }} {
		if _, ok := errors.AsType[deck.Problems](act()); !ok {
			t.Errorf("%s is done on a deck that cannot be read", name)
		}
	}
	e, err := s.Edit()
	if line := strings.Split(textOf(t, path), "\n")[e.Line-1]; err != nil || !strings.Contains(line, "anwser") {
		t.Errorf("the editor opens at %q, %v", line, err)
	}
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": gates})
	if came, err := s.Edited(e, nil); came != Altered || err != nil || s.Broken() != nil || current(s) != "own" {
		t.Errorf("mended: %s, %v, %v, at %s", came, err, s.Broken(), current(s))
	}
}

// Whatever an editor does to the file, it is taken back to the byte; and a deck that is mended elsewhere is gone on with.
func TestEditorTakesTheFileAway(t *testing.T) {
	path, s := gatesDeck(t)
	at := current(s)
	e, err := s.Edit()
	if err == nil {
		err = os.Remove(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	if came, err := s.Edited(e, nil); came != Spoilt || err != nil || s.Broken() == nil {
		t.Fatal(came, err, s.Broken())
	}
	if _, err := s.Edit(); !errors.Is(err, fs.ErrNotExist) {
		t.Error("edited again:", err)
	}
	if _, _, err := s.Undo(); err != nil || textOf(t, path) != gates || s.Broken() != nil || current(s) != at {
		t.Errorf("taken back: %v, %v, at %s", err, s.Broken(), current(s))
	}
	if err := os.Rename(path, path+".bak"); err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(); !errors.Is(err, fs.ErrNotExist) || s.Broken() == nil {
		t.Fatal("kept:", err, s.Broken())
	}
	if err := os.Rename(path+".bak", path); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Edit(); !errors.Is(err, ErrReadable) || s.Broken() != nil || current(s) != at {
		t.Error("there again:", err, s.Broken(), current(s))
	}
	if err := s.Keep(); err != nil {
		t.Error(err)
	}
}

// An editor that failed changes nothing, and says so.
func TestEditorFails(t *testing.T) {
	_, s := gatesDeck(t)
	e, _ := s.Edit()
	failed := errors.New("no editor")
	if came, err := s.Edited(e, failed); came != Unchanged || !errors.Is(err, failed) {
		t.Errorf("came %s, %v", came, err)
	}
}

// What an author did in an editor is taken back to the byte, though the lock could not follow it.
func TestEditOfWhichTheLockIsReadOnly(t *testing.T) {
	path, s := gatesDeck(t)
	here.ReadOnly(t, filepath.Join(filepath.Dir(path), "gates.sources.lock.yaml"))
	to(t, s, "latch")
	e, err := s.Edit()
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": strings.Replace(gates, "    draft: true   # by a sentence\n", "", 1)})
	if came, err := s.Edited(e, nil); came != Accepted || err == nil || current(s) != "hinge" || s.Counts().Kept != 1 {
		t.Errorf("came %s, %v, at %s, %+v", came, err, current(s), s.Counts())
	}
	if card, outcome, err := s.Undo(); card != "latch" || outcome != Kept || err != nil || current(s) != "latch" || textOf(t, path) != gates {
		t.Errorf("took back %s %s, %v, at %s", card, outcome, err, current(s))
	}
}

// A lock that git merged badly is mended in the editor, and what it said before comes back.
func TestLockIsMended(t *testing.T) {
	path, s := gatesDeck(t)
	file := filepath.Join(filepath.Dir(path), "gates.sources.lock.yaml")
	sound := textOf(t, file)
	broken := strings.Replace(sound, "\nentries:", "\nentrees:", 1)
	put(t, filepath.Dir(path), map[string]string{filepath.Base(file): broken, "gates.yaml": gates + "# by me\n"})
	if err := s.Keep(); err == nil || s.Broken() == nil {
		t.Fatal("kept beside a broken lock:", err)
	}
	e, err := s.Edit()
	if err != nil || e.File != file {
		t.Fatal(e.File, err)
	}
	put(t, filepath.Dir(path), map[string]string{filepath.Base(file): sound})
	if came, err := s.Edited(e, nil); came != Altered || err != nil || s.Broken() != nil {
		t.Fatal(came, err, s.Broken())
	}
	if _, _, err := s.Undo(); err != nil || textOf(t, file) != broken {
		t.Error("after the undo:", err)
	}
}
