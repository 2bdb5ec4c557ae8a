package main

import (
	"context"
	"iter"
	"path/filepath"

	"goodcard/exchange"
	"goodcard/files"
	"goodcard/study"
	"goodcard/words"
)

// runImportJSON takes in the history of what 'goodcard export json' wrote.
func runImportJSON(ctx context.Context, env *Env, opts importOptions) error {
	path, err := filepath.Abs(opts.File)
	if err != nil {
		return err
	}
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		f, err := files.Open(opts.File)
		if err != nil {
			return err
		}
		defer f.Close()
		file, err := exchange.ReadJSON(f, opts.File)
		if err != nil {
			return err
		}
		events := reported(file.Events(), "reading "+opts.File, env.progress())
		done, err := c.Import(ctx, study.Batch{File: path, Lineage: file.Lineage, Events: events, Try: opts.DryRun})
		if err != nil {
			return err
		}
		if done.Backup != "" {
			env.did(words.Command("restore", done.Backup)+" brings back what was there before", "the history of %s is imported", opts.File)
		}
		warnings, err := historyWarnings(ctx, c, file, done)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(importJSON{File: path, DryRun: opts.DryRun, Cards: done.Items, Events: done.Events, Reviews: done.Reviews,
				Known: done.Known, Kept: present(done.Backup), Warnings: warnings})
		}
		env.warnImport(warnings)
		added := words.Count(done.Events, "event") + " of " + words.Count(done.Items, "item")
		switch {
		case done.Items == 0 && done.Lineage > 0 && opts.DryRun:
			out.line("would add no event, but what the file knows of devices and of former ids of cards")
		case done.Items == 0 && done.Lineage > 0:
			out.line("added no event, but what the file knows of devices and of former ids of cards; what was there before is in %s", done.Backup)
		case done.Items == 0:
			out.line("nothing to add: your history has all of it already")
		case opts.DryRun:
			out.line("would add %s", added)
		default:
			out.line("added %s; what was there before is in %s", added, done.Backup)
		}
		return nil
	})
}

// reported gives events and tells that they are being read.
func reported(events iter.Seq2[study.Incoming, error], doing string, p study.Progress) iter.Seq2[study.Incoming, error] {
	return func(yield func(study.Incoming, error) bool) {
		p(doing, 0)
		defer p(doing, 1)
		events(yield)
	}
}

// historyWarnings returns what should be known of a history that came in, and what to do about it.
func historyWarnings(ctx context.Context, c *study.Collection, file *exchange.JSONFile, done study.Imported) ([]importWarningJSON, error) {
	var list importWarnings
	future, err := c.Future(ctx)
	if err != nil {
		return nil, err
	}
	list.add(warnFutureDates, future, aheadHint, nil, "%s", datedAhead(future))
	var decks []string
	for _, d := range file.Decks {
		decks = append(decks, d.ID)
	}
	if err := list.addAway(ctx, c, decks, "else docs/exchange.md says how to take it out of this one"); err != nil {
		return nil, err
	}
	list.add(warnDiffers, done.Differs, "", nil, "both histories have %s with two contents; of each, the same one of the two stays", words.Count(done.Differs, "event"))
	conflicts, err := c.Conflicts(ctx)
	if err != nil {
		return nil, err
	}
	if n := len(conflicts); n > 0 {
		list.add(warnConflicts, n, "", nil, "%s", undecided(n))
	}
	return list.all(), nil
}
