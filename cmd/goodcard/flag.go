package main

import (
	"context"

	"goodcard/history"

	"github.com/urfave/cli/v2"
)

func newFlagCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Flag, env, do, &cli.Command{
		Name:      "flag",
		Usage:     "mark cards to come back to, such as those to reword",
		ArgsUsage: "CARD...",
		UsageText: "goodcard flag inner-outer/door-score\n" +
			"goodcard flag -                        the cards that standard input names",
		Description: "A flag changes nothing about study. 'goodcard search is:flagged' finds the cards again.",
	})
}

func newUnflagCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Unflag, env, do, &cli.Command{
		Name:      "unflag",
		Usage:     "take the flags off cards",
		ArgsUsage: "CARD...",
		UsageText: "goodcard unflag inner-outer/door-score\n" +
			"goodcard unflag -                        the cards that standard input names",
		Description: "'goodcard search is:flagged' lists the cards that have one.",
	})
}
