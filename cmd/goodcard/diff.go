package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"

	"github.com/urfave/cli/v2"
)

type diffOptions struct {
	Common
	Old, New string // files, folders, ids of decks or REV:PATH; "-" is standard input. No New: Old as it was committed last, and as it is
}

func newDiffCommand(env *Env, do func(context.Context, *Env, diffOptions) error) *cli.Command {
	var opts diffOptions
	return &cli.Command{
		Name:      "diff",
		Usage:     "say what two versions of a deck mean to who has learned the first",
		ArgsUsage: "OLD [NEW]",
		UsageText: "goodcard diff alignment.yaml                       since the last commit\n" +
			"goodcard diff old.yaml new.yaml                    two files, or two folders\n" +
			"goodcard diff HEAD~5:./logic.yaml logic.yaml       since a revision of git\n" +
			"goodcard diff v1.0:decks/logic v1.1:decks/logic    between two of them",
		Description: "Names what became of each card: replaced, split, merged, retired, meaning, restored, new, clarified, cosmetic or\n" +
			"retagged; and the step of the version that all of it asks for. OLD and NEW are files, folders, installed decks,\n" +
			"REV:PATH of a git repository (from its top; REV:./PATH from here), or - for standard input. Without NEW, OLD is\n" +
			"compared with HEAD. What is there under a name that looks like REV:PATH is taken for a path.\n" +
			"Exit status: 0 whether or not there is a difference, 1 a deck could not be read, 2 wrong usage.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			switch words := c.Args().Slice(); len(words) {
			case 0:
				return usageErrorf(c, "diff needs the old deck and the new one")
			case 1:
				opts.Old, opts.New = words[0], ""
			case 2:
				opts.Old, opts.New = words[0], words[1]
			default:
				return usageErrorf(c, "diff takes two decks, and %q is a third", words[2])
			}
			if opts.Old == "-" && opts.New == "-" {
				return usageErrorf(c, "standard input can be one of the two decks only")
			}
			return do(c.Context, env, opts)
		},
	}
}

func runDiff(ctx context.Context, env *Env, opts diffOptions) error {
	r := deckReader{env: env, common: opts.Common}
	defer r.close()
	if opts.New == "" {
		committed, err := r.committed(opts.Old)
		if err != nil {
			return err
		}
		return writeSides(ctx, env, opts, &r, committed, side{word: opts.Old})
	}
	return writeSides(ctx, env, opts, &r, side{word: opts.Old}, side{word: opts.New})
}

// writeSides reads both decks, so that what is wrong with either is told, and writes how they differ.
func writeSides(ctx context.Context, env *Env, opts diffOptions, r *deckReader, old, new side) error {
	oldErr, newErr := r.read(ctx, &old), r.read(ctx, &new)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case oldErr != nil || newErr != nil:
		return tellUnread(env, []side{old, new}, []error{oldErr, newErr})
	}
	c := diff.Compare(old.deck, new.deck, diff.Told{Redrawn: redrawn(old, new), Retired: old.retired})
	out := newOutput(env, opts.Common)
	if out.json {
		return out.value(diffOf(old, new, c))
	}
	writeDiff(out, old, new, c)
	return nil
}

// tellUnread says which of two decks is not valid. It reports the first error where both have one, and returns the last.
func tellUnread(env *Env, sides []side, errs []error) (last error) {
	for i, err := range errs {
		if err == nil {
			continue
		}
		env.report(last)
		if _, invalid := errors.AsType[deck.Problems](err); invalid {
			env.warn("the %s deck, %s, is not valid and cannot be compared:", []string{"old", "new"}[i], sides[i].word)
		}
		last = err
	}
	return last
}

// committed returns a deck as the last commit has it, which is where git looks from the folder that it is in.
func (r *deckReader) committed(path string) (side, error) {
	if path == "-" || !isThere(path) {
		return side{word: path}, r.aloneWord(path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return side{}, err
	}
	shown := filepath.ToSlash(filepath.Clean(path))
	if !filepath.IsAbs(path) && shown != "." && !strings.HasPrefix(shown, "../") {
		shown = "./" + shown
	}
	committed := side{word: "HEAD:" + shown, rev: "HEAD", in: filepath.Dir(path), path: "./" + filepath.Base(path)}
	if info.IsDir() {
		committed.in, committed.path = path, "."
	}
	return committed, nil
}
