package main

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
	"goodcard/words"
)

// A watchLook looks at the decks that a word means, and writes what lint says of them.
type watchLook struct {
	env   *Env
	opts  watchOptions
	out   *output
	size  func() (columns, rows int) // of the terminal, now; 0 where that is not known
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
	env, report, show := w.begin()
	targets, err := w.targets(ctx)
	if err != nil {
		env.report(err)
		if err := report.unreadable(lintTarget{path: w.opts.Deck}, err); err != nil {
			return err
		}
		if err := report.end(lintTally{}, 0, 1); err != nil {
			return err
		}
		show()
		return nil
	}
	run := newLintRun(env, lintOptions{Common: w.opts.Common, Decks: []string{w.opts.Deck}, Format: asText}, targets)
	if _, err = run.tell(ctx, report); err == nil {
		show()
		_, err = w.env.Stdout.Write(nil) // whether what was written so far arrived
	}
	return err
}

// begin begins a new look, in the place of the one before where that can be. What it finds is told to the report, and what
// it says besides in env; show shows what of it was kept until then.
func (w *watchLook) begin() (env *Env, report lintReport, show func()) {
	w.looks++
	now := w.env.Now()
	switch {
	case w.out.json:
		return w.env, &watchJSON{out: w.out, At: now.Format(time.RFC3339), Findings: []problemJSON{}}, func() {}
	case w.out.people && !isDumb(w.env, runtime.GOOS):
		_, _ = io.WriteString(w.env.Stdout, "\x1b[H\x1b[2J") // it is told when the findings are written
		if columns, rows := w.size(); rows > 0 {
			return w.beginScreen(&watchScreen{width: columns, height: rows}, now.Format(time.TimeOnly))
		}
	case w.looks > 1:
		w.out.line("")
	}
	return w.env, &watchReport{textReport: textReport{out: w.out}, at: now.Format(time.TimeOnly)}, func() {}
}

// beginScreen begins a look on a terminal of which the size is known.
func (w *watchLook) beginScreen(screen *watchScreen, at string) (*Env, lintReport, func()) {
	env, out := *w.env, *w.out
	env.Columns = screen.width
	if env.Watched {
		env.Stderr = screenTalk{screen}
	}
	out.w, out.width = screen, screen.width
	report := &watchReport{textReport: textReport{out: &out, screen: screen}, at: at}
	return &env, report, func() {
		shown := out
		shown.w = w.out.w
		shown.lines(screen.fitted(w.more(out)))
	}
}

// more returns the lines that say where so many more findings can be read.
func (w *watchLook) more(out output) func(n int) []string {
	return func(n int) []string {
		text := "all of it"
		if n > 0 {
			text = fmt.Sprintf("and %s more", strictyaml.Number(n))
		}
		var b strings.Builder
		out.w = &b
		out.line("%s: %s", text, words.Command("lint", shell.Operand(w.opts.Deck)))
		return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	}
}

// A watchReport is a textReport that ends with when it was made, so that each look has an end.
type watchReport struct {
	textReport
	at string
}

func (r *watchReport) end(all lintTally, read, unreadable int) error {
	r.begin(ofAside, 0)
	if read == 0 {
		r.out.line("%s: not read", r.at)
	} else {
		r.out.line("%s: %s", r.at, tallied(all, read, unreadable))
	}
	if r.screen != nil {
		r.screen.end(all.errors + all.warnings + all.notes)
	}
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
