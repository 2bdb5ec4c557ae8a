package main

import (
	"context"
	"slices"

	"github.com/urfave/cli/v2"
)

type lintOptions struct {
	Common
	Decks         []string // files, folders and ids of decks; "-" is standard input
	Strict        bool
	Fix           bool
	Format        lintFormat
	Baseline      string // a file of known findings; empty: the one that stands beside the deck or above
	WriteBaseline string // a file to write all findings to; empty: none
}

// A lintFormat is how findings are written.
type lintFormat string

const (
	asText   lintFormat = "text"
	asJSON   lintFormat = "json"
	asGitHub lintFormat = "github"
	asSARIF  lintFormat = "sarif"
)

func newLintCommand(env *Env, do func(context.Context, *Env, lintOptions) error) *cli.Command {
	opts := lintOptions{Format: asText}
	return &cli.Command{
		Name:      "lint",
		Usage:     "check decks for errors and for what a careful reader would mend",
		ArgsUsage: "FILE|DIR|DECK...",
		UsageText: "goodcard lint alignment.yaml        one deck\n" +
			"goodcard lint decks                 every deck in a folder\n" +
			"goodcard lint deck/cards/one.yaml   one file of a deck that is a folder\n" +
			"goodcard lint --fix alignment.yaml  do what is certain, and tell the rest\n" +
			"goodcard lint --json *.yaml         one JSON object a line, for editors and CI",
		Description: "Each line is file:line:column: severity: message [rule], with what to do below it. Errors are breaches of\n" +
			"the format and keep a deck from being used; warnings should be mended, and keep a deck from a release but from nothing\n" +
			"else; notes of one rule stand together. DECK is the id of an installed deck, and\n" +
			"- stands for standard input.\n" +
			"A comment above a card or a key lets one rule pass there: # lint: ignore RULE because REASON. The file .goodcard-lint.yaml\n" +
			"beside the decks, or in a folder above, turns rules off or on; .goodcard-baseline.json keeps findings that are known.\n" +
			"'goodcard schema --lint' says what each rule looks for; docs/deck-format.md lists them, with a page of each.\n" +
			"Exit status: 0 no errors and no warnings, 1 some were found or a deck could not be read, 2 wrong usage.",
		Flags: opts.flags(
			toggle("strict", &opts.Strict, "exit with 1 for notes too"),
			toggle("fix", &opts.Fix, "mend what can be mended with certainty, and write the files"),
			oneOf("format", &opts.Format, []lintFormat{asText, asJSON, asGitHub, asSARIF}, "write findings as `FORMAT`: text, json, github or sarif"),
			anyText("baseline", &opts.Baseline, "leave out findings that are known to `FILE`"),
			anyText("write-baseline", &opts.WriteBaseline, "write all findings to `FILE`, as known from now on"),
		),
		Action: func(c *cli.Context) error {
			if err := opts.settle(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

// settle reads the words and refuses flags that contradict each other.
func (o *lintOptions) settle(c *cli.Context) error {
	if !c.Args().Present() {
		return usageErrorf(c, "lint needs a deck: a file, a folder, or - for standard input")
	}
	o.Decks = c.Args().Slice()
	switch {
	case o.JSON && c.IsSet("format") && o.Format != asJSON:
		return usageErrorf(c, "--json and --format %s contradict each other", o.Format)
	case o.WriteBaseline != "" && o.Baseline != "":
		return usageErrorf(c, "--write-baseline writes all findings, and --baseline leaves some out")
	case o.WriteBaseline != "" && (o.Format == asGitHub || o.Format == asSARIF):
		return usageErrorf(c, "--write-baseline tells no findings, so there are none to write as %s", o.Format)
	case o.WriteBaseline == "-" || o.Baseline == "-":
		return &usageError{msg: "known findings are kept in a file, and - is none", hint: "for a file of that name write ./-", command: c.Command.HelpName}
	case o.Fix && slices.Contains(o.Decks, "-"):
		return usageErrorf(c, "--fix writes files, and - is none")
	}
	if o.JSON {
		o.Format = asJSON
	}
	o.JSON = o.Format == asJSON
	return nil
}

func runLint(ctx context.Context, env *Env, opts lintOptions) error {
	targets, err := lintTargets(ctx, env, opts)
	if err != nil {
		return err
	}
	run := newLintRun(env, opts, targets)
	if opts.WriteBaseline != "" {
		return run.writeBaseline(ctx)
	}
	found, err := run.tell(ctx, newLintReport(env, opts))
	if err == nil && found {
		err = errFound
	}
	return err
}
