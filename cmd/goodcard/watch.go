package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"goodcard/files"

	"github.com/charmbracelet/x/term"
	"github.com/fsnotify/fsnotify"
	"github.com/urfave/cli/v2"
)

type watchOptions struct {
	Common
	Deck string // a file, a folder, or the id of a deck
}

func newWatchCommand(env *Env, do func(context.Context, *Env, watchOptions) error) *cli.Command {
	var opts watchOptions
	return &cli.Command{
		Name:      "watch",
		Usage:     "check a deck each time one of its files is saved",
		ArgsUsage: "FILE|DIR|DECK",
		UsageText: "goodcard watch alignment.yaml          beside your editor\n" +
			"goodcard watch --json alignment.yaml   one JSON object a look, for programs",
		Description: "It shows what 'goodcard lint' would say, at once and after each save, also of new card files and of the files that\n" +
			"say what lint looks for. On a terminal each look takes the place of the one before, and shows what there is\n" +
			"room for, errors first. Ctrl+C ends it.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			switch {
			case c.NArg() != 1:
				return usageErrorf(c, "watch needs one deck: a file, a folder, or the id of an installed one")
			case c.Args().First() == "-":
				return usageErrorf(c, "watch waits for files to be saved, and standard input is none")
			}
			opts.Deck = c.Args().First()
			return do(c.Context, env, opts)
		},
	}
}

func runWatch(ctx context.Context, env *Env, opts watchOptions) error {
	look := &watchLook{env: env, opts: opts, out: newOutput(env, opts.Common), size: func() (int, int) { return 0, 0 }}
	targets, err := look.targets(ctx)
	if err != nil {
		return err
	}
	for _, t := range targets {
		if t.shipped {
			return &hintedError{fmt.Errorf("%s comes with the program, and changes with it alone", t.path), "name a file or a folder of your own"}
		}
		if info, err := os.Stat(t.path); err == nil && info.IsDir() {
			continue
		}
		if err := files.Regular(t.path); err != nil {
			return err // a pipe is never saved
		}
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return watchError(err)
	}
	defer w.Close()
	var resized <-chan os.Signal
	if env.Display != nil {
		look.size = func() (columns, rows int) { columns, rows, _ = term.GetSize(env.Display.Fd()); return columns, rows }
		signals, off := resizes()
		defer off()
		resized = signals
	}
	loop := &watchLoop{events: w.Events, errors: w.Errors, resized: resized, after: time.After, add: w.Add, files: look.files, look: look.look}
	err = loop.run(ctx)
	if err != nil && env.Typed && errors.Is(context.Cause(ctx), errKey) {
		return nil // Ctrl+C is how one leaves
	}
	return err
}

// watchError tells what of an error of the system is about watching: its own words would be those for a
// full disk.
func watchError(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		return &hintedError{errors.New("the system watches no more folders for you"), "end other programs that watch files, or raise its limits, on Linux fs.inotify.max_user_watches and max_user_instances"}
	}
	return err
}
