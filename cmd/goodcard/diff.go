package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/deck/diff"
	"goodcard/deck/shell"
	"goodcard/git"
	"goodcard/release"
	"goodcard/words"

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
			"compared with HEAD. What is there under a name that looks like REV:PATH is taken for a path. What releases\n" +
			"recorded beside NEW is told as they told it.\n" +
			"Exit status: 0 whether or not there is a difference, 1 a deck could not be read, 2 wrong usage.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			switch named := c.Args().Slice(); len(named) {
			case 0:
				return usageErrorf(c, "diff needs a deck, which it compares with its last commit, or two")
			case 1:
				opts.Old, opts.New = named[0], ""
			case 2:
				opts.Old, opts.New = named[0], named[1]
			default:
				return usageErrorf(c, "diff takes two decks, and %q is a third", named[2])
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
		named, err := r.atPath(ctx, opts.Old)
		if err != nil {
			return err
		}
		committed, err := r.committed(named)
		if err != nil {
			return err
		}
		return writeSides(ctx, env, opts, &r, committed, side{word: named})
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
	for _, s := range []side{old, new} { // what was released is not what is compared
		if len(s.wrong) > 0 {
			env.warn("%v", s.wrong[0])
			env.warn("the comparison goes without what was recorded there")
		}
	}
	c, err := unlessInterrupted(ctx, func() (*diff.Comparison, error) {
		return diff.Compare(old.deck, new.deck, toldOf(old, new)), nil
	})
	if err != nil {
		return err
	}
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

// atPath returns the path of a deck that is named alone: a file or a folder, or an installed deck that is linked from one.
func (r *deckReader) atPath(ctx context.Context, word string) (string, error) {
	rev, name, inGit := git.Cut(word)
	switch {
	case word == "-":
		return "", &usageError{msg: "a second deck is needed beside standard input", command: "goodcard diff"}
	case isThere(word):
		return word, nil
	case inGit && !isDrive(rev, name):
		return "", &usageError{msg: fmt.Sprintf("a second deck is needed, to compare %s with", word), hint: words.Command(append([]string{"diff"}, shell.Operands(word, path.Base(name))...)...), command: "goodcard diff"}
	case isPath(word):
		_, err := os.Stat(word)
		return word, err
	}
	at, err := deckNamed(ctx, r.env, r.common, word)
	if err == nil && at.shipped {
		return "", &usageError{msg: fmt.Sprintf("a second deck is needed: %s is one that the program brings, of which there is no earlier version", word), command: "goodcard diff"}
	}
	return at.path, err
}

// committed returns a deck as the last commit has it, which is where git looks from the folder that it is in.
func (r *deckReader) committed(path string) (side, error) {
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

// toldOf returns what was recorded of the changes between two versions, beside the new one; and what was retired before
// the old one.
func toldOf(old, new side) diff.Told {
	told := new.past.Told(release.Version{Deck: old.deck, Picture: old.picture}, release.Version{Deck: new.deck, Picture: new.picture})
	if old.past.Last != nil && old.past.Last.ID == new.deck.ID {
		for _, c := range old.past.Last.Retired {
			told.Retired = append(told.Retired, c.Card)
		}
	}
	told.Redrawn = redrawn(old, new)
	return told
}
