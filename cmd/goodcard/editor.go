package main

import (
	"runtime"

	"goodcard/editor"
)

// mayEdit refuses where the editor would be one that needs a terminal, and there is none. An
// editor that was chosen may be a script.
func (e *Env) mayEdit() error {
	if e.Typed && e.Terminal || !editor.Chosen(e.Getenv, runtime.GOOS).NeedsTerminal() {
		return nil
	}
	return editor.Unset()
}

// edit runs the learner's editor on a file and waits for its end.
func (e *Env) edit(file string, line int) error {
	chosen := editor.Chosen(e.Getenv, runtime.GOOS)
	words, err := chosen.Words(file, line)
	if err != nil {
		return err
	}
	if err := e.Run(words); err != nil {
		return chosen.Failed(err)
	}
	return nil
}
