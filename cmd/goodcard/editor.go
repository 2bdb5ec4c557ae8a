package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/study"

	"github.com/mattn/go-shellwords"
)

// letEdit opens a card in the learner's editor and waits for its end. A card of a linked
// deck is edited in its file, and save gets no text. Of any other, the learner edits their own
// version in a temporary file, which save gets unless it says what it said. Where the editor
// or save fails, that file stays and the hint names it: no text is lost.
func letEdit(env *Env, e study.Editing, save func(file, text string) error) error {
	if e.Text == "" {
		if err := env.edit(e.File, e.Line); err != nil {
			return err
		}
		return save(e.File, "")
	}
	file, err := ownFile(e)
	if err != nil {
		return err
	}
	edited := env.edit(file, ownLine(e.Text))
	text, err := os.ReadFile(file)
	switch {
	case err != nil:
		return errors.Join(edited, withoutCall(err))
	case string(text) == e.Text:
		return errors.Join(edited, os.Remove(file))
	case edited == nil:
		edited = save(file, string(text))
	}
	if edited != nil {
		return &hintedError{edited, "the card is as it was, and your text is kept in " + file}
	}
	return os.Remove(file)
}

// ownFile writes the learner's own version of a card into a new file.
func ownFile(e study.Editing) (name string, err error) {
	f, err := os.CreateTemp("", "goodcard-"+strings.ReplaceAll(e.Card, "/", "-")+"-*.yaml")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(e.Text)
	return f.Name(), errors.Join(err, f.Close())
}

// ownLine returns the line of the card in the learner's own version, below what must stay.
func ownLine(text string) int {
	before, _, _ := strings.Cut(text, "\ncards:\n")
	return strings.Count(before, "\n") + 3
}

// edit runs the learner's editor on a file and waits for its end.
func (e *Env) edit(file string, line int) error {
	editor, words, err := chosenEditor(e.Getenv)
	if err != nil {
		return err
	}
	switch err := e.Run(append(words, atLine(words, file, line)...)); {
	case errors.Is(err, exec.ErrNotFound):
		return &hintedError{fmt.Errorf("cannot find the editor %q", words[0]), editorHint}
	case err != nil:
		return fmt.Errorf("the editor %q failed: %w", editor, err)
	}
	return nil
}

const editorHint = "set EDITOR to the command of your editor, such as EDITOR=nano"

// chosenEditor returns the words of $VISUAL or else of $EDITOR.
func chosenEditor(getenv func(string) string) (editor string, words []string, err error) {
	name := "VISUAL"
	if strings.TrimSpace(getenv(name)) == "" {
		name = "EDITOR"
	}
	editor = getenv(name)
	words, err = shellwords.Parse(editor)
	switch {
	case err != nil:
		return "", nil, &hintedError{fmt.Errorf("cannot read %s, which is %q: %w", name, editor, err), editorHint}
	case len(words) == 0:
		return "", nil, &hintedError{errors.New("no editor is set"), editorHint}
	}
	return editor, words, nil
}

// How editors take the line to open a file at. Others get the file alone. Those with a window
// of their own return at once unless they are asked to wait.
var (
	plusLine  = []string{"vi", "vim", "nvim", "nvi", "vis", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "mg", "ne", "mcedit"}
	gotoLine  = []string{"code", "code-insiders", "codium", "cursor", "windsurf"}
	colonLine = []string{"hx", "helix", "subl", "zed"}
	windowed  = append([]string{"subl", "zed"}, gotoLine...)
)

// atLine returns the arguments that open file at line, after the words of an editor.
func atLine(words []string, file string, line int) []string {
	name := strings.TrimSuffix(filepath.Base(words[0]), ".exe")
	var args []string
	if slices.Contains(windowed, name) && !slices.Contains(words, "--wait") && !slices.Contains(words, "-w") {
		args = []string{"--wait"}
	}
	at := fmt.Sprintf("%s:%d", file, line)
	switch {
	case slices.Contains(plusLine, name):
		return append(args, fmt.Sprintf("+%d", line), file)
	case slices.Contains(gotoLine, name):
		return append(args, "--goto", at)
	case slices.Contains(colonLine, name):
		return append(args, at)
	default:
		return append(args, file)
	}
}

// runInTerminal runs a program with the terminal of the process and waits for its end. An
// interrupt does not end it: an editor decides itself what becomes of its text.
func runInTerminal(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
