package main

import (
	"context"

	"goodcard/history"

	"github.com/urfave/cli/v2"
)

func newSuspendCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Suspend, env, do, &cli.Command{
		Name:      "suspend",
		Usage:     "take cards out of study until you bring them back",
		ArgsUsage: "CARD...",
		UsageText: "goodcard suspend inner-outer/door-score\n" +
			"goodcard suspend gm-cloze#c2              one gap of a cloze card\n" +
			"goodcard suspend -                        the cards that standard input names",
		Description: "A card without # means all that is asked of it. Its history stays.",
	})
}

func newUnsuspendCommand(env *Env, do func(context.Context, *Env, markOptions) error) *cli.Command {
	return marking(history.Unsuspend, env, do, &cli.Command{
		Name:      "unsuspend",
		Usage:     "bring suspended cards back",
		ArgsUsage: "CARD...",
		UsageText: "goodcard unsuspend inner-outer/door-score\n" +
			"goodcard unsuspend -                        the cards that standard input names",
		Description: "A card comes back with the schedule that it had. 'goodcard cards --state suspended' lists what can.",
	})
}
