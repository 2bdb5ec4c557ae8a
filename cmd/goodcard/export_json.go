package main

import (
	"context"
	"io"

	"goodcard/deck/shell"
	"goodcard/exchange"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type exportJSONOptions struct {
	Common
	Decks  []string // files, folders and ids; none: all that are installed
	Output string   // empty or "-": standard output
}

func newExportJSONCommand(env *Env, do func(context.Context, *Env, exportJSONOptions) error) *cli.Command {
	var opts exportJSONOptions
	return &cli.Command{
		Name:      "json",
		Usage:     "write decks and your whole history as JSON Lines, which 'goodcard import' reads back",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard export json -o all.json           every installed deck, and everything that you did\n" +
			"goodcard export json inner-outer | head    one deck and its history, on standard output",
		Description: "Each line is an object; docs/exchange.md says what it holds. The history is whole: every answer, note, version of your own\n" +
			"and undo, of every device, also of cards that no deck has any more. 'goodcard import FILE' adds it to another history.\n" +
			"Decks are in it as they are now, with drafts and wordings that are kept back, and without pictures.\n" +
			"The file tells all of what you did: keep it for yourself. With DECK it is bound to decks: installed or shipped ones\n" +
			"by id, others by file or folder.",
		Flags: opts.flags(textOutputFlag(&opts.Output, asJSONLines)),
		Action: func(c *cli.Context) error {
			opts.Decks = c.Args().Slice()
			if err := answersBeside(c, opts.Common, opts.Output); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

type exportedHistoryJSON struct {
	File   string `json:"file"`
	Decks  int    `json:"decks"`
	Events int    `json:"events"`
}

func runExportJSON(ctx context.Context, env *Env, opts exportJSONOptions) error {
	return withCollectionDespiteSettings(ctx, env, opts.Common, func(c *study.Collection) error {
		decks, err := wholeDecks(ctx, c, opts.Decks)
		if err != nil {
			return err
		}
		events := 0
		err = exportText(ctx, env, opts.Output, exportPlace{c, asJSONLines, opts.Decks}, 0o600, func(w io.Writer) (err error) {
			events, err = writeJSONLines(ctx, c, w, decks, len(opts.Decks) > 0)
			return err
		})
		if err != nil {
			return err
		}
		return env.tellText(opts.Common, opts.Output, exportedHistoryJSON{opts.Output, len(decks), events},
			words.Count(len(decks), "deck")+" and "+words.Count(events, "event")+" of your history",
			words.Command("import", shell.Operand(absolute(opts.Output)))+" adds the history to another one")
	})
}

// writeJSONLines writes decks and the history; only of these decks where it is bound to them.
func writeJSONLines(ctx context.Context, c *study.Collection, out io.Writer, decks []wholeDeck, bound bool) (events int, err error) {
	lineage, err := c.Lineage(ctx)
	if err != nil {
		return 0, err
	}
	var ids []string
	if bound {
		for _, d := range decks {
			ids = append(ids, d.ID)
		}
	}
	w, err := exchange.NewJSONWriter(out, ids, lineage)
	if err != nil {
		return 0, err
	}
	for _, d := range decks {
		if err := w.Deck(d.Deck, d.shipped); err != nil {
			return 0, err
		}
	}
	if err := c.Rows(ctx, ids, func(e study.Incoming) error { return w.Event(&e) }); err != nil {
		return 0, err
	}
	return w.Events(), w.Close()
}
