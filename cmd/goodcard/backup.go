package main

import (
	"context"
	"fmt"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type backupOptions struct {
	Common
	File string // empty: a name of its own in the data folder
}

func newBackupCommand(env *Env, do func(context.Context, *Env, backupOptions) error) *cli.Command {
	var opts backupOptions
	return &cli.Command{
		Name:      "backup",
		Usage:     "copy the whole history to a file",
		ArgsUsage: "[FILE]",
		UsageText: "goodcard backup                    to the folder backups beside your data\n" +
			"goodcard backup /media/usb/all.db  to a file",
		Description: "The copy is complete and consistent also while a session is open. A file that exists is not overwritten.\n" +
			"Linked deck files, settings.yaml and the folder unsaved, with texts that 'goodcard edit' could not save, are\n" +
			"files of yours and not in it.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			word, err := atMostOneWord(c, "FILE")
			if err != nil {
				return err
			}
			if word == "-" {
				return &usageError{msg: "a backup goes to a file, not to standard output", hint: "for a file of that name write ./-"}
			}
			opts.File = word
			return do(c.Context, env, opts)
		},
	}
}

type backupJSON struct {
	File string `json:"file"`
}

func runBackup(ctx context.Context, env *Env, opts backupOptions) error {
	return withCollectionDespiteSettings(ctx, env, opts.Common, func(c *study.Collection) error {
		if what := besideByName(opts.File); what != "" {
			return &hintedError{fmt.Errorf("%s would be %s, by its name, and no backup", opts.File, what), "name another file, such as goodcard-backup.db"}
		}
		file, err := c.Backup(ctx, opts.File)
		if err != nil {
			return err
		}
		env.did("", "everything is in %s", file)
		out := newOutput(env, opts.Common)
		switch {
		case out.json:
			return out.value(backupJSON{file})
		case out.people:
			out.line("everything is in %s", file)
		default:
			out.line("%s", file)
		}
		return nil
	})
}
