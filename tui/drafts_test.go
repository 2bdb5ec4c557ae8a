package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/lock"
	"goodcard/editor"
)

const draftsDeck = `format: 1
id: gates
title: Gates
version: 1.0.0
concepts:
  latch: {name: Latch, about: "What holds a gate shut, by its own weight."}
cards:
  - {id: latch, concept: latch, ask: 'What does "latch" mean?', answer: "What holds a gate shut, by its own weight.", both-ways: true, draft: true}
  - {id: latch-cloze, concept: latch, cloze: "A {{latch::five letters}} holds a gate shut.", draft: true}
  - id: creak
    ask: Why do gates creak?
    answer: |
      1. Rust
      2. Wind
    tags: [sound]
  - {id: pick, choose: "Which turns?", answer: The hinge., wrong: [{text: The bolt., why: It slides.}], draft: true}
  - {id: word, type: "What turns?", answer: hinge, accept: [a hinge], draft: true}
  - {id: tell, explain: Tell how a gate shuts., points: [by weight, by hand], note: A note., draft: true}
`

const draftsLock = `format: 1
documents:
  text/gates.txt: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
entries:
  - concept: latch
    doc: text/gates.txt
    key: concept latch
    lines: 3-3
    span_sha256: 83b6a889a09a536018a7cd5f5a7cbc38ab5d5dbf4946f3e0d9c2adae5954057c
    quote: {exact: A latch}
    rule: called/1
    confidence: 0.85
    fields: {name: Latch, about: "What holds a gate shut, by its own weight."}
  - card: latch
    doc: text/gates.txt
    key: ask latch
    heading: [Gates, Their parts]
    lines: 3-3
    span_sha256: 83b6a889a09a536018a7cd5f5a7cbc38ab5d5dbf4946f3e0d9c2adae5954057c
    quote: {exact: "What holds a gate shut, by its own weight, is called a latch.", prefix: "ternoon, and the wind moves it.", suffix: "It need not be of iron, though m"}
    rule: called/1
    confidence: 0.85
  - card: creak
    doc: text/gates.txt
    key: ask creak
    lines: 12-15
    span_sha256: 83b6a889a09a536018a7cd5f5a7cbc38ab5d5dbf4946f3e0d9c2adae5954057c
    quote: {exact: "1. R\u200bust\n2. W\u202eind"}
    rule: qa/1
    confidence: 0.95
    flags: [list, new-to-us]
`

// An author sits before the screen of drafts.
type author struct {
	t      testing.TB
	file   string // of the deck
	clock  time.Time
	screen *draftsScreen
	cmd    tea.Cmd // of the newest message
}

// anAuthor opens a screen of 80x24 on the drafts of the deck, in a new folder.
func anAuthor(t testing.TB) *author {
	t.Helper()
	a := &author{t: t, file: "gates.yaml", clock: time.Unix(1e9, 0)}
	t.Chdir(t.TempDir())
	a.write(draftsDeck)
	a.must(os.WriteFile("gates.sources.lock.yaml", []byte(draftsLock), 0o600))
	s, err := authoring.OpenDrafts(a.file, false)
	a.must(err)
	a.screen = newDraftsScreen(t.Context(), s, a.file, ScreenOptions{
		Editor: editor.Choice{Command: "vi"}, Run: func([]string) error { return nil }, Clock: func() time.Time { return a.clock },
	})
	a.screen.after = func(_ time.Duration, fn func(time.Time) tea.Msg) tea.Cmd {
		return func() tea.Msg { return fn(a.clock) }
	}
	a.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII})
	a.send(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	a.size(80, 24)
	return a
}

func (a *author) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

func (a *author) write(text string) {
	a.t.Helper()
	a.must(os.WriteFile(a.file, []byte(text), 0o600))
}

func (a *author) send(msg tea.Msg) { _, a.cmd = a.screen.Update(msg) }

func (a *author) size(width, height int) { a.send(tea.WindowSizeMsg{Width: width, Height: height}) }

func (a *author) press(keys ...string) {
	for _, k := range keys {
		a.clock = a.clock.Add(2 * time.Second)
		a.send(keyOf(k))
	}
}

// edit changes the deck in the editor.
func (a *author) edit(was, now string) {
	a.t.Helper()
	text, err := os.ReadFile(a.file)
	a.must(err)
	a.press("e")
	a.write(strings.Replace(string(text), was, now, 1))
	a.send(editedMsg{})
}

