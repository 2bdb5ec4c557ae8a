package authoring

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// The last card of a file of cards takes the file with it, the last one of a deck stays.
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
