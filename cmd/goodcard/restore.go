package main

import (
	"context"

	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type restoreOptions struct {
	Common
	File string
}

func newRestoreCommand(env *Env, do func(context.Context, *Env, restoreOptions) error) *cli.Command {
	var opts restoreOptions
	return &cli.Command{
		Name:      "restore",
		Usage:     "bring back all data of a backup",
		ArgsUsage: "FILE",
		UsageText: "goodcard restore /media/usb/all.db",
		Description: "What you have now is first copied to the folder backups beside your data, so that a restore can be taken\n" +
			"back by another one. To add the history of another device, use 'goodcard merge'.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			file, err := oneWord(c, "FILE")
			if err != nil {
				return err
			}
			opts.File = file
			return do(c.Context, env, opts)
		},
	}
}

type restoredJSON struct {
	File string `json:"file"`
	Kept string `json:"kept"`
}

func runRestore(ctx context.Context, env *Env, opts restoreOptions) error {
	if err := wantsDatabase(opts.File); err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		kept, err := c.Restore(ctx, opts.File)
		if err != nil {
			return err
		}
		env.did(words.Command("restore", kept)+" brings back what was there before", "%s is restored", opts.File)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(restoredJSON{opts.File, kept})
		}
		out.line("restored %s; what was there before is in %s", opts.File, kept)
		return nil
	})
}
