package main

import (
	"context"
	"strings"

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
	ID        string  `json:"id"`
	Title     string  `json:"title"`
	Version   string  `json:"version"`
	Cards     int     `json:"cards"`
	Items     int     `json:"items"`
	Due       int     `json:"due"`
	New       int     `json:"new"`
	HeldBack  int     `json:"held_back"`
	Suspended int     `json:"suspended"`
	Source    string  `json:"source"`
	Problem   *string `json:"problem"`
}

func deckOf(d study.Deck) deckJSON {
	return deckJSON{d.ID, d.Title, d.Version, d.Cards, d.Items, d.Due, d.New, d.HeldBack, d.Suspended, d.Source, present(d.Problem)}
}

type availableJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	About string `json:"about"`
	Cards int    `json:"cards"`
	Items int    `json:"items"`
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

// listAvailable answers with the decks that can be installed alone.
func listAvailable(out *output, available []study.Available) error {
	list := []availableJSON{}
	var rows [][]string
	for _, a := range available {
		list = append(list, availableJSON(a))
		rows = append(rows, []string{a.ID, a.Title, amountOf(a), a.About})
	}
	switch {
	case out.json:
		return out.value(list)
	case !out.people:
		out.table(rows)
	case len(available) == 0:
		out.line("All decks that the program brings are installed.")
	default:
		out.line("The program brings:")
		writeAvailable(out, available)
	}
	return nil
}

// writeAvailable tells people of each deck how it is installed and what is in it.
func writeAvailable(out *output, available []study.Available) {
	for _, a := range available {
		out.line("")
		out.command(strings.Trim(words.InData(words.Command("install", a.ID), out.data), "'"))
		title := "  " + a.Title
		if amount := amountOf(a); amount != "" {
			title += ", " + amount
		}
		out.line("%s", title)
		for _, line := range words.Fold(a.About, out.room(2), 0) {
			out.line("  %s", out.faint(line))
		}
	}
}

// amountOf says how many cards a deck has; nothing of a path, whose cards are those of other decks.
func amountOf(a study.Available) string {
	if a.Items == 0 {
		return ""
	}
	return words.Items(a.Items, a.Cards)
}
