package tui_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"goodcard/long"
	"goodcard/study"
	"goodcard/tui"
)

// teatest registers -update too; whichever package comes first owns it.
var update = func() flag.Value {
	if flag.Lookup("update") == nil {
		flag.Bool("update", false, "rewrite the golden files")
	}
	return flag.Lookup("update").Value
}()

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if update.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update accepts):\n%s", file, diff)
	}
}

const header = "format: 1\nid: inner-outer\ntitle: Inner and outer alignment\nversion: 1.0.0\nabout: A deck for tests.\n" +
	"sources:\n  article: {title: 'The article *on* both', file: text.md}\n" +
	"concepts:\n  goal: {name: Goal_misgeneralization_here}\ncards:\n"

// One card of every kind.
const kinds = `  - id: door
    concept: goal
    ask: An agent reached the **green door**. Which goals could it have learned?
    answer: |-
      One of two:

      - go to the green door
      - go to the nearest door
    note: Its perfect score says nothing about which.
    source: article#inner-alignment
    as-of: 2026-01
    status: contested
  - {id: gap, cloze: 'A trained model that searches is a {{mesa-optimizer::two words}}.'}
  - id: pick
    choose: What failed?
    answer: The learned goal was not the intended one.
    wrong:
      - {text: The reward was wrong., why: The reward named the green door.}
      - {text: The agent could not tell red from green.}
  - {id: law, type: 'Whose law is it?', answer: Goodhart}
  - id: tell
    explain: Explain why test scores are no evidence.
    points: [models behave alike in training, they differ elsewhere, a capable model may wait]
`

// A program brings one deck that never changes.
type program struct{ fstest.MapFS }

func (program) Digest(id string) string {
	if id == study.FirstDeck {
		return "1"
	}
	return ""
}

func (program) IDs() []string                                          { return []string{study.FirstDeck} }
func (program) Head(id string) (title, about string, cards, items int) { return id, "", 0, 0 }

