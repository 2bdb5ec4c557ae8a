package main

import (
	"fmt"

	"goodcard/words"
)

// A deed is what a command has done for good before it tells of it.
type deed struct {
	done string // "the grade is recorded"
	next string // what takes it back, or else shows it
	told bool   // something was printed since
}

// did notes what the command has done. It is said where the output, which tells it too, is lost: who
// hears only that something failed would do it again.
func (e *Env) did(next, done string, args ...any) {
	e.deed = deed{done: fmt.Sprintf(done, cleaned(args)...), next: next}
}

// interrupted says what the command has done where it was interrupted before it told of it.
func (e *Env) interrupted() {
	if e.deed.done == "" || e.deed.told {
		return
	}
	e.warn("%s; the interrupt came after that", e.deed.done)
	if e.deed.next != "" {
		e.hint("%s", e.deed.next)
	}
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
