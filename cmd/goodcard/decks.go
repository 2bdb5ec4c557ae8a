package main

import (
	"context"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type decksOptions struct {
	Common
	Available bool
}

func newDecksCommand(env *Env, do func(context.Context, *Env, decksOptions) error) *cli.Command {
	var opts decksOptions
	return &cli.Command{
		Name:        "decks",
		Usage:       "list the installed decks, and those that can be",
		ArgsUsage:   " ",
		UsageText:   "goodcard decks\ngoodcard decks --available",
		Description: "Where a deck is linked from a file, the file is named.",
		Flags: opts.flags(
			toggle("available", &opts.Available, "those that the program brings and that are not installed, in the order in which it offers them"),
		),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

type deckJSON struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Version   string    `json:"version"`
	Cards     int       `json:"cards"`
	Items     int       `json:"items"`
	Due       int       `json:"due"`
	New       int       `json:"new"`
	HeldBack  int       `json:"held_back"`
	Suspended int       `json:"suspended"`
	Later     int       `json:"later"`
	Path      *pathJSON `json:"path"`
	Source    string    `json:"source"`
	Problem   *string   `json:"problem"`
}

func deckOf(d study.Deck) deckJSON {
	return deckJSON{d.ID, d.Title, d.Version, d.Cards, d.Items, d.Due, d.New, d.HeldBack, d.Suspended, d.Later, pathOf(d.Path), d.Source, present(d.Problem)}
}

func runDecks(ctx context.Context, env *Env, opts decksOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		out := newOutput(env, opts.Common)
		available, err := c.Available(ctx)
		if err != nil {
			return err
		}
		if opts.Available {
			return listAvailable(out, available)
		}
		decks, err := c.Decks(ctx)
		if err != nil {
			return err
		}
		list := []deckJSON{}
		var rows [][]string
		for _, d := range decks {
			list = append(list, deckOf(d))
			fresh := amount(d.New, "new")
			if d.HeldBack > 0 {
				fresh += ", " + amount(d.HeldBack, "held back")
			}
			if d.Later > 0 {
				fresh += ", " + amount(d.Later, "later")
			}
			if d.Path != nil {
				fresh = pathWords(d.Path) + ": " + fresh
			}
			rows = append(rows, []string{d.ID, d.Title, d.Version, words.Items(d.Items, d.Cards), amount(d.Due, "due"), fresh, d.Source})
		}
		if out.json {
			return out.value(list)
		}
		if len(decks) == 0 && out.people {
			out.line("No deck is installed.")
		}
		out.table(rows)
		if len(available) > 0 && out.people {
			out.line("\nThe program brings more:")
			writeAvailable(out, available)
		}
		return nil
	})
}