func open(t *testing.T, cards string) *study.Collection {
	t.Helper()
	now := time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)
	c, err := study.Open(t.Context(), study.Options{Dir: t.TempDir(), Now: func() time.Time { return now },
		Shipped: program{fstest.MapFS{study.FirstDeck + "/deck.yaml": {Data: []byte(header + cards)}}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

func session(t *testing.T, c *study.Collection) *study.Session {
	t.Helper()
	s, err := c.Session(t.Context(), study.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A keyboard gives one line at a time and shows it on the screen, as a terminal does.
type keyboard struct {
	lines  []string
	screen io.Writer
}

func (k *keyboard) Read(p []byte) (int, error) {
	if len(k.lines) == 0 {
		return 0, io.EOF
	}
	n := copy(p, k.lines[0]+"\n")
	k.lines = k.lines[1:]
	return k.screen.Write(p[:n])
}

// talk types lines in a terminal and returns the screen.
func talk(t *testing.T, c *study.Collection, o tui.PlainOptions, lines ...string) string {
	t.Helper()
	var screen, aside bytes.Buffer
	o.In, o.Out, o.Talk, o.Typed = &keyboard{lines, &screen}, &screen, &aside, true
	if err := tui.Plain(t.Context(), session(t, c), o); err != nil {
		t.Fatal(err)
	}
	if aside.Len() > 0 {
		t.Errorf("beside the session is said %q", aside.String())
	}
	return screen.String()
}

func TestConversations(t *testing.T) {
	const two = "  - {id: one, ask: 'One?', answer: '1'}\n  - {id: two, ask: 'Two?', answer: '2'}\n"
	tests := []struct {
		name, cards string
		all         bool
		lines       []string
	}{
		{"all-kinds", kinds, false, []string{"", "3", "", "easy", "b", "", "goodheart", "", "", "1 3", ""}},
		{"all-kinds-unknown", kinds, false, []string{"", "1", "", "2", "", "1", "", "1", "", "", "",
			"", "3", "", "3", "c", "3", "something else", "3", "", "1,2 3", "good"}},
		{"all-grades", kinds, true, []string{"", "6", "0", "", "2", "a", "5", "Goodhart.", "", "", "3", ""}},
		{"commands", two, false, []string{"?", "u", "s", "u", "", "?", "3", "", "u", "", "GOOD", "U", "", "4", "", "S", "q"}},
		{"wrong-letters", kinds, false, []string{"x", "3", "b", "", "", "0", "5", "x", "3", "a whole line", "9",
			"d", "ab", "0", "A", "3", "", "", "2", "", "0", "4", "one", "1 1, 2", ""}},
		{"end-at-question", two, false, nil},
		{"end-at-grade", two, false, []string{""}},
		{"end-at-second-card", two, false, []string{"", "3"}},
		{"end-after-wrong-grade", two, false, []string{"", "9"}},
		{"quit-at-once", two, false, []string{"q"}},
		{"done", two, false, []string{"", "4", "", "3", "d", ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			screen := talk(t, open(t, tt.cards), tui.PlainOptions{AllGrades: tt.all}, tt.lines...)
			golden(t, tt.name, screen)
			for line := range strings.Lines(screen) {
				if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), unicode.IsControl) {
					t.Errorf("%q holds a control character", line)
				}
			}
		})
	}
}

func TestNothingToStudy(t *testing.T) {
	c := open(t, "  - {id: one, ask: 'One?', answer: '1'}\n")
	talk(t, c, tui.PlainOptions{}, "", "4")
	golden(t, "nothing", talk(t, c, tui.PlainOptions{}))
}

// reviews counts the grades on disk.
func reviews(t *testing.T, c *study.Collection) int {
	t.Helper()
	g, err := c.Glance(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return g.Reviewed
}

func TestEndOfInputAtEveryPromptLosesNothing(t *testing.T) {
	whole := []string{"", "3", "", "3", "b", "4", "Goodhart", "", "", "1 2", ""}
	recorded := []int{0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4, 5}
	for n := range len(whole) + 1 {
		for _, newline := range []string{"\n", ""} {
			c := open(t, kinds)
			in := strings.Join(whole[:n], "\n")
			if n > 0 && (whole[n-1] == "" || newline != "") {
				in += "\n"
			}
			var out bytes.Buffer
			err := tui.Plain(t.Context(), session(t, c), tui.PlainOptions{In: strings.NewReader(in), Out: &out, Talk: io.Discard})
			if err != nil || reviews(t, c) != recorded[n] {
				t.Errorf("%q: %d recorded, %v; want %d", in, reviews(t, c), err, recorded[n])
			}
			if !strings.Contains(out.String(), "recorded.\n") && !strings.Contains(out.String(), "No answer was given.\n") {
				t.Errorf("%q ends with %q", in, out.String())
			}
		}
	}
}

func TestPipedOutputHasOnlyWholeLines(t *testing.T) {
	var out bytes.Buffer
	in := strings.NewReader("\n3\n\n3\nb\n4\nGoodhart\n\n\n1 2\n\n\n4\n")
	if err := tui.Plain(t.Context(), session(t, open(t, kinds)), tui.PlainOptions{In: in, Out: &out, Talk: io.Discard}); err != nil {
		t.Fatal(err)
	}
	golden(t, "piped", out.String())
}

// A line that nobody types is not read, neither cut nor as many.
func TestLongLineIsNoAnswer(t *testing.T) {
	c := open(t, "  - {id: law, type: 'Whose?', answer: Goodhart}\n  - {id: two, ask: 'Two?', answer: '2'}\n")
	lines := []string{strings.Repeat("3\x1b[2Jü", 30_000), "Goodhart", strings.Repeat("3", 10_001), "3", "q", ""}
	var out bytes.Buffer
	if err := tui.Plain(t.Context(), session(t, c), tui.PlainOptions{In: strings.NewReader(strings.Join(lines, "\n")), Out: &out, Talk: io.Discard}); err != nil {
		t.Fatal(err)
	}
	screen := out.String()
	if n := reviews(t, c); n != 1 {
		t.Errorf("%d grades are recorded", n)
	}
	if strings.Contains(screen, "\x1b") {
		t.Error("an escape code of the input is written")
	}
	if strings.Count(screen, "\nA line of more than 10000 bytes is not read.\n") != 2 {
		t.Errorf("it is not said:\n%s", screen)
	}
}

// Zeros are what a device holds that has no lines.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestLineWithoutEndEndsTheSession(t *testing.T) {
	c := open(t, "  - {id: law, ask: 'Whose?', answer: Goodhart}\n")
	err := tui.Plain(t.Context(), session(t, c), tui.PlainOptions{In: zeros{}, Out: io.Discard, Talk: io.Discard})
	if err == nil || !strings.Contains(err.Error(), "does not end") {
		t.Errorf("the error is %v", err)
	}
}

// The deck format refuses controls as they are; Markdown may still name them, and they must
// not come to life on their way to the terminal.
func TestCardsWriteNoEscapeCodes(t *testing.T) {
	const bad = "&#27;[31mred&#7;&#x202e;&#155;2J&#x2066;&#8203;"
	cards := "  - id: a\n    ask: \"Q " + bad + "\"\n    answer: \"A " + bad + "\"\n    note: \"N " + bad + "\"\n" +
		"  - id: b\n    choose: \"Q " + bad + "\"\n    answer: \"A " + bad + "\"\n    wrong: [{text: \"W " + bad + "\", why: \"Y " + bad + "\"}]\n" +
		"  - id: c\n    explain: \"Q " + bad + "\"\n    points: [\"P " + bad + "\", \"R " + bad + "\"]\n" +
		"  - id: d\n    cloze: \"Q {{c1::" + bad + "::" + bad + "}}\"\n"
	c := open(t, cards)
	screen := talk(t, c, tui.PlainOptions{}, "", "3", "a", "3", "", "", "3", "", "3")
	if at := strings.IndexFunc(screen, func(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) }); at >= 0 {
		t.Errorf("%q is written", screen[max(at-20, 0):at+10])
	}
	if !strings.Contains(screen, "red") {
		t.Errorf("the text of the cards is not written:\n%s", screen)
	}
	if n := reviews(t, c); n != 4 {
		t.Errorf("%d grades of 4 are recorded", n)
	}
}

// Where a link leads is written, wherever it stands on a card.
func TestPlainShowsAddresses(t *testing.T) {
	n := 0
	link := func() string { n++; return fmt.Sprintf("'[here](https://example.org/%d)'", n) }
	cards := "  - {id: a, ask: " + link() + ", answer: " + link() + ", note: " + link() + "}\n" +
		"  - {id: b, choose: " + link() + ", answer: " + link() + ", wrong: [{text: " + link() + ", why: " + link() + "}]}\n" +
		"  - {id: c, explain: " + link() + ", points: [" + link() + ", " + link() + "]}\n"
	screen := talk(t, open(t, cards), tui.PlainOptions{}, "", "3", "a", "3", "", "", "3")
	for i := range n {
		if address := fmt.Sprintf("here (https://example.org/%d)", i+1); !strings.Contains(screen, address) {
			t.Errorf("%s is not written:\n%s", address, screen)
		}
	}
}

// A pipe takes so many bytes and is closed then.
type pipe struct{ left int }

var errClosed = errors.New("broken pipe")

func (p *pipe) Write(b []byte) (int, error) {
	if p.left -= len(b); p.left < 0 {
		return 0, errClosed
	}
	return len(b), nil
}

func TestClosedOutputStopsBeforeAnotherGrade(t *testing.T) {
	input := "\n3\n\n3\nb\n4\nGoodhart\n\n\n1 2\n\n"
	last := 0
	for left := 0; left < 2500; left += long.Size(120, 40) {
		c := open(t, kinds)
		out := &pipe{left}
		err := tui.Plain(t.Context(), session(t, c), tui.PlainOptions{In: strings.NewReader(input), Out: out, Talk: io.Discard})
		n := reviews(t, c)
		if n < last || n > last+1 {
			t.Errorf("%d bytes are read: %d grades, before %d", left, n, last)
		}
		last = n
		switch {
		case err == nil && n == 5:
			return
		case !errors.Is(err, errClosed) || strings.Count(err.Error(), "broken pipe") != 1:
			t.Errorf("%d bytes are read: %v", left, err)
		}
	}
	t.Errorf("%d grades are recorded in the end", last)
}

// A session that leaves some of the day says what, also where it had nothing to ask itself.
func TestEndOfPlainNamesWhatTodayStillAsks(t *testing.T) {
	c := open(t, strings.Replace(kinds, "- id: door\n", "- id: door\n    tags: [first]\n", 1))
	with := func(o study.SessionOptions, lines ...string) string {
		t.Helper()
		s, err := c.Session(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := tui.Plain(t.Context(), s, tui.PlainOptions{In: &keyboard{lines, &out}, Out: &out, Talk: io.Discard, Typed: true}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	const left = "\nLeft for today: 0 due, 4 new. 'goodcard review' brings it.\n"
	if got := with(study.SessionOptions{Limit: 1}, "", "good"); !strings.Contains(got, "\nDone for now. ") || !strings.Contains(got, left) {
		t.Error(got)
	}
	if got := with(study.SessionOptions{Selection: study.Selection{Tag: "first"}}); !strings.Contains(got, left) {
		t.Error(got)
	}
	if got := with(study.SessionOptions{}, "", "good", "", "good", "", "good", "", "good", "", "1", "good"); strings.Contains(got, "Left for today") {
		t.Error(got)
	}
}
