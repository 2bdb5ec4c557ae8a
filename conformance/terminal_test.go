package conformance

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// killedTerminal closes the terminal in the middle of sessions, or kills the program in it:
// every grade that the screen had acknowledged is in the history.
func killedTerminal(t *testing.T) {
	r := random(t, 1)
	p := newScreen(t, 60)
	given := newLedger()
	start := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for i := range 12 {
		p.now = start.AddDate(0, 0, i).Format(time.RFC3339)
		program := p.start(sizes[i%len(sizes)], "env", "GOODCARD_NOW="+p.now, binary, "review", "--new", "3", screenDeck)
		p.shows(screenDeck + "/card-")
		for range 1 + r.IntN(4) {
			item := p.asked()
			p.reveals()
			p.grades(item, []rating{again, hard}[r.IntN(2)], given) // never known: the session does not end
		}
		if r.IntN(2) == 0 { // a grade that nobody saw acknowledged may be there or not
			item := p.asked()
			p.reveals()
			p.asks(item, good, given)
		}
		if i%2 == 0 {
			p.tmux("kill-session", "-t", "pane")
		} else if err := program.Kill(); err != nil {
			t.Fatal(err)
		}
		p.gone()
		ended(t, program)
		given.compare(t, p.reviews())
		p.healthy()
	}
}

// ended waits until a process that lost its terminal runs no more. What tmux has not yet
// taken notice of is a zombie.
func ended(t *testing.T, process *os.Process) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		state, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(process.Pid)).Output()
		if err != nil || strings.HasPrefix(string(state), "Z") {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("the program goes on without its terminal: %s", state)
		}
	}
}

// suspendedProgram leaves a front for the shell with Ctrl+Z, and comes back to it.
func suspendedProgram(t *testing.T) {
	p := newScreen(t, 6)
	p.inShell(sizes[1])
	front := p.shows(screenDeck+"/card-000", "q quit")
	p.press("C-z")
	p.shows("Stopped")
	p.types("echo $((6 * 7)) here")
	p.press("Enter")
	p.shows("42 here")
	p.types("fg")
	p.press("Enter")
	p.await("the same card", func(screen string) bool { return screen == front })
	given := newLedger()
	p.reveals()
	p.grades(screenDeck+"/card-000", good, given)
	p.reveals()
	p.types("u")
	p.shows("took back good", screenDeck+"/card-000")
	if left := p.reviews(); len(left) > 0 {
		t.Errorf("%v stand", left)
	}
	p.press("q")
	p.shows("$")
}

// editedCard edits a card in an editor that needs the terminal, and comes back to it.
func editedCard(t *testing.T) {
	editor := filepath.Join(t.TempDir(), "editor")
	write(t, editor, `#!/bin/sh
printf 'what instead of "What"? '
read -r word
[ "$word" ] || exit 1
sed "s/What does/$word/" "$1" >"$1.new" && mv "$1.new" "$1"
`)
	if err := os.Chmod(editor, 0o755); err != nil {
		t.Fatal(err)
	}
	p := newScreen(t, 6, "EDITOR="+editor)
	p.inShell(sizes[1])
	p.shows("What does " + screenDeck + "/card-000 ask?")
	p.types("e")
	p.shows("what instead of")
	p.types("Which thing does")
	p.press("Enter")
	p.shows("Which thing does "+screenDeck+"/card-000 ask?", "q quit")
	given := newLedger()
	p.reveals()
	p.types("e")
	p.shows("what instead of")
	p.press("Enter") // this editor fails for want of words
	p.shows("Which thing does "+screenDeck+"/card-000 ask?", "it ended with exit code 1")
	p.types("!") // clears the line that says so
	p.shows("flagged")
	p.types("e")
	p.shows("what instead of")
	p.press("C-c") // is the editor's: the session goes on
	p.shows("Which thing does "+screenDeck+"/card-000 ask?", "not edited")
	p.grades(screenDeck+"/card-000", good, given)
	given.compare(t, p.reviews())
}

// pastedText holds what grades when it is typed. It goes into a text field or nowhere.
func pastedText(t *testing.T) {
	p := newScreen(t, 6)
	p.inShell(sizes[1])
	p.shows(screenDeck + "/card-")
	const text = " 3\n3 q u s\x1b[31m"
	given := newLedger()
	for {
		item := p.asked()
		p.paste(text)
		if strings.Contains(item, "card-003") { // its answer is typed
			p.shows("you   3 3 q u s")
			p.press("Enter")
			p.shows("x ")
			break
		}
		p.types("!") // which is answered after what was pasted
		p.shows("flagged")
		p.press("Space")
		p.await("the grades", answered)
		p.paste(text)
		p.types("!")
		p.shows("the flag is off")
		given.compare(t, p.reviews())
		p.grades(item, easy, given)
	}
	given.compare(t, p.reviews())
}
