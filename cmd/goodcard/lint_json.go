package main

import (
	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/deck/strictyaml"
)

type problemJSON struct {
	File     string        `json:"file"`
	Line     *int          `json:"line"`
	Column   *int          `json:"column"`
	Rule     string        `json:"rule"`
	Severity deck.Severity `json:"severity"`
	Message  string        `json:"message"`
	Card     *string       `json:"card"`
	Fix      *string       `json:"fix"`
}

func problemOf(p deck.Problem) problemJSON {
	return problemJSON{
		File: p.File, Line: present(p.Line), Column: present(p.Column), Rule: p.Rule,
		Severity: p.Severity, Message: p.Message, Card: present(p.Subject), Fix: present(p.Fix),
	}
}

// lintedJSON is a problem as lint tells it.
type lintedJSON struct {
	problemJSON
	Fixed bool `json:"fixed"`
}

// A jsonReport writes a line of JSON for each finding.
type jsonReport struct{ out *output }

func (r *jsonReport) mended(problems deck.Problems) error { return r.write(problems, true) }
func (r *jsonReport) deck(l linted) error                 { return r.write(l.problems, false) }

func (r *jsonReport) write(problems deck.Problems, fixed bool) error {
	for _, p := range problems {
		if err := r.out.value(lintedJSON{problemOf(p), fixed}); err != nil {
			return err
		}
	}
	return nil
}

func (r *jsonReport) unreadable(target lintTarget, err error) error {
	return r.write(deck.Problems{unreadable(target, err)}, false)
}

func (r *jsonReport) end(lintTally, int, int) error { return nil }

// ruleUnreadable is the rule of a deck that cannot be read at all.
const ruleUnreadable = "unreadable"

// unreadable is the problem of a deck that cannot be read.
func unreadable(target lintTarget, err error) deck.Problem {
	return deck.Problem{File: target.name(), Rule: ruleUnreadable, Severity: strictyaml.Error, Message: reason.Text(err), Fix: hintOf(err)}
}