func (a *author) text() string {
	term := vt.NewEmulator(a.screen.width, a.screen.height)
	term.Write([]byte(strings.ReplaceAll(a.screen.View().Content, "\n", "\r\n")))
	var lines []string
	for line := range strings.SplitSeq(term.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}

func (a *author) shows(texts ...string) {
	a.t.Helper()
	shown := a.text()
	for _, text := range texts {
		if !strings.Contains(shown, text) {
			a.t.Errorf("the screen does not show %q:\n%s", text, shown)
		}
	}
}

// through goes through every screen and calls at for each, with its name.
func (a *author) through(at func(name string)) {
	at("a draft of a glossary")
	a.press("k")
	at("a cloze, and what was kept")
	a.press("d")
	at("a card with doubts")
	a.press("s")
	at("a choice, written by hand")
	a.press("k")
	at("a typed answer")
	a.edit("answer: hinge", "anwser: hinge")
	at("a deck that cannot be read")
	a.press("u")
	at("the edit taken back")
	a.press("s")
	at("an explanation")
	a.press("?")
	at("keys")
	a.press("esc", "d")
	at("the end")
}

func TestDraftsLookAsDrawn(t *testing.T) {
	for _, size := range [][2]int{{40, 8}, {50, 14}, {80, 24}, {120, 40}, {250, 80}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			file, err := filepath.Abs(filepath.Join("testdata", "drafts", fmt.Sprintf("%dx%d.golden", size[0], size[1])))
			if err != nil {
				t.Fatal(err)
			}
			a := anAuthor(t)
			a.size(size[0], size[1])
			var b strings.Builder
			a.through(func(name string) {
				fmt.Fprintf(&b, "=== %s\n%s\n", name, a.text())
			})
			golden(t, file, b.String())
		})
	}
}

// Each key on the last line does something, on every kind of screen.
func TestEveryHintedKeyOfDraftsWorks(t *testing.T) {
	for _, name := range []string{"a cloze, and what was kept", "a deck that cannot be read", "keys", "the end"} {
		tried := map[string]bool{}
		for more := true; more; {
			more = false
			a, there := anAuthor(t), false
			a.through(func(at string) {
				if at != name || there {
					return
				}
				there = true
				for _, k := range a.screen.top().live() {
					if k.Quiet || tried[k.Name] {
						continue
					}
					tried[k.Name], more = true, true
					before := a.text()
					if a.press(k.Keys[0]); a.text() == before && a.cmd == nil {
						t.Errorf("%s does nothing at %q:\n%s", k.Name, name, before)
					}
					return
				}
			})
		}
		if len(tried) < 2 {
			t.Errorf("at %q keys %v were tried", name, tried)
		}
	}
}

// Nobody can have meant keys that come at once, or what is pasted.
func TestDraftsAreNotDecidedByAccident(t *testing.T) {
	a := anAuthor(t)
	a.clock = a.clock.Add(2 * time.Second)
	for range 4 {
		a.clock = a.clock.Add(5 * time.Millisecond)
		a.send(keyOf("k"))
	}
	a.send(tea.PasteMsg{Content: "kkkk"})
	if n := a.screen.s.Counts(); n.Kept > 1 {
		t.Errorf("a held key kept %d", n.Kept)
	}
	a = anAuthor(t)
	a.press("d")
	a.clock = a.clock.Add(50 * time.Millisecond) // on the next draft, which nobody has seen yet
	a.send(keyOf("k"))
	if n := a.screen.s.Counts(); n.Kept != 0 || n.Dropped != 1 {
		t.Errorf("%+v", n)
	}
}

// What an editor leaves is shown at once, and nothing is said that is not so.
func TestEditOfADraft(t *testing.T) {
	a := anAuthor(t)
	a.edit("", "")
	a.shows("nothing was changed")
	a.edit(`answer: "What holds`, `answer: "What keeps`)
	a.shows("edited; it is a draft as before", "What keeps a gate shut", "u undo")
	a.press("k")
	a.shows("kept latch", "letters")
	a.press("u", "u")
	a.shows("took back the edit of latch", "What holds a gate shut")
	a.edit(`by its own weight.", both-ways: true, draft: true}`, `by its own weight."}`)
	a.shows("edited, and kept: latch is no draft any more")
	a.press("u")
	a.shows("took back that latch was kept")
	a.edit("id: latch,", "id: catch,")
	a.shows("the card latch is gone from the deck, and counts as dropped", `What does "latch" mean?`)
	a.press("u")
	if text, err := os.ReadFile(a.file); err != nil || string(text) != draftsDeck {
		t.Errorf("the deck is not what it was: %v", err)
	}
	a.press("e")
	a.send(editedMsg{errors.New("no editor")})
	a.shows("not edited: no editor")
}

