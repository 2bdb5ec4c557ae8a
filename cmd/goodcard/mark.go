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

// markOptions are those of the commands that record one thing for all cards they are given.
type markOptions struct {
	Common
	Cards []string // "-" stands for those on standard input
	Kind  storage.Kind
}

func markAction(env *Env, kind storage.Kind, do func(context.Context, *Env, markOptions) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		if !c.Args().Present() {
			return usageErrorf(c, "%s needs a CARD, or - for those that standard input names", c.Command.Name)
		}
		return do(c.Context, env, markOptions{commonOf(c), c.Args().Slice(), kind})
	}
}

// runMark marks all of the cards or, where one of them is unknown, none.
func runMark(ctx context.Context, env *Env, opts markOptions) error {
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
		return writeMarked(newOutput(env, opts.Common), items, opts.Kind)
	})
}

func writeMarked(out *output, items []string, kind storage.Kind) error {
	if out.json {
		list := []any{}
		for _, item := range items {
			list = append(list, markedOf(item, kind))
		}
		return out.value(list)
	}
	for _, item := range items {
		out.line("%s %s%s", done(kind), item, meaning(kind))
	}
	return nil
}

type suspendedJSON struct {
	Card      string `json:"card"`
	Suspended bool   `json:"suspended"`
}

type buriedJSON struct {
	Card   string `json:"card"`
	Buried bool   `json:"buried"`
}

type flaggedJSON struct {
	Card    string `json:"card"`
	Flagged bool   `json:"flagged"`
}

type forgottenJSON struct {
	Card      string `json:"card"`
	Forgotten bool   `json:"forgotten"`
}

func markedOf(item string, kind storage.Kind) any {
	switch kind {
	case storage.Suspend, storage.Unsuspend:
		return suspendedJSON{item, kind == storage.Suspend}
	case storage.Bury, storage.Unbury:
		return buriedJSON{item, kind == storage.Bury}
	case storage.Flag, storage.Unflag:
		return flaggedJSON{item, kind == storage.Flag}
	default:
		return forgottenJSON{item, kind == storage.Forget}
	}
}

// done says that cards were marked.
func done(kind storage.Kind) string {
	switch kind {
	case storage.Bury:
		return "buried"
	case storage.Unbury:
		return "unburied"
	case storage.Flag:
		return "flagged"
	case storage.Unflag:
		return "unflagged"
	case storage.Forget:
		return "forgot"
	default:
		return kind.String() + "ed"
	}
}

// meaning says what a mark leads to where the word alone could frighten.
func meaning(kind storage.Kind) string {
	switch kind {
	case storage.Bury:
		return " until the next study day"
	case storage.Forget:
		return ": it starts anew, and its history stays"
	default:
		return ""
	}
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
