package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"goodcard/anki"
	"goodcard/exchange"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type exportCSVOptions struct {
	Common
	Decks       []string // files, folders and ids; none: all that are installed
	Output      string   // empty or "-": standard output
	WithRetired bool
}

func newExportCSVCommand(env *Env, do func(context.Context, *Env, exportCSVOptions) error) *cli.Command {
	var opts exportCSVOptions
	return &cli.Command{
		Name:      "csv",
		Usage:     "write decks as a table, for spreadsheets, and for Anki to update the notes of a package",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard export csv inner-outer -o inner-outer.csv   with commas\n" +
			"goodcard export csv alignment.yaml -o alignment.tsv  with tabs",
		Description: "A row is a note as 'goodcard export anki' has it: its type, its guid, the deck, the tags, and the fields as HTML. A name that\n" +
			"ends in .tsv asks for tabs. Anki updates by it the notes that it has from a package; import one first, since a text\n" +
			"brings no note types and no pictures. No cell runs as a formula in a spreadsheet.\n" +
			"DECK is as in 'goodcard export anki', and so is what stays here.",
		Flags: opts.flags(
			textOutputFlag(&opts.Output, asTable),
			toggle("with-retired", &opts.WithRetired, "cards that were released and are gone too, tagged retired::VERSION by the release that dropped them; in Anki tag:retired::* finds them"),
		),
		Action: func(c *cli.Context) error {
			opts.Decks = c.Args().Slice()
			if err := answersBeside(c, opts.Common, opts.Output); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

type exportedTableJSON struct {
	File     string             `json:"file"`
	Notes    int                `json:"notes"`
	Media    int                `json:"media"`
	Decks    []exportedDeckJSON `json:"decks"`
	LeftOut  leftOutJSON        `json:"left_out"`
	Warnings []string           `json:"warnings"`
}

func runExportCSV(ctx context.Context, env *Env, opts exportCSVOptions) error {
	options := study.Options{Bare: len(opts.Decks) > 0}
	return inCollection(ctx, env, opts.Common, options, func(c *study.Collection) error {
		env.warnAll(c.Troubles())
		var done *anki.Exported
		var unnamed int
		// What no table can be made of shows only on the way, and standard output cannot take back what it has.
		write := func(w io.Writer) (err error) {
			t, err := exchange.NewTableWriter(w, strings.EqualFold(filepath.Ext(opts.Output), ".tsv"))
			if err != nil {
				return err
			}
			done, err = anki.ExportText(ctx, c, anki.ExportOptions{Decks: opts.Decks, WithRetired: opts.WithRetired}, t.Note)
			if err != nil {
				return err
			}
			unnamed = t.Unnamed
			return t.Close()
		}
		err := exportText(ctx, env, opts.Output, exportPlace{c, asTable, opts.Decks}, 0o666, func(w io.Writer) error {
			if w == env.Stdout {
				return afterwards(w, write)
			}
			return write(w)
		})
		if err != nil {
			return err
		}
		all := exportedOf(done)
		if unnamed > 0 {
			all.Warnings = append(all.Warnings, words.Agree(unnamed, "note", "has", "have")+" no deck in it, since a spreadsheet would take the title of the deck for a formula; Anki leaves the notes that it has where they are")
		}
		for _, w := range all.Warnings {
			env.warn("%s", w)
		}
		holds := words.Count(all.Notes, "note") + " of " + words.Count(len(all.Decks), "deck")
		if all.Media > 0 {
			holds += ", without " + words.Agree(all.Media, "picture", "that a note names", "that notes name")
		}
		err = env.tellText(opts.Common, opts.Output, exportedTableJSON{opts.Output, all.Notes, all.Media, all.Decks, all.LeftOut, all.Warnings}, holds, "")
		if err == nil && !opts.JSON {
			env.tellRetired(done)
			env.tellLeftOut(all.LeftOut)
		}
		return err
	})
}
