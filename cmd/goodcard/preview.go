package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/files"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type previewOptions struct {
	Common
	Deck    string // a file, a folder, or the id of an installed or shipped deck
	Shuffle bool
	From    string // the card to begin with; empty: the first
	Plain   *bool  // nil: as the settings say
}

func newPreviewCommand(env *Env, do func(context.Context, *Env, previewOptions) error) *cli.Command {
	var opts previewOptions
	return &cli.Command{
		Name:      "preview",
		Usage:     "go through a deck without recording anything",
		ArgsUsage: "FILE|DIR|DECK",
		UsageText: "goodcard preview alignment.yaml                     a deck that you are writing\n" +
			"goodcard preview alignment.yaml --from green-door   from that card on\n" +
			"goodcard preview inner-outer                        one that is installed or that the program brings",
		Description: "All cards of the deck come in the order of its file, in the wording that a first meeting has. Your history\n" +
			"neither counts nor grows.",
		Flags: opts.flagsWithoutJSON(
			anyText("from", &opts.From, "begin with `CARD` and go on to the end of the file"),
			toggle("shuffle", &opts.Shuffle, "in another order than that of the file"),
			plainFlag(&opts.Plain),
		),
		Action: func(c *cli.Context) error {
			what, err := oneWord(c, "deck")
			if err != nil {
				return err
			}
			if opts.From != "" && opts.Shuffle {
				return usageErrorf(c, "--from means a place in the order of the file, and --shuffle another order")
			}
			opts.Deck = what
			return do(c.Context, env, opts)
		},
	}
}

// previewMark begins the names of the folders that previews use for a moment.
const previewMark = files.TempMark + "preview-"

// runPreview studies the deck in a collection that is thrown away.
func runPreview(ctx context.Context, env *Env, opts previewOptions) (err error) {
	files.Sweep(os.TempDir(), previewMark, "")
	dir, err := os.MkdirTemp("", files.Pattern(previewMark, ""))
	if err != nil {
		return &hintedError{fmt.Errorf("cannot make a folder for the preview: %w", err), "name a folder that can be written in " + tempVariable}
	}
	defer files.Discard(dir)
	at := deckAt{path: opts.Deck}
	if !isThere(opts.Deck) && !isPath(opts.Deck) {
		if at, err = deckNamed(ctx, env, opts.Common, opts.Deck); err != nil {
			return err
		}
	}
	options := study.Options{Dir: dir, Now: env.Now, Random: env.Rand}
	if at.shipped {
		options.Shipped = decks.Shipped
	}
	named, err := namedByPath(ctx, env, opts, at)
	if err != nil {
		return err
	}
	if named != nil {
		options.Shipped, options.Bare = decks.Shipped, true
	}
	c, err := study.Open(ctx, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	for _, file := range named {
		if _, err := c.Install(ctx, file, true); err != nil {
			return err
		}
	}
	d, err := c.Install(ctx, at.path, true)
	if err != nil {
		return err
	}
	env.warnAll(c.Troubles())
	s, err := c.Session(ctx, study.SessionOptions{Preview: true, Shuffle: opts.Shuffle, From: opts.From, Selection: study.Selection{Decks: []string{d.ID}}})
	if err != nil {
		return err
	}
	env.warn("%s, \"%s\": %s; nothing is kept", d.ID, d.Title, words.Items(d.Items, d.Cards))
	return converse(ctx, env, s, reviewOptions{Common: opts.Common, Plain: opts.Plain})
}

// namedByPath returns, of a path, the installed decks that it names and that are linked from files; nil of a deck of
// cards. What the program brings, and what lies beside the path, comes with it.
func namedByPath(ctx context.Context, env *Env, opts previewOptions, at deckAt) ([]string, error) {
	if !deck.MayBePath(fileSystem(at)) {
		return nil, nil // it is not read twice
	}
	var d *deck.Deck
	var err error
	if at.shipped {
		d, err = deck.LoadFS(decks.Shipped, at.path)
	} else {
		d, err = deck.Load(at.path)
	}
	if err != nil || !d.IsPath() {
		return nil, nil // what is wrong with it, its install tells
	}
	files := []string{}
	for _, id := range d.Named() {
		if named, err := deckNamed(ctx, env, opts.Common, id); err == nil && !named.shipped {
			files = append(files, named.path)
		}
	}
	return files, nil
}

// fileSystem returns where the deck lies, and its name there.
func fileSystem(at deckAt) (fs.FS, string) {
	if at.shipped {
		return decks.Shipped, at.path
	}
	return os.DirFS(filepath.Dir(at.path)), filepath.Base(at.path)
}
