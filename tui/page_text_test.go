package tui

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"goodcard/study"
)

var article = "# All of doors\n\nThe opening.\n\n## Green doors\n\n" + strings.Repeat("Green is the colour of a door that is green.\n\n", 20) +
	"## Why red? {#red}\n\nRed has *one* reason:\n\n- it is $a_1 < b$\n- so it is\n\n### More\n\nAnd `code`.\n\n## Doors that close\n\nThe end.\n"

const withArticle = `format: 1
id: doors
title: Doors
version: 1.0.0
sources:
  art: {title: All of doors, file: text/doors.md}
  gone: {title: Not there, file: text/gone.md}
  bad: {title: A picture, file: text/bad.md}
cards:
  - {id: one, source: art#red, ask: "One?", answer: '1'}
  - {id: two, source: art#doors-that, ask: "Two?", answer: '2'}
  - {id: three, source: art, ask: "Three?", answer: '3'}
  - {id: four, source: gone#red, ask: "Four?", answer: '4'}
  - {id: five, source: bad, ask: "Five?", answer: '5'}
`

func programWithArticle() shipped {
	return shipped{fstest.MapFS{
		"doors/deck.yaml":     {Data: []byte(withArticle)},
		"doors/text/doors.md": {Data: []byte(article)},
		"doors/text/bad.md":   {Data: []byte("\x89PNG\r\n\x1a\n\x00\x00")},
	}}
}

// A text that the program brings lies in no folder, so that no other program can open it: the screen shows it, from the
// place on that the card cites.
func TestOpenShowsTheTextOfADeckOfTheProgram(t *testing.T) {
	d := newDesk(t, programWithArticle())
	_, err := d.col.Install(t.Context(), "doors", false)
	d.must(err)
	d.begin(study.SessionOptions{})
	d.screen.o.Opener = nil
	d.hides("o source")
	d.press("o")
	d.shows("does nothing here")
	d.press("space")
	d.shows("o source")
	d.press("o")
	d.shows("1  source: All of doors, red", "text/doors.md, which comes with the program")
	d.press("1")
	d.shows("Why red?", "Red has one reason:", "• it is a₁ < b", "More", "And `code`.", "Doors that close", "The end.")
	d.hides("The opening.", "One?")
	for range 5 {
		d.press("pgup")
	}
	d.shows("All of doors, red", "The opening.")
	d.press("esc")
	d.shows("One?", "All of doors, red", "o source")

	d.press("3", "space", "o", "1") // words of a heading that begin so
	d.shows("Doors that close", "The end.")
	d.press("esc", "3", "space", "o", "1") // all of it
	d.shows("All of doors", "The opening.", "Green doors")
	d.hides("The end.")
	d.press("esc", "3", "space") // one that the program does not bring
	d.shows("Four?", "Not there, red")
	d.hides("o source")
	d.press("o")
	d.shows("does nothing here")
	d.press("3", "space", "o", "1")
	d.shows("Not opened", "text/bad.md is no text that can be shown here", "text/bad.md, which comes with the program")
}

// plainly holds a conversation and returns what was said.
func plainly(t *testing.T, c *study.Collection, o PlainOptions, lines ...string) string {
	t.Helper()
	s, err := c.Session(t.Context(), study.SessionOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	o.In, o.Out, o.Talk = strings.NewReader(strings.Join(lines, "\n")+"\n"), &out, io.Discard
	if err := Plain(t.Context(), s, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// In plain lines o tells where the text is, and reads out what the card cites when it is typed again, in a pipe too.
func TestPlainReadsTheTextOfADeckOfTheProgram(t *testing.T) {
	d := newDesk(t, programWithArticle())
	_, err := d.col.Install(t.Context(), "doors", false)
	d.must(err)
	said := plainly(t, d.col, PlainOptions{}, "o", "", "?", "o", "o", "o", "3", "", "o", "o", "3", "", "3", "", "o", "3", "", "o", "o")
	const read = "Source: All of doors, red.\nWhy red?\nRed has one reason:\n- it is a₁ < b\n- so it is\nMore\nAnd code.\nEnd of the source.\n"
	for _, want := range []string{
		"\nSource: text/doors.md, which comes with the program\nType o once more to read it.\n",
		"\nSource: All of doors, doors-that.\nDoors that close\nThe end.\nEnd of the source.\n",
		"\nSource: Not there, red\nGrade",
		"\nIt cannot be shown: text/bad.md is no text that can be shown here.\n",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said in\n%s", want, said)
		}
	}
	if n := strings.Count(said, read); n != 2 {
		t.Errorf("it is read %d times in\n%s", n, said)
	}
	if n := strings.Count(said, "or a command. ? lists"); n != 2 { // on a front, and where there is nothing
		t.Errorf("o means nothing %d times in\n%s", n, said)
	}
}

// What the screen does not hand to another program, plain lines do not either.
func TestPlainOpensOnlyWhatMayBeOpened(t *testing.T) {
	folder := t.TempDir()
	deck := strings.NewReplacer("file: text/doors.md", "file: text/run.desktop", "file: text/gone.md", "file: text/a.md", "file: text/bad.md", "url: 'https://example.org/'").Replace(withArticle)
	d := newDesk(t, nil)
	d.must(os.Mkdir(filepath.Join(folder, "text"), 0o700))
	for name, text := range map[string]string{"deck.yaml": deck, "text/run.desktop": "[Desktop Entry]\nExec=sh\n", "text/a.md": "A."} {
		d.must(os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	_, err := d.col.Install(t.Context(), folder, false)
	d.must(err)
	var opened []string
	said := plainly(t, d.col, PlainOptions{Open: func(address string) error { opened = append(opened, address); return nil }},
		"", "o", "o", "3", "", "3", "", "3", "", "o", "o", "3", "", "o", "o")
	if want := []string{filepath.Join(folder, "text", "a.md"), "https://example.org/"}; strings.Join(opened, " ") != strings.Join(want, " ") {
		t.Errorf("opened are %q", opened)
	}
	if !strings.Contains(said, "\nIt is not opened: by its name it is not a text, a page of HTML or a PDF.\n") {
		t.Error(said)
	}
}