// The deck was saved elsewhere meanwhile: what is shown is what will be decided on.
func TestDraftChangedElsewhere(t *testing.T) {
	a := anAuthor(t)
	a.write(strings.Replace(draftsDeck, `answer: "What holds`, `answer: "What keeps`, 1))
	a.press("k")
	a.shows("not kept: latch was changed meanwhile", "What keeps a gate shut")
	a.press("k")
	a.shows("kept latch")
	a.write("format: 1\nid: [\n")
	a.press("k")
	a.shows("The deck cannot be read", "not kept")
	a.write(draftsDeck)
	a.press("u")
	a.shows("not taken back", "was changed meanwhile")
}

// Every word of a long passage is seen at every width.
func TestPassageIsSeenWhole(t *testing.T) {
	var words []string
	for i := range 400 {
		words = append(words, fmt.Sprintf("w%03d", i))
	}
	for _, width := range []int{40, 60, 80, 109, 110, 120, 156, 200} {
		a := anAuthor(t)
		a.screen.draft.Entry.Quote.Exact = strings.Join(words, " ")
		a.size(width, 20)
		seen := a.text()
		for range 60 {
			a.press("down")
			seen += a.text()
		}
		for _, word := range words {
			if !strings.Contains(seen, word) {
				t.Fatalf("%s is not seen at %d columns:\n%s", word, width, seen[:2000])
			}
		}
	}
}

// On a terminal that is too small the way out is named, and works.
func TestDraftsOnASmallTerminal(t *testing.T) {
	a := anAuthor(t)
	a.size(39, 7)
	a.shows("goodcard drafts --plain", "q quits")
	a.press("k")
	if n := a.screen.s.Counts(); n.Kept != 0 {
		t.Error("a key acts on what is not shown")
	}
	if a.press("q"); a.cmd == nil {
		t.Error("q does nothing")
	}
}

// Everything that is drafted can be shown, whatever its kind.
func TestDraftPartsHoldEveryText(t *testing.T) {
	c := deck.Card{ID: "x", Kind: deck.Choose, Text: "t1", Answer: "t2", Wrong: []deck.Option{{Text: "t3", Why: "t4"}}, Also: []string{"t5"}, Unseen: []string{"t6"},
		Note: "t7", Alt: "t8", Tags: []string{"t9"}}
	var all strings.Builder
	for _, p := range draftParts(authoring.Draft{Card: c, Concepts: []deck.Concept{{Name: "t10", About: "t11"}}}) {
		all.WriteString(p.text + " ")
	}
	for i := 1; i <= 11; i++ {
		if !strings.Contains(all.String(), fmt.Sprintf("t%d", i)) {
			t.Errorf("t%d is not shown: %s", i, all.String())
		}
	}
}

// The place of a passage is told in what people count in its document.
func TestPlaceOfAPassage(t *testing.T) {
	for _, tt := range []struct {
		doc         string
		first, last int
		want        string
	}{{"faq.md", 3, 3, "faq.md, line 3"}, {"faq.docx", 3, 5, "faq.docx, paragraphs 3 to 5"}, {"terms.csv", 3, 3, "terms.csv, row 3"}} {
		if place, _ := origin(authoring.Draft{Entry: &lock.Entry{Doc: tt.doc, First: tt.first, Last: tt.last}}); place != tt.want {
			t.Errorf("%q, want %q", place, tt.want)
		}
	}
}

// Of what stands around a passage a word may be cut; it is not shown.
func TestWordsAroundAPassage(t *testing.T) {
	for _, tt := range []struct{ prefix, suffix, before, behind string }{
		{"", "", "", ""},
		{"Short.", "More", "Short. ", " More"},
		{"ternoon, and the wind moves it.", "It need not be of iron, though m", "… and the wind moves it. ", " It need not be of iron, though …"},
		{strings.Repeat("長", 32), strings.Repeat("い", 32), strings.Repeat("長", 32) + " ", " " + strings.Repeat("い", 32)},
	} {
		if before, behind := comesBefore(tt.prefix), comesBehind(tt.suffix); before != tt.before || behind != tt.behind {
			t.Errorf("%q and %q, want %q and %q", before, behind, tt.before, tt.behind)
		}
	}
}
