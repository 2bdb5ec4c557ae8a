package main

import (
	"bufio"
	"context"
	"io"
	"slices"

	"goodcard/deck/strictyaml"
	"goodcard/storage"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type suspendOptions struct {
	Common
	Cards []string // "-" stands for those on standard input
	Kind  storage.Kind
}

func newSuspendCommand(env *Env, do func(context.Context, *Env, suspendOptions) error) *cli.Command {
	return &cli.Command{
		Name:      "suspend",
		Usage:     "take cards out of study until you bring them back",
		ArgsUsage: "CARD...",
		UsageText: "goodcard suspend inner-outer/green-door\n" +
			"goodcard suspend planner#c2               one gap of a cloze card\n" +
			"goodcard suspend -                        the cards that standard input names",
		Description: "A card without # means all that is asked of it. Its history stays.",
		Action:      suspendAction(env, storage.Suspend, do),
	}
}

func newUnsuspendCommand(env *Env, do func(context.Context, *Env, suspendOptions) error) *cli.Command {
	return &cli.Command{
		Name:      "unsuspend",
		Usage:     "bring suspended cards back",
		ArgsUsage: "CARD...",
		UsageText: "goodcard unsuspend inner-outer/green-door\n" +
			"goodcard unsuspend -                        the cards that standard input names",
		Description: "A card comes back with the schedule that it had. 'goodcard cards --state suspended' lists what can.",
		Action:      suspendAction(env, storage.Unsuspend, do),
	}
}

func suspendAction(env *Env, kind storage.Kind, do func(context.Context, *Env, suspendOptions) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		if !c.Args().Present() {
			return usageErrorf(c, "%s needs a CARD, or - for those that standard input names", c.Command.Name)
		}
		return do(c.Context, env, suspendOptions{commonOf(c), c.Args().Slice(), kind})
	}
}

type suspendedJSON struct {
	Card      string `json:"card"`
	Suspended bool   `json:"suspended"`
}

func runSuspend(ctx context.Context, env *Env, opts suspendOptions) error {
	cards, err := withStdin(env.Stdin, opts.Cards)
	if err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		var items []string
		for _, card := range cards {
			means, err := c.Items(ctx, card)
			if err != nil {
				return err
			}
			items = append(items, means...)
		}
		slices.Sort(items)
		items = slices.Compact(items)
		if err := c.Mark(ctx, opts.Kind, items...); err != nil {
			return err
		}
		return writeSuspended(newOutput(env, opts.Common), items, opts.Kind)
	})
}

func writeSuspended(out *output, items []string, kind storage.Kind) error {
	list := []suspendedJSON{}
	for _, item := range items {
		list = append(list, suspendedJSON{item, kind == storage.Suspend})
	}
	if out.json {
		return out.value(list)
	}
	for _, item := range items {
		out.line("%sed %s", kind.String(), item)
	}
	return nil
}

// withStdin returns the words of a command with those of standard input in place of "-".
func withStdin(stdin io.Reader, words []string) ([]string, error) {
	at := slices.Index(words, "-")
	if at < 0 {
		return words, nil
	}
	var read []string
	in := bufio.NewScanner(io.LimitReader(stdin, strictyaml.MaxBytes))
	in.Split(bufio.ScanWords)
	for in.Scan() {
		read = append(read, in.Text())
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	return slices.Concat(words[:at], read, words[at+1:]), nil
}
