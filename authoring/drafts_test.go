package authoring

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"goodcard/deck"
	"goodcard/deck/decktest"
	"goodcard/deck/lock"
)

const gates = decktest.Header + `concepts:
  latch: {name: Latch, about: What holds a gate shut.}
  hinge: {name: Hinge, about: What a gate turns on.} # turned by me
  bolt: {name: Bolt, needs: [latch]}
cards:
  # mine
  - id: own
    ask: Who wrote this card?
    answer: Its author.
    draft: true
  - id: latch
    concept: latch
    ask: What does "latch" mean?
    answer: What holds a gate shut.
    draft: true   # by a sentence
  - {id: hinge, concept: hinge, ask: 'What does "hinge" mean?', answer: What a gate turns on., draft: true}
  - id: long
    ask: Why do gates creak?
    answer: |
      Rust.

      And wind.
  - id: sound
    ask: Are gates loud?
    answer: No.
  - id: done
    ask: Is it done?
    answer: It is.
`

// entryOf is what the lock says of a card or a concept that was drafted from gates.txt.
func entryOf(card, concept string, flags ...string) lock.Entry {
	name := card + concept
	return lock.Entry{Card: card, Concept: concept, Doc: "gates.txt", Key: name, First: 3, Last: 4, Heading: []string{"Parts"},
		Span: lock.SpanOf(name), Quote: lock.Quote{Exact: name, Prefix: "before ", Suffix: " after"}, Rule: "called/1", Confidence: .85, Flags: flags}
}

func gatesLock() *lock.Lock {
	concept := func(id, name, about string) lock.Entry {
		e := entryOf("", id)
		e.Fields = []lock.Field{{Key: "name", Text: name}, {Key: "about", Text: about}}
		return e
	}
	kept := entryOf("done", "", "long")
	kept.Kept = true
	return &lock.Lock{
		Documents: []lock.Document{{Path: "gates.txt", SHA256: lock.SpanOf("")}},
		Entries: []lock.Entry{
			concept("latch", "Latch", "What holds a gate shut."), concept("hinge", "Hinge", "What a gate turns on."),
			entryOf("latch", ""), entryOf("hinge", "", "pronoun"), entryOf("long", "", "long", "list"), entryOf("sound", ""), kept,
		},
	}
}

