package main

import (
	"context"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type removeOptions struct {
	Common
	Deck string
}

func newRemoveCommand(env *Env, do func(context.Context, *Env, removeOptions) error) *cli.Command {
	return &cli.Command{
		Name:        "remove",
		Usage:       "take a deck out of study and keep its history",
		ArgsUsage:   "DECK",
		UsageText:   "goodcard remove inner-outer\ngoodcard install inner-outer   brings it back as it was",
		Description: "The files of a linked deck are not touched.",
		Action: func(c *cli.Context) error {
			decks, err := decksOf(c)
			if err != nil {
				return err
			}
			if len(decks) != 1 {
				return usageErrorf(c, "remove takes one DECK, not %s", count(len(decks), "word"))
			}
			return do(c.Context, env, removeOptions{commonOf(c), decks[0]})
		},
	}
}

type removedJSON struct {
	ID string `json:"id"`
}

func runRemove(ctx context.Context, env *Env, opts removeOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		if err := c.Remove(ctx, opts.Deck); err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(removedJSON{opts.Deck})
		}
		out.line("removed %s; its history stays and comes back with it", opts.Deck)
		return nil
	})
}
