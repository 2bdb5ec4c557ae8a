package main

import (
	"fmt"

	"goodcard/words"
)

// A deed is what a command has done for good before it tells of it.
type deed struct {
	done string // "the grade is recorded"
	next string // what takes it back, or else shows it
}

// did notes what the command has done. It is said where the output, which tells it too, is lost: who
// hears only that something failed would do it again.
func (e *Env) did(next, done string, args ...any) {
	e.deed = deed{fmt.Sprintf(done, cleaned(args)...), next}
}

// lost returns the error for output that could not be written.
func (e *Env) lost(why error) error {
	if e.deed.done == "" {
		return fmt.Errorf("the output cannot be written: %w", why)
	}
	return &hintedError{fmt.Errorf("%s, but the output cannot be written: %w", e.deed.done, why), e.deed.next}
}

// takesBack says what undoes the newest n events of the history that undo knows.
func takesBack(n int) string {
	if n == 1 {
		return words.Command("undo") + " takes it back"
	}
	return words.Command("undo", fmt.Sprint(n)) + " takes them back"
}
