package tui

import (
	"errors"
	"os"
	"path/filepath"
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
	d.shows("Question 2?", "the file was read again: deck.yaml")
	d.hides("Answer two.")
	d.press("space", "3")
	d.shows("Question three?")
}

func TestBrokenEditShowsTheCardAsItWasAndTheLine(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("e")
	d.write(strings.Replace(askDeck, "answer: Answer one.", "answer: Answer one., colour: red", 1))
	d.send(editedMsg{})
	d.shows("The card is unchanged", `deck.yaml:7:58: unknown key "colour"`, "e edit again")
	d.press("esc")
	d.shows("Question one?")
	d.press("space")
	d.shows("Answer one.")
}

// A shipped deck is no file of the learner: they edit a version of their own, and what they
// typed outlives a refusal, a failing editor and the end of the program.
func TestTextOfAnOwnVersionIsNeverLost(t *testing.T) {
	d := sitDownShipped(t, askDeck)
	write := func(text string) {
		t.Helper()
		d.must(os.WriteFile(d.screen.editing.File, []byte(text), 0o600))
	}
	kept := func(text string) {
		t.Helper()
		d.press("e")
		got, err := os.ReadFile(d.screen.editing.File)
		if d.must(err); !strings.HasSuffix(string(got), "\n"+text) {
			t.Errorf("the editor opens with %q, want %q", got, text)
		}
	}
	d.press("e")
	write("refused")
	d.send(editedMsg{})
	d.shows("The card is unchanged", "Your text is kept, and the next edit opens it:", "e edit again")
	d.size(40, 24)
	lines := strings.Split(d.text(), "\n")
	var path string
	for _, line := range lines[d.row("opens it:")+1:] {
		if path += strings.TrimSpace(line); strings.HasSuffix(path, ".yaml") {
			break
		}
	}
	if text, err := os.ReadFile(path); err != nil || string(text) != "refused" {
		t.Errorf("the path is not to be copied from the screen: %q, %v", path, err)
	}
	d.size(80, 24)
	d.press("esc", "space")
	kept("refused")
	d.shows("could not save")
	write("unfinished")
	d.send(editedMsg{errors.New("exit status 1")})
	d.shows("exit status 1", "Your text is kept, and")
	d.press("esc")
	d.shows("Answer one.") // it stays open
	kept("unfinished")
	d.must(os.Remove(d.screen.editing.File))
	d.send(editedMsg{errors.New("exit status 1")})
	d.shows("not edited: exit status 1", "Answer one.")
	d.press("e")
	write("interrupted")
	if said := d.screen.leaveEditor(); !strings.Contains(said, "your text is kept in") {
		t.Errorf("at the end of the program is said %q", said)
	}
	d.begin(study.SessionOptions{})
	kept("interrupted")
}

// What came of an edit is said, with the key that takes it back where there is something to.
func TestWhatCameOfAnEditIsSaid(t *testing.T) {
	d := sitDownShipped(t, askDeck)
	edit := func(change func(string) string, want string) {
		t.Helper()
		d.press("e")
		file := d.screen.editing.File
		text, err := os.ReadFile(file)
		d.must(err)
		d.must(os.WriteFile(file, []byte(change(string(text))), 0o600))
		d.send(editedMsg{})
		if got := d.screen.said; got != want {
			t.Errorf("%q is said, want %q", got, want)
		}
	}
	d.press("space")
	same := func(text string) string { return text }
	mine := func(text string) string { return strings.Replace(text, "Question one?", "My question?", 1) }
	none := func(string) string { return "" }
	edit(same, "the card is unchanged")
	d.shows("Answer one.")
	edit(mine, "the card is asked in your own version from now on   u undo")
	d.hides("Answer one.") // of another question now
	edit(func(string) string { return "rubbish" }, "")
	d.press("esc")
	edit(none, "the card is unchanged, and the text that you could not save is gone")
	d.shows("My question?")
	edit(none, "the card is asked in the deck's version again   u undo")
	d.press("u")
	d.shows("My question?")
}

// To take back what left the card as it is does not close its answer.
func TestUndoOfAMarkKeepsTheAnswerOpen(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("space", "!", "u")
	d.shows("Answer one.", "took back the flag")
	d.press("n", "m", "esc", "u")
	d.shows("Answer one.", "took back the note")
	d.hides("note kept")
	d.press("3", "u") // the grade's own card comes closed
	d.shows("Question one?", "took back good")
	d.hides("Answer one.")
}

// A key is named where it does something, and only there.
func TestOpenIsNamedWhereThereIsSomethingToOpen(t *testing.T) {
	const cards = "cards:\n  - {id: one, source: a, ask: \"One?\", answer: '1'}\n"
	text := strings.Split(askDeck, "cards:")[0]
	d := sitDown(t, text+"sources: {a: {title: A book on paper}}\n"+cards, study.SessionOptions{})
	d.press("space")
	d.shows("A book on paper")
	d.hides("o source")
	d.press("o")
	d.shows("does nothing here")
	d = sitDownShipped(t, text+"sources: {a: {title: A page, url: 'https://example.org/'}}\n"+cards)
	d.hides("o picture", "o source")
	d.press("space")
	d.shows("o source")
	d.press("o")
	d.shows("1  source: A page", "https://example.org/")
	d.press("1")
	d.shows("opening https://example.org/")
}

