package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"strings"

	"goodcard/anki"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type exportAnkiOptions struct {
	Common
	Decks       []string // files, folders and ids; none: all that are installed
	Output      string   // empty: named after the one deck
	WithRetired bool
	Progress    *anki.Progress // nil where it stays here
}

func newExportAnkiCommand(env *Env, do func(context.Context, *Env, exportAnkiOptions) error) *cli.Command {
	var opts exportAnkiOptions
	var along progressFlags
	return &cli.Command{
		Name:      "anki",
		Usage:     "write decks as a package for Anki, which updates what an earlier one brought",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard export anki inner-outer                   inner-outer.apkg, here\n" +
			"goodcard export anki alignment.yaml -o class.apkg  the last release of a deck of your own\n" +
			"goodcard export anki -o all.apkg                   every installed deck\n" +
			"goodcard export anki inner-outer --with-progress   with all that you know of it, to go on in Anki",
		Description: "DECK is a file, a folder, or the id of a deck that is installed or comes with the program. A deck goes out as its last\n" +
			"release: wherever that is exported, its notes are the same to Anki, and only cards that changed since an earlier release are\n" +
			"updated. Your reviews in Anki stay. A deck without a ledger goes out as it is, dated by your own exports.\n" +
			"Drafts and wordings that are kept back (unseen) stay here. See docs/decisions/0025-what-a-package-is-made-from.md.\n" +
			"Exit status: 0 done, 1 refused or failed, 2 wrong usage.",
		Flags: opts.flags(
			outputFlag(&opts.Output, ".apkg", "the package `FILE`.apkg to write, in place of one that goodcard wrote; without it one deck is named, and gives the name"),
			toggle("with-retired", &opts.WithRetired, "cards that were released and are gone too, tagged retired::VERSION by the release that dropped them: for who has them from an earlier package; in Anki tag:retired::* finds them"),
			along.with(), along.rollover(),
		),
		Action: func(c *cli.Context) error {
			opts.Decks = c.Args().Slice()
			if opts.Progress = along.progress(); opts.Progress == nil && along.hour != nil {
				return usageErrorf(c, "--anki-rollover says when days begin in the Anki that --with-progress is for: that is missing")
			}
			if opts.Output == "" && len(opts.Decks) != 1 {
				return usageErrorf(c, "-o is missing: the file to write, such as decks.apkg; only where one deck is named it has a name of its own")
			}
			return do(c.Context, env, opts)
		},
	}
}

// outputFlag returns the flag that names the file to write, whose name has to end as the format asks.
func outputFlag(to *string, ending, usage string) cli.Flag {
	f := checked("output", func(text string) error {
		switch *to = text; {
		case text == "-":
			return fmt.Errorf("a package is put in its place whole, and cannot go to standard output: a name such as decks%s was expected", ending)
		case !strings.EqualFold(filepath.Ext(text), ending) || strings.EqualFold(filepath.Base(text), ending):
			return fmt.Errorf("a name that ends in %s was expected", ending)
		}
		return nil
	}, usage).(*cli.GenericFlag)
	f.Aliases = []string{"o"}
	return f
}

func runExportAnki(ctx context.Context, env *Env, opts exportAnkiOptions) error {
	// Most of what a package is made of is needed for a moment. To look less often for what is no longer
	// needed takes a tenth of the time away and 50 MB more; boundMemory holds for what is larger.
	const every = 300
	defer debug.SetGCPercent(debug.SetGCPercent(every))
	options := study.Options{Bare: len(opts.Decks) > 0}
	return inCollection(ctx, env, opts.Common, options, func(c *study.Collection) error {
		env.warnAll(c.Troubles())
		export := anki.ExportOptions{Decks: opts.Decks, Path: opts.Output, WithRetired: opts.WithRetired, Progress: opts.Progress, Tell: env.progress()}
		export.Check = func(path string) error { return exportPlace{c, asPackage, opts.Decks}.check(ctx, path) }
		done, err := anki.Export(ctx, c, export)
		if err != nil {
			return err
		}
		env.did("", "%s is written", done.Path)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(exportedOf(done))
		}
		env.tellExported(done)
		return nil
	})
}
