package main

import (
	"context"
	"errors"
	"io"
	"net/url"
	"path/filepath"

	"goodcard/deck/shell"
	"goodcard/exchange"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type exportMarkdownOptions struct {
	Common
	Decks  []string // files, folders and ids; none: all that are installed
	Output string   // empty or "-": standard output
}

func newExportMarkdownCommand(env *Env, do func(context.Context, *Env, exportMarkdownOptions) error) *cli.Command {
	var opts exportMarkdownOptions
	return &cli.Command{
		Name:      "md",
		Usage:     "write decks as Markdown, to read and to print",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard export md inner-outer -o inner-outer.md   concepts, and questions with their answers\n" +
			"goodcard export md alignment.yaml | less           a deck that you are writing",
		Description: "DECK is an installed or shipped deck by id, or a file or folder; without one, every installed deck. Formulas stand\n" +
			"between dollars. Pictures are linked where they are; those of decks that come with the program are described.\n" +
			"Drafts and wordings that are kept back (unseen) stay here, and so does all that you did.",
		Flags: opts.flags(textOutputFlag(&opts.Output, asMarkdown)),
		Action: func(c *cli.Context) error {
			opts.Decks = c.Args().Slice()
			if err := answersBeside(c, opts.Common, opts.Output); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

type exportedMarkdownJSON struct {
	File  string `json:"file"`
	Decks int    `json:"decks"`
	Cards int    `json:"cards"`
}

func runExportMarkdown(ctx context.Context, env *Env, opts exportMarkdownOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		decks, err := wholeDecks(ctx, c, opts.Decks)
		if err != nil {
			return err
		}
		if decks = readable(decks); len(decks) == 0 {
			return &hintedError{errors.New("no deck is installed, so there is nothing to write"), "'goodcard decks' lists what can be installed"}
		}
		to := "."
		if opts.Output != "-" && opts.Output != "" {
			to = filepath.Dir(opts.Output)
		}
		var readings []exchange.Reading
		cards := 0
		for _, d := range decks {
			readings = append(readings, exchange.Reading{Deck: d.Deck, Image: d.pictures(to)})
			for _, card := range d.Cards {
				if !card.Draft {
					cards++
				}
			}
		}
		err = exportText(ctx, env, opts.Output, exportPlace{c, asMarkdown, opts.Decks}, 0o666, func(w io.Writer) error { return exchange.WriteMarkdown(w, readings) })
		if err != nil {
			return err
		}
		return env.tellText(opts.Common, opts.Output, exportedMarkdownJSON{opts.Output, len(decks), cards},
			words.Count(cards, "card")+" of "+words.Count(len(decks), "deck"),
			"open "+shell.Operand(opts.Output)+" to read it")
	})
}

// pictures returns how a file in the folder to names the pictures of the deck.
func (d wholeDeck) pictures(to string) func(path string) string {
	folder := d.folder()
	return func(path string) string {
		if folder == "" {
			return ""
		}
		whole := filepath.Join(folder, filepath.FromSlash(path))
		if from, err := filepath.Abs(to); err == nil {
			if short, err := filepath.Rel(from, whole); err == nil {
				whole = short
			}
		}
		return (&url.URL{Path: filepath.ToSlash(whole)}).String()
	}
}
