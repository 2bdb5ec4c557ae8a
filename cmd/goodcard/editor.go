package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"goodcard/editor"
)

// mayEdit refuses where the editor would be one that needs a terminal, and there is none. An
// editor that was chosen may be a script.
func (e *Env) mayEdit() error {
	if e.Typed && e.Terminal || !editor.NeedsTerminal(e.Getenv, runtime.GOOS) {
		return nil
	}
	return &hintedError{errors.New("no editor is set, and there is no terminal to edit in"), editorHint}
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
