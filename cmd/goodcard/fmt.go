package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"goodcard/deck"
	"goodcard/files"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type fmtOptions struct {
	Common
	Decks []string // files, folders and ids of decks; "-" is standard input
	Check bool
}

func newFmtCommand(env *Env, do func(context.Context, *Env, fmtOptions) error) *cli.Command {
	var opts fmtOptions
	return &cli.Command{
		Name:      "fmt",
		Usage:     "write decks in their usual form: missing ids, order of keys, indentation",
		ArgsUsage: "FILE|DIR|DECK...",
		UsageText: "goodcard fmt alignment.yaml          one deck\n" +
			"goodcard fmt decks                   every deck in a folder\n" +
			"goodcard fmt deck/cards/one.yaml     one file of a deck that is a folder\n" +
			"goodcard fmt --check decks           only name the files that would change\n" +
			"goodcard fmt - < alignment.yaml      from standard input to standard output, for editors",
		Description: "Missing ids and numbers of gaps are written, and every other mistake is mended for which lint has one certain fix.\n" +
			"Keys get their order and indentation, and quotes go where none are needed. No text is wrapped anew, and no comment\n" +
			"is lost. Where something else is wrong with a deck, that is told as lint tells it, and none of its files changes.\n" +
			"DECK is the id of an installed deck that is linked from a file.\n" +
			"Exit status: 0 all is in form now, 1 a deck could not be formatted, or with --check a file would change, 2 wrong usage.",
		Flags: opts.flags(
			toggle("check", &opts.Check, "write nothing, and exit with 1 where a file would change"),
		),
		Action: func(c *cli.Context) error {
			opts.Decks = c.Args().Slice()
			switch {
			case len(opts.Decks) == 0:
				return usageErrorf(c, "fmt needs a deck: a file, a folder, or - for standard input")
			case len(opts.Decks) > 1 && slices.Contains(opts.Decks, "-"):
				return usageErrorf(c, "- stands for standard input, which is formatted alone")
			}
			return do(c.Context, env, opts)
		},
	}
}

func runFmt(ctx context.Context, env *Env, opts fmtOptions) error {
	targets, err := lintTargets(ctx, env, lintOptions{Common: opts.Common, Decks: opts.Decks})
	if err != nil {
		return err
	}
	out := newOutput(env, opts.Common)
	all := fmtTally{check: opts.Check}
	for _, target := range targets {
		f := format(ctx, env, opts, target)
		if interrupted := ctx.Err(); interrupted != nil {
			return interrupted
		}
		if f.err == nil && target.path == "-" && !opts.Check && !out.json {
			_, err := env.Stdout.Write(f.pages[0].After)
			return err
		}
		if err := all.tell(env, out, target, f); err != nil {
			return err
		}
	}
	return all.end(out)
}

// A formatted deck is what [format] made of one.
type formatted struct {
	pages   []*deck.Page
	written []string // files that changed
	err     error    // why it, or one of its files, could not be formatted
}

// format formats one deck and, unless it is only checked, writes those of its files that change.
func format(ctx context.Context, env *Env, opts fmtOptions, target lintTarget) (f formatted) {
	m, err := unlessInterrupted(ctx, func() (*deck.Manuscript, error) { return manuscript(env, target) })
	if err != nil {
		return formatted{err: err}
	}
	defer m.Close()
	f.pages = m.Pages
	if _, f.err = unlessInterrupted(ctx, func() (any, error) { return nil, m.Format() }); f.err != nil || opts.Check || target.path == "-" {
		return f
	}
	var changes []files.Replacement
	for _, p := range m.Pages {
		if p.Changed() {
			changes = append(changes, files.Replacement{Path: p.File, Was: p.Before, Text: p.After})
		}
	}
	f.written, f.err = files.Replace(changes...)
	if len(f.written) > 0 {
		env.did("", "%s in form now: %s", words.Agree(len(f.written), "file", "is", "are"), listed(f.written))
	}
	return f
}

// manuscript opens the deck of a target for writing.
func manuscript(env *Env, target lintTarget) (*deck.Manuscript, error) {
	switch {
	case target.path == "-":
		src, err := io.ReadAll(io.LimitReader(env.Stdin, maxStdin))
		if err != nil {
			return nil, err
		}
		return deck.OpenText(stdinName, src), nil
	case target.shipped:
		return nil, errShipped(target.path)
	}
	return deck.Open(target.path, target.parts...)
}

// errShipped is why a deck that the program brings is not written.
func errShipped(id string) error {
	return &hintedError{
		fmt.Errorf("%s comes with the program, which has it in no file that could be written", id),
		"name a file or a folder of your own",
	}
}
