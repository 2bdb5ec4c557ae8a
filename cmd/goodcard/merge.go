package main

import (
	"context"
	"strings"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type mergeOptions struct {
	Common
	Other string
}

func newMergeCommand(env *Env, do func(context.Context, *Env, mergeOptions) error) *cli.Command {
	var opts mergeOptions
	return &cli.Command{
		Name:      "merge",
		Usage:     "add the history of another device",
		ArgsUsage: "OTHER-DATABASE",
		UsageText: "goodcard merge laptop/goodcard.db",
		Description: "Takes a goodcard.db or a backup of one, which is not changed. Merging twice adds nothing, and the order of\n" +
			"merges does not matter. A backup from before is kept.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			file, err := oneWord(c, "database")
			if err != nil {
				return err
			}
			opts.Other = file
			return do(c.Context, env, opts)
		},
	}
}

type mergedJSON struct {
	Events    int      `json:"events"`
	Items     int      `json:"items"`
	Devices   int      `json:"devices"`
	Differs   int      `json:"differs"`
	Aliases   int      `json:"aliases"`
	Notes     []string `json:"notes"`
	Conflicts int      `json:"conflicts"`
	Kept      *string  `json:"kept"`
}

func runMerge(ctx context.Context, env *Env, opts mergeOptions) error {
	if err := wantsDatabase(opts.Other); err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		merged, kept, err := c.Merge(ctx, opts.Other)
		if err != nil {
			return err
		}
		if kept != "" {
			env.did(words.Command("restore", kept)+" brings back what was there before", "the history of %s is added", opts.Other)
		}
		if merged.Differs > 0 {
			env.warn("both histories have %s with two contents; of each, the same one of the two stays on both devices",
				words.Count(merged.Differs, "event"))
		}
		if n := len(merged.Notes); n > 0 {
			newer := "newer ones"
			if n == 1 {
				newer = "a newer one"
			}
			env.warn("%s replaced by %s: %s", words.Agree(n, "note", "was", "were"), newer, strings.Join(merged.Notes, ", "))
			env.hint("'goodcard history %s' shows the older text", merged.Notes[0])
		}
		conflicts, err := c.Conflicts(ctx)
		if err != nil {
			return err
		}
		if len(conflicts) > 0 {
			env.warn("%s", undecided(len(conflicts)))
		}
		out := newOutput(env, opts.Common)
		switch {
		case out.json:
			return out.value(mergedJSON{merged.Events, merged.Items, merged.Devices, merged.Differs, merged.Aliases, orEmpty(merged.Notes), len(conflicts), present(kept)})
		case kept == "":
			out.line("nothing to add: your history has all of it already")
		case merged.Items == 0:
			out.line("added no event, but %s of cards; what was there before is in %s", words.Count(merged.Aliases, "former id"), kept)
		default:
			out.line("added %s of %s; what was there before is in %s", words.Count(merged.Events, "event"), words.Count(merged.Items, "item"), kept)
		}
		return nil
	})
}
