package authoring

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/decktest"
	"goodcard/deck/lock"
	"goodcard/here"
)

// The author has the file open elsewhere, and saves it between two acts.
func TestFileChangedMeanwhile(t *testing.T) {
	path, s := gatesDeck(t)
	elsewhere := strings.Replace(gates, "Is it done?", "Is it ready?", 1)
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": elsewhere})
	if err := s.Keep(); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, path); !strings.Contains(text, "Is it ready?") || strings.Contains(text, "Its author.\n    draft: true") {
		t.Errorf("the deck:\n%s", text)
	}
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": strings.Replace(elsewhere, "What holds a gate shut.\n    draft", "What shuts it.\n    draft", 1)})
	_, err := s.Drop()
	if changed, ok := errors.AsType[*ChangedError](err); !ok || changed.Card != "latch" {
		t.Errorf("dropped what nobody has seen: %v", err)
	}
	if d, _ := s.Current(); d.Card.Answer != "What shuts it." {
		t.Errorf("shown is %+v", d.Card)
	}
	_, _, err = s.Undo()
	if stays, ok := errors.AsType[*StaysError](err); !ok || stays.Card != "own" || !s.CanUndo() {
		t.Errorf("took back over what was saved elsewhere: %v", err)
	}
}

// Whatever is done, all of it is taken back to the byte, and at each step the deck can be read.
func TestUndoIsExact(t *testing.T) {
	inFolder := map[string]string{
		"deck.yaml":       strings.SplitAfter(gates, "needs: [latch]}\n")[0],
		"cards/1.yaml":    "cards:\r\n  - id: own\r\n    ask: Who?\r\n    answer: I\r\n    draft: true\r\n",
		"cards/2.yaml":    "cards:" + strings.SplitAfter(gates, "cards:")[1],
		"cards/3.yaml":    "cards: [{id: x, ask: X, answer: Y, draft: true}, {id: z, concept: hinge, ask: Z, answer: Y, draft: true}]\n",
		"text/gates.text": "about gates",
	}
	inFolder["cards/2.yaml"] = strings.Replace(inFolder["cards/2.yaml"], "id: own", "id: own-2", 1)
	rapid.Check(t, func(r *rapid.T) {
		var path string
		if rapid.Bool().Draw(r, "folder") {
			path = onDisk(t, inFolder, ".", gatesLock())
		} else {
			path = onDisk(t, map[string]string{"gates.yaml": gates}, "gates.yaml", gatesLock())
		}
		folder := filepath.Dir(path)
		s := openDrafts(t, path, rapid.Bool().Draw(r, "all"))
		var states []map[string]string
		for range rapid.IntRange(1, 12).Draw(r, "acts") {
			states = append(states, below(t, folder))
			var err error
			switch act := rapid.SampledFrom([]string{"keep", "drop", "skip", "undo"}).Draw(r, "act"); {
			case act == "keep" && current(s) != "":
				err = s.Keep()
			case act == "drop" && current(s) != "":
				_, err = s.Drop()
			case act == "skip" && current(s) != "":
				err = s.Skip()
			default:
				states = states[:len(states)-1]
				if len(states) == 0 {
					continue
				}
				if _, _, err = s.Undo(); err == nil {
					if diff := cmp.Diff(states[len(states)-1], below(t, folder)); diff != "" {
						r.Fatalf("after an undo (-before +after):\n%s", diff)
					}
					states = states[:len(states)-1]
				}
			}
			if err != nil {
				r.Fatal(err)
			}
			if _, err := deck.Load(path); err != nil {
				r.Fatal(err)
			}
			if _, err := lock.Load(path); err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(ids(openDrafts(t, path, s.all)), waiting(s)); diff != "" {
				r.Fatalf("what waits on disk and in the session (-disk +session):\n%s", diff)
			}
		}
		for _, state := range slices.Backward(states) {
			if _, _, err := s.Undo(); err != nil {
				r.Fatal(err)
			}
			if diff := cmp.Diff(state, below(t, folder)); diff != "" {
				r.Fatalf("after an undo (-before +after):\n%s", diff)
			}
		}
	})
}

// waiting returns the drafts that wait, with those that were skipped.
func waiting(s *Drafts) []string {
	skipped := *s
	skipped.outcomes = map[string]Outcome{}
	for id, o := range s.outcomes {
		if o != Skipped {
			skipped.outcomes[id] = o
		}
	}
	return ids(&skipped)
}

// A file that may not be written leaves everything as it was.
func TestReadOnly(t *testing.T) {
	path, s := gatesDeck(t)
	before := below(t, filepath.Dir(path))
	here.ReadOnly(t, filepath.Join(filepath.Dir(path), "gates.sources.lock.yaml"))
	to(t, s, "latch")
	if err := s.Keep(); err == nil || current(s) != "latch" {
		t.Errorf("kept: %v", err)
	}
	if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
		t.Errorf("changed (-before +after):\n%s", diff)
	}
}

// Who kills the process between two files finds the draft again, and not a card of which nobody knows that it was kept.
func TestKeepIsInTheLockFirst(t *testing.T) {
	folder := map[string]string{"deck.yaml": decktest.Header, "cards/1.yaml": "cards:\n  - {id: latch, ask: Q, answer: A, draft: true}\n"}
	for name, texts := range map[string]map[string]string{"gates.yaml": {"gates.yaml": gates}, ".": folder} {
		path := onDisk(t, texts, name, &lock.Lock{Documents: gatesLock().Documents, Entries: []lock.Entry{entryOf("latch", "")}})
		s := openDrafts(t, path, false)
		to(t, s, "latch")
		if err := s.Keep(); err != nil {
			t.Fatal(err)
		}
		at, err := deck.Beside(path)
		if made := s.acts[len(s.acts)-1].files; err != nil || len(made) != 2 || made[0].Path != at.Lock {
			t.Errorf("%s: %d files were written, the first %s, %v", name, len(made), made[0].Path, err)
		}
	}
}

// The author changes another file between a decision and the undo.
func TestUndoAfterAnotherFileChanged(t *testing.T) {
	card := func(id string) string { return "  - {id: " + id + ", ask: \"Q?\", answer: A, draft: true}\n" }
	path := onDisk(t, map[string]string{"deck.yaml": decktest.Header, "cards/1.yaml": "cards:\n" + card("b"), "cards/2.yaml": "cards:\n" + card("c") + card("d")}, ".", &lock.Lock{})
	s := openDrafts(t, path, false)
	if err := s.Keep(); err != nil {
		t.Fatal(err)
	}
	put(t, path, map[string]string{"cards/0.yaml": "cards:\n" + card("a"), "cards/2.yaml": "cards:\n" + card("c") + strings.Replace(card("d"), "A,", "Other,", 1)})
	if err := s.Keep(); err != nil { // reads the deck anew
		t.Fatal(err)
	}
	for _, want := range []string{"c", "b"} {
		if card, _, err := s.Undo(); card != want || err != nil || current(s) != want {
			t.Fatalf("took back %s, %v, at %s, want %s", card, err, current(s), want)
		}
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, ids(s)); diff != "" {
		t.Errorf("the drafts (-want +got):\n%s", diff)
	}
	if d := s.All(); d[3].Card.Answer != "Other" {
		t.Errorf("d says %q", d[3].Card.Answer)
	}
}
