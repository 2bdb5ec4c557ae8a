package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"goodcard/decks"
	"goodcard/files"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type previewOptions struct {
	Common
	Deck  string // a file, a folder, or the id of an installed or shipped deck
	Plain bool
}

func newPreviewCommand(env *Env, do func(context.Context, *Env, previewOptions) error) *cli.Command {
	var opts previewOptions
	return &cli.Command{
		Name:      "preview",
		Usage:     "go through a deck without recording anything",
		ArgsUsage: "FILE|DIR|DECK",
		UsageText: "goodcard preview alignment.yaml   a deck that you are writing\n" +
			"goodcard preview inner-outer      one that is installed or that the program brings",
		Description: "All cards of the deck come, in the wording that a first meeting has. Your history neither counts nor grows.",
		Flags: opts.flagsWithoutJSON(
			toggle("plain", &opts.Plain, "speak in plain lines, for screen readers and scripts"),
		),
		Action: func(c *cli.Context) error {
			what, err := oneWord(c, "deck")
			if err != nil {
				return err
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
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path, err := deckPath(ctx, env, opts, dir)
	if err != nil {
		return err
	}
	c, err := study.Open(ctx, study.Options{Dir: dir, Now: env.Now, Random: env.Rand})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	d, err := c.Install(ctx, path, false)
	if err != nil {
		return err
	}
	env.warnAll(c.Troubles())
	env.warn("%s, \"%s\": %s; nothing is recorded", d.ID, d.Title, words.Count(d.Cards, "card"))
	s, err := c.Session(ctx, study.SessionOptions{Cram: true}) // else some would wait until others are known
	if err != nil {
		return err
	}
	return converse(ctx, env, s, reviewOptions{Common: opts.Common, Plain: opts.Plain})
}

// deckPath returns the file or folder of the deck to preview. A shipped deck is written into
// a folder in dir for that.
func deckPath(ctx context.Context, env *Env, opts previewOptions, dir string) (path string, err error) {
	if _, err := os.Stat(opts.Deck); err == nil || isPath(opts.Deck) {
		return opts.Deck, nil
	}
	at, err := deckNamed(ctx, env, opts.Common, opts.Deck)
	if err != nil || !at.shipped {
		return at.path, err
	}
	files, err := fs.Sub(decks.Shipped, at.path)
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, at.path)
	return path, os.CopyFS(path, files)
}
