package main

import (
	"context"

	"goodcard/authoring"
	"goodcard/deck/prose"
	"goodcard/deck/prose/document"

	"github.com/urfave/cli/v2"
)

type sourcesCheckOptions struct {
	Common
	Deck         string // a file or a folder, or the id of an installed deck that is linked from one
	Update       bool
	AllowOutside bool
}

func newSourcesCheckCommand(env *Env, do func(context.Context, *Env, sourcesCheckOptions) error) *cli.Command {
	var opts sourcesCheckOptions
	return &cli.Command{
		Name:      "check",
		Usage:     "compare a deck with the texts that it was built from: what moved, changed, is gone or is new",
		ArgsUsage: "DECK",
		UsageText: "goodcard sources check alignment.yaml             which cards went stale\n" +
			"goodcard sources check alignment.yaml --update    what changed was seen, and the cards may stay\n" +
			"goodcard sources check alignment.yaml --json      for programs",
		Description: "Reads the documents that the lock names, a file beside the deck (NAME.sources.lock.yaml beside NAME.yaml, and\n" +
			"sources.lock.yaml in a folder), and says of each passage that cards were drafted from whether it is fresh (it says what it said), moved (it says so on other lines or under another heading), changed (it\n" +
			"says something else, or something else is asked there: both are shown) or orphaned (it is gone); and what is\n" +
			"uncovered: a question or a term in the text of which nothing was drafted. Capitals, white space and\n" +
			"marks such as bold make no difference. Cards that you removed from the deck are not told.\n" +
			"--update writes into the lock where passages are now, and that you have seen the changed ones: they are fresh from\n" +
			"then on. It changes no card, drafts nothing, and leaves orphaned and uncovered passages as they are. Cards change by your\n" +
			"own hand, or by 'goodcard build', which brings those up to date that nobody edited, after --update too.\n" +
			"A document outside of both the folder of the deck and the current folder is not read without --allow-outside.\n" +
			"Exit status: 0 nothing is stale, though passages may have moved, 1 one is changed, orphaned or uncovered, or a document\n" +
			"or the deck could not be read, 2 wrong usage.",
		Flags: opts.flags(
			toggle("update", &opts.Update, "write into the lock where passages are now, and that you have seen the changed ones"),
			toggle("allow-outside", &opts.AllowOutside, "read documents wherever the deck says that they are"),
		),
		Action: func(c *cli.Context) error {
			switch all := c.Args().Slice(); len(all) {
			case 0:
				return usageErrorf(c, "sources check needs a deck: a file or a folder")
			case 1:
				opts.Deck = all[0]
			default:
				return usageErrorf(c, "sources check takes one deck, and %q is a second", all[1])
			}
			return do(c.Context, env, opts)
		},
	}
}

func runSourcesCheck(ctx context.Context, env *Env, opts sourcesCheckOptions) error {
	path, err := ownDeck(ctx, env, opts.Common, opts.Deck)
	if err != nil {
		return err
	}
	allowMemory()
	checked, err := unlessInterrupted(ctx, func() (*authoring.Checked, error) {
		return authoring.Check(ctx, authoring.CheckOptions{Deck: path, Here: ".", Outside: opts.AllowOutside, Read: document.Read, Find: prose.FindIn})
	})
	if err != nil {
		return err
	}
	defer checked.Close()
	var written []string
	if opts.Update {
		if written, err = checked.Update(); err != nil {
			return err
		}
		if len(written) > 0 {
			env.did("", "%s knows where passages are now", checked.Lock)
		}
	}
	out := newOutput(env, opts.Common)
	if out.json {
		err = out.value(sourcesOf(checked, written))
	} else {
		writeSources(env, out, path, checked, written)
	}
	if err == nil && checked.Stale() {
		err = errFound
	}
	return err
}
