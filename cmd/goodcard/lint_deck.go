package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"goodcard/deck"
	"goodcard/deck/lint"
	"goodcard/deck/strictyaml"
	"goodcard/decks"
	"goodcard/study"
)

// A lintTarget is one deck to check.
type lintTarget struct {
	path    string   // its file or folder; "-" is standard input
	shipped bool     // path is the name of a deck that the program brings
	parts   []string // the files of it whose problems are shown, as they were named; none: all
}

// name returns what the deck is called in messages.
func (t lintTarget) name() string {
	if t.path == "-" {
		return stdinName
	}
	return t.path
}

// lintTargets returns the decks that words name: each once, those in a folder of decks by name.
func lintTargets(ctx context.Context, env *Env, opts lintOptions) (targets []lintTarget, err error) {
	for _, word := range opts.Decks {
		more, err := lintTargetsOf(ctx, env, opts.Common, word)
		if err != nil {
			return nil, err
		}
		for _, t := range more {
			at := slices.IndexFunc(targets, func(other lintTarget) bool { return other.path == t.path })
			switch {
			case at < 0:
				targets = append(targets, t)
			case len(t.parts) == 0 || len(targets[at].parts) == 0:
				targets[at].parts = nil
			default:
				targets[at].parts = append(targets[at].parts, t.parts...)
			}
		}
	}
	return targets, nil
}

func lintTargetsOf(ctx context.Context, env *Env, o Common, word string) ([]lintTarget, error) {
	if word == "-" {
		return []lintTarget{{path: word}}, nil
	}
	if folder, ok := deck.PartOf(word); ok {
		return []lintTarget{{path: folder, parts: []string{word}}}, nil
	}
	info, err := os.Stat(word)
	switch {
	case err == nil && info.IsDir():
		return lintFolder(env, word)
	case err == nil || isPath(word) || isThere(word):
		return []lintTarget{{path: word}}, nil // reading it says what is wrong
	}
	at, err := deckNamed(ctx, env, o, word)
	return []lintTarget{{path: at.path, shipped: at.shipped}}, err
}

// lintFolder returns the decks in a folder, or the folder where it is one or has none. YAML that
// is passed over is named.
func lintFolder(env *Env, folder string) ([]lintTarget, error) {
	found, others, err := deck.In(folder)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return []lintTarget{{path: folder}}, nil
	}
	if len(others) > 0 {
		env.warn("not checked, since it does not look like a deck: %s", listed(others))
	}
	targets := make([]lintTarget, len(found))
	for i, path := range found {
		targets[i].path = path
	}
	return targets, nil
}

// listed names a few paths, and how many more there are.
func listed(paths []string) string {
	const most = 5
	text := ""
	for i, path := range paths[:min(len(paths), most)] {
		if i > 0 {
			text += ", "
		}
		text += path
	}
	if len(paths) > most {
		text += fmt.Sprintf(" and %d more", len(paths)-most)
	}
	return text
}

// A linted deck is what [lintDeck] found in one.
type linted struct {
	cards    int
	deck     *deck.Deck // nil where it is invalid
	problems deck.Problems
	invalid  bool          // there are errors, and nothing else was looked for
	others   deck.Problems // of the other files
	source   []byte        // of standard input, which cannot be read again
}

// lintDeck checks one deck. The error is that it cannot be read at all.
func lintDeck(ctx context.Context, env *Env, o Common, target lintTarget) (linted, error) {
	var l linted
	var d *deck.Deck
	var err error
	switch {
	case target.path == "-":
		if l.source, err = io.ReadAll(io.LimitReader(env.Stdin, maxStdin)); err != nil {
			return linted{}, err
		}
		d, err = deck.Parse(stdinName, l.source)
	case target.shipped:
		d, err = deck.LoadFS(decks.Shipped, target.path)
	default:
		d, err = deck.Load(target.path)
	}
	problems, invalid := errors.AsType[deck.Problems](err)
	switch {
	case invalid:
		l.problems, l.invalid = problems, true
	case err != nil:
		return linted{}, err
	default:
		l.deck, l.cards, l.problems = d, len(d.Cards), append(lint.Check(d, &lint.Options{Concepts: conceptsOfOthers(ctx, env, o, target)}), lostReviews(ctx, env, o, d)...)
		l.problems.Sort()
	}
	l.narrow(target)
	return l, nil
}

// narrow keeps the problems of the files that were named, under those names, and counts the others.
func (l *linted) narrow(target lintTarget) {
	if len(target.parts) == 0 {
		return
	}
	all := l.problems
	l.problems = nil
	for _, p := range all {
		at := slices.IndexFunc(target.parts, func(part string) bool {
			return filepath.Base(part) == filepath.Base(p.File) && filepath.Base(filepath.Dir(p.File)) == deck.CardsFolder
		})
		if at < 0 {
			l.others = append(l.others, p)
			continue
		}
		p.File = target.parts[at]
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
				File: l.Card.File, Line: l.Card.Line, Column: l.Card.Column, Rule: "lost-reviews", Severity: strictyaml.Warning, Subject: l.Card.ID,
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
