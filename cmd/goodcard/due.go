package main

import (
	"context"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type dueOptions struct {
	Common
	Decks []string
	Limit int  // 0: all of them
	On    *int // study day; nil: today
}

func newDueCommand(env *Env, do func(context.Context, *Env, dueOptions) error) *cli.Command {
	var opts dueOptions
	return &cli.Command{
		Name:      "due",
		Usage:     "list what today's session would ask, in its order",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard due                   all of today\n" +
			"goodcard due inner-outer       of one deck\n" +
			"goodcard due --limit 5         the next five\n" +
			"goodcard due --on 2026-12-24   what that day would bring",
		Description: "New cards within the daily limit are in it, and cards that come again today. Nothing is recorded.\n" +
			"It is what would come as things stand: an answer may free a concept and bring other new cards.\n" +
			"A day to come is told as if nothing more were answered until it.",
		Flags: opts.flags(
			number("limit", &opts.Limit, 1, "only the first `N`"),
			day("on", &opts.On, "what `DATE` would bring, such as 2026-12-24"),
		),
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

type dueJSON struct {
	itemJSON
	OverdueDays    *int     `json:"overdue_days"`
	Retrievability *float64 `json:"retrievability"` // SM-2 has no estimate of it
}

func runDue(ctx context.Context, env *Env, opts dueOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		on, name := c.Clock.Today(), "today"
		if opts.On != nil && *opts.On < on {
			env.warn("%s is over: what was answered since then counts, so less may be listed than was due", dayJSON(*opts.On))
		}
		if opts.On != nil && *opts.On != on {
			on, name = *opts.On, "that day"
		}
		list, err := c.On(ctx, on, opts.Decks, opts.Limit)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(dueItems(list))
		}
		if len(list) == 0 && out.people {
			out.line("Nothing is left for %s.", name)
		}
		var rows [][]string
		for _, l := range list {
			rows = append(rows, listRowOf(out, l, name))
		}
		out.list(rows)
		return nil
	})
}

func dueItems(list []study.Listed) []dueJSON {
	items := make([]dueJSON, len(list))
	for i, l := range list {
		items[i].itemJSON = itemOf(l)
		if l.Due != nil {
			items[i].OverdueDays = new(l.Overdue)
		}
	}
	return items
}
