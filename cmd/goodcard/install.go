package main

import (
	"context"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type installOptions struct {
	Common
	What    string // name of a shipped deck, a file or a folder
	Replace bool
}

func newInstallCommand(env *Env, do func(context.Context, *Env, installOptions) error) *cli.Command {
	var opts installOptions
	return &cli.Command{
		Name:      "install",
		Usage:     "study a deck: one that the program brings, a file or a folder",
		ArgsUsage: "NAME|FILE|DIR",
		UsageText: "goodcard install inner-outer       a deck that the program brings\n" +
			"goodcard install alignment.yaml    a deck of your own\n" +
			"goodcard install ./alignment       a deck that is a folder\n" +
			"goodcard install course.yaml       a path, with the decks that it names",
		Description: "With a path come the decks that it names, of those that the program brings and those beside it.\n" +
			"A file or folder stays linked: what you change there is studied from then on, and ids keep the history.\n" +
			"While it is broken or away, the last good version serves.",
		Flags: opts.flags(
			toggle("replace", &opts.Replace, "in place of the installed deck with the same id; the history stays"),
		),
		Action: func(c *cli.Context) error {
			what, err := oneWord(c, "deck")
			if err != nil {
				return err
			}
			opts.What = what
			return do(c.Context, env, opts)
		},
	}
}

type installedJSON struct {
	deckJSON
	Also []string `json:"also"`
}

func runInstall(ctx context.Context, env *Env, opts installOptions) error {
	return inCollection(ctx, env, opts.Common, study.Options{Bare: true}, func(c *study.Collection) error {
		d, err := c.Install(ctx, opts.What, opts.Replace)
		if err != nil {
			return err
		}
		env.did(words.Command("remove", d.ID)+" takes it away; its history stays", "%s is installed", d.ID)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(installedJSON{deckOf(d), append([]string{}, d.Also...)})
		}
		if d.Path == nil {
			out.line("installed %s, \"%s\": %s", d.ID, d.Title, words.Items(d.Items, d.Cards))
			return nil
		}
		out.line("installed %s, \"%s\": a path of %s with %s", d.ID, d.Title, words.Count(d.Path.Units, "unit"), words.Items(d.Items, d.Cards))
		if len(d.Also) > 0 {
			out.line("installed with it: %s", words.And(d.Also))
		}
		return nil
	})
}
