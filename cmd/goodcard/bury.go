package main

import (
	"context"

	"goodcard/history"

	"github.com/urfave/cli/v2"
)

func newBuryCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Bury, env, do, &cli.Command{
		Name:      "bury",
		Usage:     "leave cards out until the next study day",
		ArgsUsage: "CARD...",
		UsageText: "goodcard bury inner-outer/door-score\n" +
			"goodcard bury -                        the cards that standard input names",
		Description: "A card without # means all that is asked of it. Its schedule stays.",
	})
}

func newUnburyCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Unbury, env, do, &cli.Command{
		Name:      "unbury",
		Usage:     "bring buried cards back today",
		ArgsUsage: "CARD...",
		UsageText: "goodcard unbury inner-outer/door-score\n" +
			"goodcard unbury -                        the cards that standard input names",
		Description: "'goodcard cards --state buried' lists what can come back.",
	})
}
