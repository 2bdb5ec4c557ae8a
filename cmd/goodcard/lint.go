package main

import (
	"context"

	"goodcard/deck/strictyaml"

	"github.com/urfave/cli/v2"
)

type lintOptions struct {
	Common
	Decks  []string // files, folders and ids of decks; "-" is standard input
	Strict bool
}

func newLintCommand(env *Env, do func(context.Context, *Env, lintOptions) error) *cli.Command {
	var opts lintOptions
	return &cli.Command{
		Name:      "lint",
		Usage:     "check decks for errors and for what a careful reader would mend",
		ArgsUsage: "FILE|DIR|DECK...",
		UsageText: "goodcard lint alignment.yaml        one deck\n" +
			"goodcard lint decks                 every deck in a folder\n" +
			"goodcard lint deck/cards/one.yaml   one file of a deck that is a folder\n" +
			"goodcard lint --json *.yaml         one JSON object a line, for editors and CI",
		Description: "Each line is file:line:column: severity: message [rule], with what to do below it. Errors are breaches of\n" +
			"the format and keep a deck from being used; warnings should be mended and keep no deck from anything;\n" +
			"notes of one rule stand together. DECK is the id of an installed deck, and\n" +
			"- stands for standard input.\n" +
			"Exit status: 0 no errors and no warnings, 1 some were found or a deck could not be read, 2 wrong usage.",
		Flags: opts.flags(
			toggle("strict", &opts.Strict, "exit with 1 for notes too"),
		),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usageErrorf(c, "lint needs a deck: a file, a folder, or - for standard input")
			}
			opts.Decks = c.Args().Slice()
			return do(c.Context, env, opts)
		},
	}
}

func runLint(ctx context.Context, env *Env, opts lintOptions) error {
	targets, err := lintTargets(ctx, env, opts)
	if err != nil {
		return err
	}
	out := newOutput(env, opts.Common)
	all, read, unreadable := lintTally{}, 0, 0
	ids := lintedIDs{}
	for _, target := range targets {
		l, err := lintDeck(ctx, env, opts.Common, target)
		if interrupted := ctx.Err(); interrupted != nil {
			return interrupted
		}
		if err != nil {
			env.report(err)
			if err := writeUnreadable(out, target, err); err != nil {
				return err
			}
			unreadable++
			continue
		}
		if l.deck != nil {
			l.problems = append(ids.twin(target, l.deck), l.problems...)
		}
		if err := writeLinted(out, l); err != nil {
			return err
		}
		t := tally(l)
		all.add(t)
		read++
		if len(targets) > 1 && !out.json {
			out.line("%s: %s", target.name(), t)
		}
	}
	writeTally(out, all, read, unreadable)
	if unreadable > 0 || all.errors+all.warnings > 0 || opts.Strict && all.notes > 0 {
		return errFound
	}
	return nil
}

// maxStdin is how much of standard input is read: one byte more than a file may have.
const maxStdin = strictyaml.MaxBytes + 1
