package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"goodcard/deck/lint"
	"goodcard/deck/shell"
	"goodcard/deck/strictyaml"
	"goodcard/files"
	"goodcard/words"
)

// A usedBaseline is a file of known findings and what of it was met.
type usedBaseline struct {
	*lint.Baseline
	hidden int
	gone   []lint.Known
}

// baseline returns what is known of a deck, nil where no file says.
func (r *lintRun) baseline(target lintTarget) (*usedBaseline, error) {
	path := r.opts.Baseline
	if path == "" {
		path = target.above(lint.BaselineName)
	}
	if path == "" || r.opts.WriteBaseline != "" {
		return nil, nil
	}
	if r.baselines[path] == nil {
		b, err := r.readBaseline(path)
		if err != nil {
			return nil, err
		}
		r.baselines[path], r.order = &usedBaseline{Baseline: b}, append(r.order, path)
	}
	return r.baselines[path], nil
}

// hideKnown takes the findings away that are known.
func (r *lintRun) hideKnown(l *linted) error {
	used, err := r.baseline(l.target)
	if used == nil {
		return err
	}
	fresh, hidden, gone := used.Split(l.deck, l.problems)
	l.problems = fresh
	used.hidden += len(hidden)
	used.gone = append(used.gone, gone...)
	return nil
}

func (r *lintRun) readBaseline(path string) (*lint.Baseline, error) {
	named := r.opts.Baseline != ""
	read := files.ReadFound
	if named {
		read = files.Read
	}
	src, err := read(path, lint.MaxBaseline)
	if err != nil && !named {
		return nil, unreadFound("the known findings", path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the known findings: %w", err)
	}
	next := words.Command(r.rewrite(path)...) + " writes it anew"
	switch {
	case len(src) > lint.MaxBaseline:
		next = "delete it; " + next
	case !mayHoldKnown(path, src):
		next = "name a file that goodcard lint --write-baseline wrote, or delete this one: " + next
	}
	return lint.ParseBaseline(path, src, next)
}

// mayHoldKnown reports whether a file that cannot be read as known findings is one that was broken, by a merge say, and
// no other file.
func mayHoldKnown(path string, src []byte) bool {
	return filepath.Base(path) == lint.BaselineName || bytes.Contains(src, []byte(`"goodcard_baseline"`)) || len(bytes.TrimSpace(src)) == 0
}

// tellBaselines says how much was left out, and what is known that is there no more.
func (r *lintRun) tellBaselines() {
	for _, path := range r.order {
		b := r.baselines[path]
		if b.hidden > 0 {
			r.env.warn("%s known to %s, and not told", words.Agree(b.hidden, "finding", "is", "are"), path)
		}
		if len(b.gone) == 0 {
			continue
		}
		var names []string
		for _, k := range b.gone {
			names = append(names, k.Name())
		}
		r.env.warn("%s known to %s, and not found any more: %s", words.Agree(len(b.gone), "finding", "is", "are"), path, listed(names))
		r.env.hint("%s writes it anew", words.Command(r.rewrite(path)...))
	}
}

// rewrite returns the command that writes a baseline of the same decks anew.
func (r *lintRun) rewrite(path string) []string {
	command := []string{"lint"}
	for _, word := range r.opts.Decks {
		if word != "-" { // standard input
			word = shell.Operand(word)
		}
		command = append(command, word)
	}
	return append(command, "--write-baseline", path)
}

// writtenJSON is what --write-baseline tells programs.
type writtenJSON struct {
	File     string `json:"file"`
	Findings int    `json:"findings"`
	Decks    int    `json:"decks"`
}

// writeBaseline writes all findings of the decks, which are known from now on. What the file knows of
// other decks it keeps. Of decks that cannot be read, or have errors, nothing can be known.
func (r *lintRun) writeBaseline(ctx context.Context) error {
	path := r.opts.WriteBaseline
	before, was, err := baselineToReplace(path)
	if err != nil {
		return err
	}
	report := newLintReport(r.env, lintOptions{Common: Common{Color: r.opts.Color}, Format: asText})
	b, failed := &lint.Baseline{}, false
	for _, target := range r.targets {
		l, err := r.findings(ctx, target)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			r.env.report(err)
			failed = true
		case l.deck == nil:
			failed = true
			if err := report.deck(l); err != nil {
				return err
			}
		default:
			b.Add(l.deck, l.problems)
			before.Forget(l.deck.ID)
		}
	}
	if failed {
		return &hintedError{errors.New(path + " is not written: not every deck could be looked at"), "mend the errors first"}
	}
	b.Merge(before)
	text := b.Bytes()
	if len(text) > lint.MaxBaseline {
		return &hintedError{fmt.Errorf("%s is not written: so many findings are more than %s, which would not be read", path, strictyaml.Size(lint.MaxBaseline)), "turn rules off in " + lint.ConfigName}
	}
	if err := replaceOrMake(path, was, text); err != nil {
		return err
	}
	r.env.did("", "%s is written", path)
	out := newOutput(r.env, r.opts.Common)
	if out.json {
		return out.value(writtenJSON{path, b.Len(), len(r.targets)})
	}
	out.line("%s: %s of %s", path, words.Count(b.Len(), "finding"), words.Count(len(r.targets), "deck"))
	return nil
}

// baselineToReplace returns what a file of known findings says that is to be written, nothing where there
// is none; was is nil then. Another file is no place for one.
func baselineToReplace(path string) (b *lint.Baseline, was []byte, err error) {
	was, err = files.Read(path, lint.MaxBaseline)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &lint.Baseline{}, nil, nil
	case err != nil:
		return nil, nil, err
	}
	b, err = lint.ParseBaseline(path, was, "")
	switch {
	case err == nil:
		return b, was, nil
	case len(was) <= lint.MaxBaseline && mayHoldKnown(path, was):
		return &lint.Baseline{}, was, nil // this is how it is mended
	}
	next := "name another file, such as " + lint.BaselineName
	if filepath.Base(path) == lint.BaselineName {
		next = "delete it first"
	}
	return nil, nil, &hintedError{errors.New(path + " is there already, and holds no known findings"), next}
}

// replaceOrMake gives a file its text: the one that was read from it, or nil for one that is to be made.
func replaceOrMake(path string, was, text []byte) error {
	if was != nil {
		_, err := files.Replace(files.Replacement{Path: path, Was: was, Text: text})
		return err
	}
	_, err := files.Create([]files.New{{Path: path, Text: text}})
	return err
}
