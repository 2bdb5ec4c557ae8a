package main

import (
	"context"

	"goodcard/history"

	"github.com/urfave/cli/v2"
)

func newForgetCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Forget, env, do, &cli.Command{
		Name:      "forget",
		Usage:     "start cards anew and keep their history",
		ArgsUsage: "CARD...",
		UsageText: "goodcard forget inner-outer/door-score\n" +
			"goodcard forget -                        the cards that standard input names",
		Description: "The cards are new again, as if you had never met them. Nothing is deleted: 'goodcard undo' takes the\n" +
			"newest back, 'goodcard undo N' the newest N, and a card then has the schedule that it had.",
	})
}
