package main

import (
	"context"
	"io"
	"runtime"
	"time"

	"goodcard/deck"
)

// A watchLook looks at the decks that a word means, and writes what lint says of them.
type watchLook struct {
	env   *Env
	opts  watchOptions
	out   *output
	looks int
}

func (w *watchLook) targets(ctx context.Context) ([]lintTarget, error) {
	return lintTargetsOf(ctx, w.env, w.opts.Common, w.opts.Deck)
}

func (w *watchLook) files() watchedFiles {
	targets, err := w.targets(context.Background())
	if err != nil {
		targets = nil // the look says why
	}
	return watchedOf(w.opts.Deck, targets)
}

// look writes the result of one look. The error is that nobody reads it any more, or that ctx has ended.
func (w *watchLook) look(ctx context.Context) error {
	report := w.report()
	targets, err := w.targets(ctx)
	if err != nil {
		w.env.report(err)
		if err := report.unreadable(lintTarget{path: w.opts.Deck}, err); err != nil {
			return err
		}
		return report.end(lintTally{}, 0, 1)
	}
	run := newLintRun(w.env, lintOptions{Common: w.opts.Common, Decks: []string{w.opts.Deck}, Format: asText}, targets)
	if _, err = run.tell(ctx, report); err == nil {
		_, err = w.env.Stdout.Write(nil) // whether what was written so far arrived
	}
	return err
}

// report begins a new look, in the place of the one before where that can be.
func (w *watchLook) report() lintReport {
	w.looks++
	now := w.env.Now()
	switch {
	case w.out.json:
		return &watchJSON{out: w.out, At: now.Format(time.RFC3339), Findings: []problemJSON{}}
	case w.out.people && !isDumb(w.env, runtime.GOOS):
		_, _ = io.WriteString(w.env.Stdout, "\x1b[H\x1b[2J") // it is told when the findings are written
	case w.looks > 1:
		w.out.line("")
	}
	return &watchReport{textReport{out: w.out}, now.Format(time.TimeOnly)}
}

// A watchReport is a textReport that ends with when it was made, so that each look has an end.
type watchReport struct {
	textReport
	at string
}

func (r *watchReport) end(all lintTally, read, unreadable int) error {
	if read == 0 {
		r.out.line("%s: not read", r.at)
		return nil
	}
	r.out.line("%s: %s", r.at, tallied(all, read, unreadable))
	return nil
}

// A watchJSON is one look, for programs.
type watchJSON struct {
	out      *output
	At       string        `json:"at"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`
	Findings []problemJSON `json:"findings"`
}

func (r *watchJSON) mended(deck.Problems) error { return nil }

func (r *watchJSON) deck(l linted) error {
	for _, p := range l.problems {
		r.Findings = append(r.Findings, problemOf(p))
	}
	return nil
}

func (r *watchJSON) unreadable(target lintTarget, err error) error {
	r.Errors++
	r.Findings = append(r.Findings, problemOf(unreadable(target, err)))
	return nil
}

func (r *watchJSON) end(all lintTally, _, _ int) error {
	r.Errors += all.errors
	r.Warnings, r.Notes = all.warnings, all.notes
	return r.out.value(r)
}
