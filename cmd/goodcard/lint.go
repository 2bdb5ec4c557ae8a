package main

import (
	"context"
	"errors"
	"io"

	"goodcard/deck"
	"goodcard/deck/strictyaml"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type lintOptions struct {
	Common
	Files []string // deck files and folders; "-" is standard input
}

func newLintCommand(env *Env, do func(context.Context, *Env, lintOptions) error) *cli.Command {
	var opts lintOptions
	return &cli.Command{
		Name:      "lint",
		Usage:     "check decks for errors and for what a careful reader would mend",
		ArgsUsage: "FILE...",
		UsageText: "goodcard lint alignment.yaml       one deck\n" +
			"goodcard lint decks/inner-outer    a deck that is a folder\n" +
			"goodcard lint --json *.yaml        one JSON object a line, for editors and CI",
		Description: "Each line is file:line:column: severity: message [rule]. Errors keep a deck from being\n" +
			"used; warnings do not. FILE may be - for standard input.\n" +
			"Exit status: 0 nothing found, 1 something was found or could not be read, 2 wrong usage.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usageErrorf(c, "lint needs a deck: a file, a folder, or - for standard input")
			}
			opts.Files = c.Args().Slice()
			return do(c.Context, env, opts)
		},
	}
}

func runLint(ctx context.Context, env *Env, opts lintOptions) error {
	out := newOutput(env, opts.Common)
	var found error
	cards := 0
	for _, file := range opts.Files {
		l, err := lint(env.Stdin, file)
		if interrupted := ctx.Err(); interrupted != nil {
			return interrupted
		}
		if err != nil {
			env.report(err)
			found = errFound
			continue
		}
		if len(l.problems) > 0 {
			found = errFound
		}
		if err := writeProblems(out, l); err != nil {
			return err
		}
		cards += l.cards
	}
	if found == nil && out.people && !out.json {
		out.line("%s, nothing to mend", words.Count(cards, "card"))
	}
	return found
}

// A linted deck is what [lint] found in one file or folder.
type linted struct {
	cards    int
	problems deck.Problems
	source   []byte // of standard input, which cannot be read again
}

// lint checks one deck. The error is that it cannot be read at all.
func lint(stdin io.Reader, file string) (linted, error) {
	var l linted
	var d *deck.Deck
	var err error
	if file == "-" {
		if l.source, err = io.ReadAll(io.LimitReader(stdin, strictyaml.MaxBytes+1)); err != nil {
			return linted{}, err
		}
		d, err = deck.Parse(stdinName, l.source)
	} else {
		d, err = deck.Load(file)
	}
	if problems, ok := errors.AsType[deck.Problems](err); ok {
		l.problems = problems
		return l, nil
	}
	if err != nil {
		return linted{}, err
	}
	l.cards, l.problems = len(d.Cards), deck.Lint(d, nil)
	return l, nil
}
