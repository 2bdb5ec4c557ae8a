package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/deck/content"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type importOptions struct {
	Common
	File   string // empty only with Undo
	DryRun bool
	Undo   bool
}

func newImportCommand(env *Env, do func(context.Context, *Env, importOptions) error) *cli.Command {
	var opts importOptions
	return &cli.Command{
		Name:      "import",
		Usage:     "bring home reviews that were made in Anki, or a history that was exported",
		ArgsUsage: "FILE",
		UsageText: "goodcard import Goals.apkg --dry-run   what would come in\n" +
			"goodcard import Goals.apkg             bring it in\n" +
			"goodcard import --undo                 take the newest import back",
		Description: "Takes what Anki exports: a deck (.apkg) with its scheduling information, or everything (.colpkg). Reviews of\n" +
			"cards that went out from here come into your history, on the days on which they were made; what is here\n" +
			"already is passed over, so a file may be imported again. Edits that were made in Anki stay there, and so do\n" +
			"due dates, suspensions and flags. Of a file of 'goodcard export json' the history comes in, as by 'goodcard merge'.\n" +
			"A backup from before is kept, and --undo takes an import from Anki back.",
		Flags: opts.flags(
			toggle("dry-run", &opts.DryRun, "say for each note what would come in and why, and change nothing"),
			toggle("undo", &opts.Undo, "take back what the newest import brought, or the newest one of FILE"),
		),
		Action: func(c *cli.Context) error {
			word := oneWord
			if opts.Undo {
				word = atMostOneWord
			}
			file, err := word(c, "file")
			if err != nil {
				return err
			}
			if opts.Undo && opts.DryRun {
				return usageErrorf(c, "--undo cannot be tried with --dry-run")
			}
			opts.File = file
			return do(c.Context, env, opts)
		},
	}
}

func runImport(ctx context.Context, env *Env, opts importOptions) error {
	if opts.Undo {
		return runUndoImport(ctx, env, opts)
	}
	kind, err := contentOf(opts.File)
	if err != nil {
		return cannotOpen(opts.File, err)
	}
	switch kind {
	case content.UTF16:
		return &hintedError{fmt.Errorf("%s is %s", opts.File, kind), "save it as UTF-8, or have it written by 'goodcard export json -o FILE', which no shell changes"}
	case content.Package, content.Collection, content.OtherDatabase, content.Other: // of the last two its reader says what is wrong
		if kind == content.Other && namedJSON(opts.File) {
			return runImportJSON(ctx, env, opts)
		}
		return runImportAnki(ctx, env, opts, kind)
	case content.Exported:
		return runImportJSON(ctx, env, opts)
	default:
		return cannotImport(opts.File, kind)
	}
}

// namedJSON reports whether a file is called as one of JSON is.
func namedJSON(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".json" || ext == ".jsonl"
}

// An importJSON says what an import did, of whatever file.
type importJSON struct {
	File     string              `json:"file"`
	DryRun   bool                `json:"dry_run"`
	Notes    importedNotesJSON   `json:"notes"`
	Cards    int                 `json:"cards"`
	Events   int                 `json:"events"`
	Reviews  int                 `json:"reviews"`
	Crams    *int                `json:"crams"`
	Forgets  *int                `json:"forgets"`
	Known    int                 `json:"known"`
	Media    int                 `json:"media"`
	Offset   *string             `json:"utc_offset"`
	Kept     *string             `json:"kept"`
	Warnings []importWarningJSON `json:"warnings"`
	Each     []importedNoteJSON  `json:"each"`
}

type importedNotesJSON struct {
	New       int `json:"new"`
	Updated   int `json:"updated"`
	Unchanged int `json:"unchanged"`
	Skipped   int `json:"skipped"`
}

type importWarningJSON struct {
	Kind    string   `json:"kind"`
	Count   int      `json:"count"`
	Message string   `json:"message"`
	Hint    *string  `json:"hint"`
	Items   []string `json:"items"`
}

type undoneImportJSON struct {
	File   string `json:"file"`
	Events int    `json:"events"`
	Items  int    `json:"items"`
}

func runUndoImport(ctx context.Context, env *Env, opts importOptions) error {
	file := ""
	if opts.File != "" {
		var err error
		if file, err = filepath.Abs(opts.File); err != nil {
			return err
		}
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		undone, err := c.UndoImport(ctx, file)
		if err != nil {
			return err
		}
		env.did(words.Command("import", undone.File)+" brings it in again", "what %s brought is taken back", undone.File)
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(undoneImportJSON(undone))
		}
		out.line("took back %s of %s, which %s brought", words.Count(undone.Events, "event"), words.Count(undone.Items, "item"), undone.File)
		return nil
	})
}
