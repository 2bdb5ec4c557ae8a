package main

import (
	"context"
	"strings"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type searchOptions struct {
	Common
	Query string
}

// queryUsage is the ArgsUsage of commands whose words may begin with a dash.
const queryUsage = "QUERY..."

func newSearchCommand(env *Env, do func(context.Context, *Env, searchOptions) error) *cli.Command {
	var opts searchOptions
	return &cli.Command{
		Name:      "search",
		Usage:     "find cards by what they say and how they stand",
		ArgsUsage: queryUsage,
		UsageText: "goodcard search goal                     all that speaks of it, your notes too\n" +
			"goodcard search deck:inner-outer is:due  what is due of one deck\n" +
			"goodcard search planner -is:suspended    what is not suspended",
		Description: "Every word must be found; quotes inside the quotes of the shell make a phrase: '\"green door\"'. deck:ID, tag:TAG\n" +
			"and concept:ID look at one thing; is: takes suspended, buried, learning, later, held-back, new, due, resting, leech\n" +
			"and flagged. A - before any of them excludes what it finds.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return usageErrorf(c, "search needs a QUERY")
			}
			opts.Query = strings.Join(c.Args().Slice(), " ")
			return do(c.Context, env, opts)
		},
	}
}

func runSearch(ctx context.Context, env *Env, opts searchOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		list := itemList{out: newOutput(env, opts.Common)}
		if err := c.Search(ctx, opts.Query, list.add); err != nil {
			return err
		}
		return list.write(noCard)
	})
}