func TestOpenOffersPicturesAndWithTheAnswerTheSource(t *testing.T) {
	d := sitDown(t, kinds(t), study.SessionOptions{})
	d.press("o")
	d.shows("does nothing here")
	d.press("space", "o", "1")
	d.shows("opening https://example.org/inner")

	deck := t.TempDir()
	for name, text := range map[string]string{"media/door.png": "\x89PNG\r\n\x1a\n", "text/a.md": "A.", "deck.yaml": strings.Replace(askDeck, "cards:\n  - {id: one,",
		"sources: {a: {title: A, file: text/a.md}}\ncards:\n  - {id: one, source: a, image: media/door.png, alt: A green door,", 1)} {
		d.must(os.MkdirAll(filepath.Dir(deck+"/"+name), 0o700))
		d.must(os.WriteFile(deck+"/"+name, []byte(text), 0o600))
	}
	_, err := d.col.Install(t.Context(), deck, true)
	d.must(err)
	d.begin(study.SessionOptions{Selection: study.Selection{Decks: []string{"doors"}}})
	d.shows("picture: A green door", "o picture")
	d.press("o")
	d.shows("1  picture: A green door", "door.png")
	d.press("1")
	if got := d.screen.said; got != "opening "+filepath.Join(deck, "media", "door.png") {
		t.Error(got)
	}
	d.press("space", "o")
	d.shows("1  picture: A green door", "2  source: A")
	d.press("2")
	d.shows("opening")
	d.send(d.cmd())
	self, err := os.Executable()
	d.must(err)
	t.Setenv("PATH", filepath.Dir(self))
	d.screen.o.Opener = []string{filepath.Base(self), "-no-such-flag"}
	d.press("o", "1")
	d.send(d.cmd())
	d.shows("not opened by " + filepath.Base(self) + ": it ended with exit code 2")

	// Without such a program, the learner reads where the thing is.
	for _, opener := range [][]string{nil, {"no-such-program", "--quietly"}} {
		d.screen.o.Opener = opener
		d.press("o", "1")
		d.shows("Not opened", "The picture is here:")
		d.hides("executable file")
		if shown := strings.Join(strings.Fields(d.text()), ""); !strings.Contains(shown, filepath.Join(deck, "media", "door.png")) {
			t.Errorf("the screen does not show %s:\n%s", deck, d.text())
		}
		d.press("esc")
	}
}

// An edit comes back to the answer that was open, as the card now is, with what was answered; only
// another question is asked anew.
func TestEditComesBackToTheAnswer(t *testing.T) {
	text := strings.Split(askDeck, "cards:")[0] + `cards:
  - {id: pick, choose: 'Which one?', answer: This one., wrong: [{text: That one., why: It is not.}]}
  - {id: say, explain: Say it., points: [first, second, third]}
`
	d := sitDown(t, text, study.SessionOptions{})
	edit := func(from, to string) {
		t.Helper()
		d.press("e")
		text = strings.Replace(text, from, to, 1)
		d.write(text)
		d.send(editedMsg{})
	}
	wrong := "a"
	if d.row("a  That one.") < 0 {
		wrong = "b"
	}
	d.press(wrong)
	d.shows("x "+wrong+"  That one.", "It is not.")
	edit("It is not.", "It never was.")
	d.shows("x "+wrong+"  That one.", "It never was.", "the file was read again", "1 again")
	edit("That one.", "Another one.")
	d.hides("x ")
	d.shows("Another one.", "1 again")
	edit("Which one?", "Which of them?")
	d.shows("Which of them?")
	d.hides("1 again")
	d.press(wrong, "3", "space", "1", "3")
	d.shows("2 of 3")
	d.screen.leaving = false
	d.screen.editing = &study.Edit{File: d.file} // as e does, which is a grade here
	d.write(strings.Replace(text, "[first, second, third]", "[third, zeroth, first, second]", 1))
	d.send(editedMsg{})
	d.shows("[x] 1  third", "[ ] 2  zeroth", "[x] 3  first", "[ ] 4  second")
}

// To take back after an edit of a file says what it leaves.
func TestUndoAfterTheEditOfAFileSaysWhatStays(t *testing.T) {
	d := sitDown(t, askDeck, study.SessionOptions{})
	d.press("e")
	d.write(strings.Replace(askDeck, "Question one?", "Question 1?", 1))
	d.send(editedMsg{})
	d.press("space", "3", "e")
	d.write(strings.Replace(askDeck, "Question two?", "Question 2?", 1))
	d.send(editedMsg{})
	d.press("u")
	d.shows("took back good; deck.yaml stays as you edited it", "Question one?")
	d.press("space", "3", "u")
	d.hides("stays as you")
}
