package main

import (
	"context"

	"goodcard/stats"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type statsOptions struct {
	Common
	Decks []string
}

func newStatsCommand(env *Env, do func(context.Context, *Env, statsOptions) error) *cli.Command {
	var opts statsOptions
	return &cli.Command{
		Name:      "stats",
		Usage:     "show what your history says: memory, work, understanding",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard stats                 everything you have studied\n" +
			"goodcard stats inner-outer     one deck\n" +
			"goodcard stats --json          all figures, also of the months that the screen leaves out",
		Description: "Each figure says over how many answers it was counted (n) and what was left out. Understanding compares\n" +
			"wordings that you had seen with wordings that were kept back until a card seemed known.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			decks, err := decksOf(c)
			if err != nil {
				return err
			}
			opts.Decks = decks
			return do(c.Context, env, opts)
		},
	}
}

func runStats(ctx context.Context, env *Env, opts statsOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		s, err := stats.Of(ctx, c, opts.Decks...)
		if err != nil {
			return err
		}
		future, err := c.Future(ctx)
		if err != nil {
			return err
		}
		warnFuture(env, future)
		out := newOutput(env, opts.Common)
		switch {
		case out.json:
			return out.value(statsOf(s))
		case out.people:
			writeStats(out, s)
		default:
			out.table(statsRows(s))
		}
		return nil
	})
}
