package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"goodcard/deck/reason"
	"goodcard/deck/spelling"
	"goodcard/deck/strictyaml"
	"goodcard/study"
	"goodcard/words"
)

// A hinter is an error that knows what the user can do next.
type hinter interface {
	error
	Hint() string
}

// A hintedError is an error with a hint.
type hintedError struct {
	error
	hint string
}

func (e *hintedError) Hint() string  { return e.hint }
func (e *hintedError) Unwrap() error { return e.error }

// A usageError says that the command line was wrong. The exit code is then 2.
type usageError struct {
	msg     string
	near    string // what was probably meant; may be empty
	hint    string // what to do; may be empty
	command string // whose help to see, such as "goodcard lint"; may be empty
}

func (e *usageError) Error() string { return e.msg }

func (e *usageError) Hint() string {
	hint := cmp.Or(spelling.DidYouMean(e.near), e.hint)
	if e.command == "" {
		return hint
	}
	see := fmt.Sprintf("see '%s --help'", e.command)
	switch {
	case hint == "":
		return see
	case e.near != "":
		return hint + " " + see
	default:
		return hint + "; " + see
	}
}

// report tells the user on stderr what went wrong and what to do next.
func (e *Env) report(err error) {
	if err == nil || errors.Is(err, errFound) {
		return
	}
	defer e.reportKept(err)
	if problems, ok := errors.AsType[strictyaml.Problems](err); ok {
		e.reportProblems(problems)
		if h, ok := errors.AsType[hinter](err); ok && h.Hint() != problems.Hint() { // each problem has told its own
			e.hint("%s", h.Hint())
		}
		return
	}
	e.warn("%s", strings.ReplaceAll(reason.Text(err), "\n", "; ")) // errors that came together
	if hint := hintOf(err); hint != "" {
		e.hint("%s", hint)
	}
}

// reportKept tells where a text is that could not be saved.
func (e *Env) reportKept(err error) {
	if refused, ok := errors.AsType[*study.Refused](err); ok {
		e.warn("the card is unchanged; %s", refused.Where())
	}
}

// hintOf returns what to do about an error, or nothing.
func hintOf(err error) string {
	if h, ok := errors.AsType[hinter](err); ok && h.Hint() != "" {
		return h.Hint()
	}
	return reason.Hint(err)
}

// maxReported is how many problems of a file a person is shown.
const maxReported = 100

func (e *Env) reportProblems(problems strictyaml.Problems) {
	for i, p := range problems {
		if i == maxReported {
			e.warn("and %d more", len(problems)-i)
			return
		}
		e.warn("%v", p)
		if p.Fix != "" {
			e.hint("%s", p.Fix)
		}
	}
}

// warn says one thing on stderr.
func (e *Env) warn(format string, args ...any) {
	e.talk("goodcard: " + fmt.Sprintf(format, cleaned(args)...))
}

// hint says on stderr what the user can do about the warning before it.
func (e *Env) hint(format string, args ...any) {
	e.talk("hint: " + fmt.Sprintf(format, cleaned(args)...))
}

// talk writes a line on stderr, folded where a person reads it.
func (e *Env) talk(line string) {
	width := 0
	if e.Watched {
		width = e.Columns
	}
	for _, line := range words.Fold(e.told(line), width, 2) {
		fmt.Fprintln(e.Stderr, line)
	}
}

// told returns a sentence for people in which every command works on the collection that this one
// works on. What stands in the environment is there for the next command too.
func (e *Env) told(sentence string) string { return words.InData(sentence, e.Data) }