// onDisk writes a deck with its lock and returns its path.
func onDisk(t testing.TB, texts map[string]string, name string, l *lock.Lock) string {
	t.Helper()
	folder := t.TempDir()
	put(t, folder, texts)
	path := filepath.Join(folder, name)
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	at, err := deck.Beside(path)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := l.Files(at, d)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		if err := os.WriteFile(p.Path, p.After, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func openDrafts(t testing.TB, path string, all bool) *Drafts {
	t.Helper()
	s, err := OpenDrafts(path, all)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func gatesDeck(t testing.TB) (path string, s *Drafts) {
	path = onDisk(t, map[string]string{"gates.yaml": gates}, "gates.yaml", gatesLock())
	return path, openDrafts(t, path, false)
}

// ids returns the drafts that wait.
func ids(s *Drafts) (all []string) {
	for _, d := range s.All() {
		all = append(all, d.Card.ID)
	}
	return all
}

func current(s *Drafts) string {
	d, _ := s.Current()
	return d.Card.ID
}

// to goes on to a draft by skipping.
func to(t testing.TB, s *Drafts, id string) {
	t.Helper()
	for current(s) != id {
		if err := s.Skip(); err != nil {
			t.Fatal(err)
		}
	}
}

func textOf(t testing.TB, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A draft is a card that says so, with or without an entry, and one with doubts that nobody kept.
func TestWhichCardsAreDrafts(t *testing.T) {
	path, s := gatesDeck(t)
	if diff := cmp.Diff([]string{"own", "latch", "hinge", "long"}, ids(s)); diff != "" {
		t.Errorf("the drafts (-want +got):\n%s", diff)
	}
	if s.Others() != 1 {
		t.Errorf("%d others, want 1: sound", s.Others())
	}
	if diff := cmp.Diff([]string{"own", "latch", "hinge", "long", "sound"}, ids(openDrafts(t, path, true))); diff != "" {
		t.Errorf("all of them (-want +got):\n%s", diff)
	}
	d := s.All()
	if d[0].Entry != nil || d[1].Entry == nil || d[1].Entry.Quote.Exact != "latch" || len(d[1].Concepts) != 1 || d[1].Concepts[0].Name != "Latch" {
		t.Errorf("what is told of them: %+v", d[:2])
	}
}

// To keep a draft takes one line of the deck away and puts one into the lock; to take that back leaves no trace.
func TestKeepAndUndo(t *testing.T) {
	path, s := gatesDeck(t)
	folder := filepath.Dir(path)
	before := below(t, folder)
	to(t, s, "latch")
	if err := s.Keep(); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(gates, "    draft: true   # by a sentence\n", "", 1)
	if diff := cmp.Diff(want, textOf(t, path)); diff != "" {
		t.Errorf("the deck (-want +got):\n%s", diff)
	}
	if l, err := lock.Load(path); err != nil || !l.Entries[2].Kept || l.Entries[3].Kept {
		t.Errorf("the lock: %v %v", l, err)
	}
	if current(s) != "hinge" {
		t.Errorf("then comes %s", current(s))
	}
	if card, outcome, err := s.Undo(); card != "latch" || outcome != Kept || err != nil || current(s) != "latch" {
		t.Errorf("took back %s %s, %v, and comes to %s", card, outcome, err, current(s))
	}
	if diff := cmp.Diff(before, below(t, folder)); diff != "" {
		t.Errorf("after the undo (-before +after):\n%s", diff)
	}
}

// A draft that is only doubtful is kept in the lock alone, and does not come again.
func TestKeepDoubtful(t *testing.T) {
	path, s := gatesDeck(t)
	to(t, s, "long")
	if err := s.Keep(); err != nil {
		t.Fatal(err)
	}
	if textOf(t, path) != gates {
		t.Error("the deck changed")
	}
	if got := ids(openDrafts(t, path, false)); slices.Contains(got, "long") {
		t.Errorf("it comes again: %v", got)
	}
}

func TestDrop(t *testing.T) {
	for _, c := range []struct {
		name, card string
		text       string // of the deck
		without    []string
		concepts   []string
	}{
		{name: "with its concept", card: "hinge", text: gates, concepts: []string{"hinge"},
			without: []string{"  hinge: {name: Hinge, about: What a gate turns on.} # turned by me\n",
				"  - {id: hinge, concept: hinge, ask: 'What does \"hinge\" mean?', answer: What a gate turns on., draft: true}\n"}},
		{name: "another concept needs it", card: "latch", text: gates,
			without: []string{"  - id: latch\n    concept: latch\n    ask: What does \"latch\" mean?\n    answer: What holds a gate shut.\n    draft: true   # by a sentence\n"}},
		{name: "the concept was edited", card: "hinge", text: strings.Replace(gates, "What a gate turns on.} #", "What it turns on.} #", 1),
			without: []string{"  - {id: hinge, concept: hinge, ask: 'What does \"hinge\" mean?', answer: What a gate turns on., draft: true}\n"}},
		{name: "another card has the concept", card: "hinge", text: strings.Replace(gates, "  - id: done\n", "  - id: done\n    concept: [hinge]\n", 1),
			without: []string{"  - {id: hinge, concept: hinge, ask: 'What does \"hinge\" mean?', answer: What a gate turns on., draft: true}\n"}},
		{name: "its author said what the concept needs", card: "hinge", text: strings.Replace(gates, "turns on.} #", "turns on., needs: [latch]} #", 1),
			without: []string{"  - {id: hinge, concept: hinge, ask: 'What does \"hinge\" mean?', answer: What a gate turns on., draft: true}\n"}},
		{name: "the last concept", card: "hinge", text: strings.Replace(strings.Replace(strings.Replace(gates, "  latch: {name: Latch, about: What holds a gate shut.}\n", "", 1), "  bolt: {name: Bolt, needs: [latch]}\n", "", 1), "    concept: latch\n", "", 1),
			concepts: []string{"hinge"},
			without: []string{"concepts:\n  hinge: {name: Hinge, about: What a gate turns on.} # turned by me\n",
				"  - {id: hinge, concept: hinge, ask: 'What does \"hinge\" mean?', answer: What a gate turns on., draft: true}\n"}},
		{name: "written by hand", card: "own", text: gates, without: []string{"  - id: own\n    ask: Who wrote this card?\n    answer: Its author.\n    draft: true\n"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := onDisk(t, map[string]string{"gates.yaml": c.text}, "gates.yaml", gatesLock())
			before := below(t, filepath.Dir(path))
			s := openDrafts(t, path, false)
			to(t, s, c.card)
			concepts, err := s.Drop()
			if err != nil || !slices.Equal(concepts, c.concepts) {
				t.Errorf("concepts %v, want %v; %v", concepts, c.concepts, err)
			}
			want := c.text
			for _, gone := range c.without {
				want = strings.Replace(want, gone, "", 1)
			}
			if diff := cmp.Diff(want, textOf(t, path)); diff != "" {
				t.Errorf("the deck (-want +got):\n%s", diff)
			}
			if after := map[string]string{"own": "latch", "latch": "hinge", "hinge": "long"}[c.card]; current(s) != after {
				t.Errorf("then comes %s, want %s", current(s), after)
			}
			after := below(t, filepath.Dir(path))
			if diff := cmp.Diff(before["gates.sources.lock.yaml"], after["gates.sources.lock.yaml"]); diff != "" {
				t.Errorf("the lock (-before +after):\n%s", diff)
			}
			if again := openDrafts(t, path, false); slices.Contains(ids(again), c.card) {
				t.Error("it comes again")
			}
			if _, _, err := s.Undo(); err != nil || current(s) != c.card {
				t.Errorf("the undo: %v, at %s", err, current(s))
			}
			if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
				t.Errorf("after the undo (-before +after):\n%s", diff)
			}
		})
	}
}

// The last card of a file of cards takes the file with it, the last one of a deck stays.
// A deck that is laid out as goodcard fmt has it is so after any drop, and an undo puts it back to the byte.
func TestDropLeavesNoGap(t *testing.T) {
	const head = decktest.Header + "cards:\n"
	card := func(id string) string {
		return "  - id: " + id + "\n    ask: " + id + "?\n    answer: A\n    draft: true\n"
	}
	for name, text := range map[string]string{
		"apart":                  head + card("a") + "\n" + card("b") + "\n" + card("c"),
		"with comments":          head + "  # of a\n" + card("a") + "\n  # of b\n" + card("b") + "\n  # of c\n  # and more\n" + card("c"),
		"with comments of cards": head + card("a") + "    # end of a\n\n" + card("b") + "    # end of b\n\n" + card("c") + "    # end of c\n",
		"with a remark":          head + card("a") + "\n" + card("b") + "\n" + card("c") + "\n# the end\n",
	} {
		t.Run(name, func(t *testing.T) {
			if laid, err := deck.Format("gates.yaml", []byte(text)); err != nil || string(laid) != text {
				t.Fatalf("laid out is %v\n%s", err, laid)
			}
			for _, drop := range []string{"a", "b", "c", "ab", "bc", "ac"} {
				path := onDisk(t, map[string]string{"gates.yaml": text}, "gates.yaml", &lock.Lock{})
				s := openDrafts(t, path, false)
				for _, id := range strings.Split(drop, "") {
					to(t, s, id)
					if _, err := s.Drop(); err != nil {
						t.Fatal(err)
					}
				}
				got := textOf(t, path)
				if laid, err := deck.Format("gates.yaml", []byte(got)); err != nil || string(laid) != got {
					t.Errorf("without %s it is not laid out as fmt has it (-want +got), %v:\n%s", drop, err, cmp.Diff(string(laid), got))
				}
				if strings.Contains(got, "\n\n\n") {
					t.Errorf("without %s there is a gap:\n%s", drop, got)
				}
				for len(s.acts) > 0 {
					if _, _, err := s.Undo(); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(text, textOf(t, path)); diff != "" {
					t.Errorf("after the undo (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func TestDropTheLastCard(t *testing.T) {
	texts := map[string]string{
		"deck.yaml":     decktest.Header,
		"cards/a.yaml":  "# about a\ncards:\n  - id: a\n    ask: A?\n    answer: A\n    draft: true\n",
		"cards/bc.yaml": "cards:\n  - id: b\n    ask: B?\n    answer: B\n    draft: true\n",
	}
	path := onDisk(t, texts, ".", &lock.Lock{})
	s := openDrafts(t, path, false)
	if _, err := s.Drop(); err != nil {
		t.Fatal(err)
	}
	without := map[string]string{"deck.yaml": texts["deck.yaml"], "cards/bc.yaml": texts["cards/bc.yaml"]}
	if diff := cmp.Diff(without, below(t, path)); diff != "" {
		t.Errorf("after the drop (-want +got):\n%s", diff)
	}
	_, err := s.Drop()
	if last, ok := errors.AsType[*LastCardError](err); !ok || last.Card != "b" || current(s) != "b" {
		t.Errorf("the last one of all: %v, at %s", err, current(s))
	}
	if _, _, err := s.Undo(); err != nil || current(s) != "a" {
		t.Errorf("the undo: %v, at %s", err, current(s))
	}
	if diff := cmp.Diff(texts, below(t, path)); diff != "" {
		t.Errorf("after the undo (-want +got):\n%s", diff)
	}
}

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

// To skip changes nothing, and what was skipped comes in the next session.
func TestSkip(t *testing.T) {
	path, s := gatesDeck(t)
	before := below(t, filepath.Dir(path))
	to(t, s, "")
	if diff := cmp.Diff(Counts{Skipped: 4}, s.Counts()); diff != "" {
		t.Errorf("the counts (-want +got):\n%s", diff)
	}
	if err := s.Keep(); err == nil {
		t.Error("kept something at the end")
	}
	if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
		t.Errorf("after the skips (-before +after):\n%s", diff)
	}
	if len(ids(openDrafts(t, path, false))) != 4 {
		t.Error("they do not come again")
	}
	if card, outcome, err := s.Undo(); card != "long" || outcome != Skipped || err != nil || current(s) != "long" {
		t.Errorf("took back %s %s, %v", card, outcome, err)
	}
}

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
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	path, s := gatesDeck(t)
	before := below(t, filepath.Dir(path))
	if err := os.Chmod(filepath.Join(filepath.Dir(path), "gates.sources.lock.yaml"), 0o444); err != nil {
		t.Fatal(err)
	}
	to(t, s, "latch")
	if err := s.Keep(); err == nil || current(s) != "latch" {
		t.Errorf("kept: %v", err)
	}
	if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
		t.Errorf("changed (-before +after):\n%s", diff)
	}
}

// What an author did in an editor is taken back to the byte, though the lock could not follow it.
func TestEditOfWhichTheLockIsReadOnly(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root writes everywhere")
	}
	path, s := gatesDeck(t)
	if err := os.Chmod(filepath.Join(filepath.Dir(path), "gates.sources.lock.yaml"), 0o444); err != nil {
		t.Fatal(err)
	}
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

// With the last of its concepts a deck has no list of them any more.
func TestDropAllConcepts(t *testing.T) {
	text := strings.Replace(gates, "  bolt: {name: Bolt, needs: [latch]}\n", "", 1)
	path := onDisk(t, map[string]string{"gates.yaml": text}, "gates.yaml", gatesLock())
	before := below(t, filepath.Dir(path))
	s := openDrafts(t, path, false)
	to(t, s, "latch")
	for _, want := range []string{"latch", "hinge"} {
		if concepts, err := s.Drop(); err != nil || !slices.Equal(concepts, []string{want}) {
			t.Fatalf("%v went, %v, want %s", concepts, err, want)
		}
	}
	if text := textOf(t, path); strings.Contains(text, "concepts:") {
		t.Errorf("the deck:\n%s", text)
	}
	for range 2 {
		if _, _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, below(t, filepath.Dir(path))); diff != "" {
		t.Errorf("after the undo (-before +after):\n%s", diff)
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

// A card that its author renamed is the one that was drafted.
func TestEntryFollowsWas(t *testing.T) {
	text := strings.Replace(gates, "  - id: long\n", "  - id: creak\n    was: [long]\n", 1)
	path := filepath.Join(t.TempDir(), "gates.yaml")
	old := onDisk(t, map[string]string{"gates.yaml": gates}, "gates.yaml", gatesLock())
	put(t, filepath.Dir(path), map[string]string{"gates.yaml": text, "gates.sources.lock.yaml": textOf(t, filepath.Join(filepath.Dir(old), "gates.sources.lock.yaml"))})
	s := openDrafts(t, path, false)
	to(t, s, "creak")
	if err := s.Keep(); err != nil {
		t.Fatal(err)
	}
	if slices.Contains(ids(openDrafts(t, path, false)), "creak") {
		t.Error("it comes again")
	}
}
