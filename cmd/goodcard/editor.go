package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"goodcard/editor"
	"goodcard/study"
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
	edited := env.edit(file, e.Line)
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

// edit runs the learner's editor on a file and waits for its end.
func (e *Env) edit(file string, line int) error {
	chosen := editor.Chosen(e.Getenv, runtime.GOOS)
	words, err := editor.Command(chosen, file, line)
	if err != nil {
		return &hintedError{err, editorHint}
	}
	switch err := e.Run(words); {
	case errors.Is(err, exec.ErrNotFound):
		return &hintedError{fmt.Errorf("cannot find the editor %q", words[0]), editorHint}
	case err != nil:
		return fmt.Errorf("the editor %q failed: %w", chosen, err)
	}
	return nil
}

const editorHint = "set EDITOR to the command of your editor, such as EDITOR=nano"

// runInTerminal runs a program with the terminal of the process and waits for its end.
func runInTerminal(argv []string) error {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}
