package tui

import (
	"os"
	"strings"
	"testing"

	"goodcard/study"
)

func TestEditComesBackToTheSameCard(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space", "3", "space", "e")
	if e := d.screen.editing; e == nil || e.File != d.file || e.Line != 8 {
		t.Fatalf("the editor opens %+v", e)
	}
	d.write(strings.Replace(askDeck, "Question two?", "Question 2?", 1))
	d.send(editedMsg{})
	d.shows("Question 2?")
	d.hides("Answer two.")
	d.press("space", "3")
	d.shows("Question three?")
}

func TestBrokenEditShowsTheCardAsItWasAndTheLine(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("e")
	d.write(strings.Replace(askDeck, "answer: Answer one.", "answer: Answer one., colour: red", 1))
	d.send(editedMsg{})
	d.shows("The card stays as it was", `deck.yaml:7:58: unknown key "colour"`, "e edit again")
	d.press("esc")
	d.shows("Question one?")
	d.press("space")
	d.shows("Answer one.")
}

// A shipped deck is no file of the learner: they edit a version of their own.
func TestOwnVersionIsEditedInAFileOfItsOwn(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	e := &editing{Editing: study.Editing{Card: "doors/one", Text: "# yours\nformat: 1\ncards:\n  - id: one\n    ask: x\n"}}
	d.must(e.write())
	text, err := os.ReadFile(e.File)
	d.must(err)
	if string(text) != e.Text {
		t.Errorf("the file says %q", text)
	}
	d.screen.editing = e
	d.screen.tidy()
	if _, err := os.Stat(e.File); !os.IsNotExist(err) {
		t.Errorf("the file is left behind: %v", err)
	}
}

func TestOpenOffersPicturesAndWithTheAnswerTheSource(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("o")
	d.shows("no picture to open")
	d.press("space", "o")
	d.shows("opening https://example.org/inner")

	deck := t.TempDir()
	for name, text := range map[string]string{"media/door.png": "x", "deck.yaml": strings.Replace(askDeck, "cards:\n  - {id: one,",
		"sources: {a: {title: A, file: media/door.png}}\ncards:\n  - {id: one, source: a, image: media/door.png, alt: A green door,", 1)} {
		d.must(os.MkdirAll(deck+"/media", 0o700))
		d.must(os.WriteFile(deck+"/"+name, []byte(text), 0o600))
	}
	_, err := d.col.Install(t.Context(), deck, true)
	d.must(err)
	d.begin(study.SessionOptions{Selection: study.Selection{Decks: []string{"doors"}}})
	d.shows("picture: A green door", "o picture")
	d.press("o")
	if got := d.screen.said; got != "opening "+deck+"/media/door.png" {
		t.Error(got)
	}
	d.press("space", "o")
	d.shows("1  picture: A green door", "2  source: A")
	d.press("2")
	d.shows("opening ")
	d.send(d.cmd())
	d.screen.o.Opener = []string{"false"}
	d.press("o", "1")
	d.send(d.cmd())
	d.shows("not opened: false ended with exit status 1")
}
