package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/decks"
	"goodcard/files"
	"goodcard/study"
)

// maxStdin is how much of standard input is read: one byte more than a file may have.
const maxStdin = strictyaml.MaxBytes + 1

// lintDeck checks one deck. The error is that it cannot be read at all, or not what lint is told of it.
func (r *lintRun) lintDeck(ctx context.Context, target lintTarget) (linted, error) {
	l, err := r.findings(ctx, target)
	if err != nil {
		return linted{}, err
	}
	if l.deck != nil {
		if err := r.hideKnown(&l); err != nil {
			return linted{}, err
		}
	}
	l.narrow()
	return l, nil
}

// findings returns all that is found in a deck.
func (r *lintRun) findings(ctx context.Context, target lintTarget) (linted, error) {
	l := linted{target: target}
	var d *deck.Deck
	var unfinished deck.Problems
	var err error
	switch {
	case target.path == "-":
		if l.source, err = io.ReadAll(io.LimitReader(r.env.Stdin, maxStdin)); err != nil {
			return linted{}, err
		}
		d, err = deck.Parse(stdinName, l.source)
	case target.shipped:
		d, err = deck.LoadFS(decks.Shipped, target.path)
	default:
		unfinished = r.finish(target.path)
		d, err = unlessInterrupted(ctx, func() (*deck.Deck, error) { return deck.Load(target.path) })
	}
	problems, invalid := errors.AsType[deck.Problems](err)
	switch {
	case invalid:
		l.problems, l.invalid = problems, true
		return l, nil
	case err != nil:
		return linted{}, err
	}
	opts, err := r.lintOptions(target)
	if err != nil {
		return linted{}, err
	}
	r.named.add(target, d)
	if d.IsPath() {
		opts.Deck = r.decksOfPath(ctx, target)
	}
	opts.Concepts, opts.Moved = r.conceptsOfOthers(ctx, target), r.named.movedTo
	opts.Found = slices.Concat(r.ids.twin(target, d), unfinished, addReleases(opts, target, d), lostReviews(ctx, r.env, r.opts.Common, d))
	if r.opts.Format == asSARIF {
		opts.Source = l.read
	}
	l.deck, l.cards = d, len(d.Cards)
	l.problems, err = unlessInterrupted(ctx, func() (deck.Problems, error) { return onceLost(lint.Check(d, opts)), nil })
	return l, err
}

// read returns what a file of the deck says.
func (l *linted) read(file string) ([]byte, bool) {
	if l.source != nil {
		return l.source, file == stdinName
	}
	src, err := files.Read(file, strictyaml.MaxBytes)
	return src, err == nil && len(src) <= strictyaml.MaxBytes
}

// narrow keeps the problems of the files that were named, under those names, and counts the others.
func (l *linted) narrow() {
	if len(l.target.parts) == 0 {
		return
	}
	all := l.problems
	l.problems = nil
	for _, p := range all {
		at := slices.IndexFunc(l.target.parts, func(part string) bool {
			return filepath.Base(part) == filepath.Base(p.File) && filepath.Base(filepath.Dir(p.File)) == deck.CardsFolder
		})
		if at < 0 {
			l.others = append(l.others, p)
			continue
		}
		p.File = l.target.parts[at]
		l.problems = append(l.problems, p)
	}
}

// lostReviews reports the cards of an installed deck that got a new id and would leave their
// history behind. Where there is no collection to look at there is nothing to lose.
func lostReviews(ctx context.Context, env *Env, o Common, d *deck.Deck) (problems deck.Problems) {
	dir, err := dataDir(env, o)
	if err != nil {
		return nil
	}
	err = study.Peek(ctx, dir, func(g study.Glimpse) error {
		lost, err := g.Lost(ctx, d)
		for _, l := range lost {
			problems = append(problems, deck.Problem{
				File: l.Card.File, Line: l.Card.Line, Column: l.Card.Column, Rule: lint.LostReviews, Severity: strictyaml.Warning, Subject: l.Card.ID,
				Message: fmt.Sprintf("this card has the text of %s, which is gone", l.Old), Fix: l.Next(),
			})
		}
		return err
	})
	if err != nil {
		return nil // there is no collection, or one of another version: other commands tell
	}
	return problems
}
