package main

import (
	"context"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type removeOptions struct {
	Common
	Deck string
}

func newRemoveCommand(env *Env, do func(context.Context, *Env, removeOptions) error) *cli.Command {
	var opts removeOptions
	return &cli.Command{
		Name:        "remove",
		Usage:       "take a deck out of study and keep its history",
		ArgsUsage:   "DECK",
		UsageText:   "goodcard remove inner-outer\ngoodcard install inner-outer   brings it back as it was",
		Description: "The files of a linked deck are not touched.",
		Flags:       opts.flags(),
		Action: func(c *cli.Context) error {
			if _, err := decksOf(c); err != nil {
				return err
			}
			id, err := oneWord(c, "DECK")
			if err != nil {
				return err
			}
			opts.Deck = id
			return do(c.Context, env, opts)
		},
	}
}

type removedJSON struct {
	ID    string   `json:"id"`
	Paths []string `json:"paths"`
}

func runRemove(ctx context.Context, env *Env, opts removeOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		paths, err := c.PathsOf(ctx, opts.Deck)
		if err != nil {
			return err
		}
		if err := c.Remove(ctx, opts.Deck); err != nil {
			return err
		}
		env.did("'goodcard decks' lists what is installed", "%s is removed, and its history stays", opts.Deck)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(removedJSON{opts.Deck, append([]string{}, paths...)})
		}
		out.line("removed %s; its history stays and comes back with it", opts.Deck)
		if len(paths) > 0 {
			out.line("%s, which named it, %s on without its cards", words.And(paths), map[bool]string{true: "goes", false: "go"}[len(paths) == 1])
		}
		return nil
	})
}
