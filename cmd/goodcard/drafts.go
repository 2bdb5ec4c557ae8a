package main

import (
	"context"
	"fmt"
	"os"

	"goodcard/authoring"
	"goodcard/deck"
	"goodcard/deck/shell"
	"goodcard/tui"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type draftsOptions struct {
	Common
	Deck  string // a file or a folder, or the id of an installed deck that is linked from one
	All   bool
	Plain *bool // nil: as the settings say
}

func newDraftsCommand(env *Env, do func(context.Context, *Env, draftsOptions) error) *cli.Command {
	var opts draftsOptions
	return &cli.Command{
		Name:      "drafts",
		Usage:     "go through the drafts of a deck: keep, edit, drop or skip each",
		ArgsUsage: "FILE|DIR|DECK",
		UsageText: "goodcard drafts alignment.yaml          one key each, with the passage that each was made from\n" +
			"goodcard drafts alignment.yaml --all    also those that 'goodcard build' had no doubt about\n" +
			"goodcard drafts alignment.yaml --json   list them",
		Description: "A draft is a card with draft: true, which is not studied, or one that was built from a text with a doubt that\n" +
			"nobody has looked at, such as a long answer. To keep it takes draft: true away and notes in the lock beside the deck that you\n" +
			"have seen it. To drop it takes it out of the deck, and what was built from a text does not come back with the next build.\n" +
			"Each decision is in the files at once, and u takes it back, to the byte. The editor is $VISUAL, or else $EDITOR.\n" +
			"In a pipe, lines of standard input decide; end of input stops.",
		Flags: opts.flags(
			toggle("all", &opts.All, "also cards that were built without a doubt and that nobody has kept"),
			plainFlag(&opts.Plain),
		),
		Action: func(c *cli.Context) error {
			what, err := oneWord(c, "deck")
			if err != nil {
				return err
			}
			if opts.JSON && opts.Plain != nil {
				return usageErrorf(c, "--json lists the drafts, so --plain has no effect: leave one of the two out")
			}
			opts.Deck = what
			return do(c.Context, env, opts)
		},
	}
}

func runDrafts(ctx context.Context, env *Env, opts draftsOptions) error {
	path, err := ownDeck(ctx, env, opts.Common, opts.Deck)
	if err != nil {
		return err
	}
	allowMemory()
	s, err := authoring.OpenDrafts(path, opts.All)
	if err != nil {
		return err
	}
	if opts.JSON {
		return newOutput(env, opts.Common).value(draftsJSON(s))
	}
	if len(s.All()) == 0 {
		out := newOutput(env, opts.Common)
		out.line("%s has no draft", path)
		if n := s.Others(); n > 0 {
			env.hint("%s: %s", tui.Undoubted(n), words.Command("drafts", shell.Operand(path), "--all"))
		}
		return nil
	}
	as := reviewOptions{Common: opts.Common, Plain: opts.Plain}
	if !speaksPlainly(env, as) && hasScreen(env) {
		return tui.DraftsScreen(ctx, s, path, screenOptions(env, as))
	}
	return tui.DraftsPlain(ctx, s, path, plainOptions(env, as))
}

// ownDeck returns the path of a deck that its author works on: of a file or a folder, or of the deck of an id that is
// linked from one.
func ownDeck(ctx context.Context, env *Env, o Common, word string) (string, error) {
	if folder, ok := deck.PartOf(word); ok {
		return folder, nil
	}
	if _, err := os.Lstat(word); err == nil || isPath(word) {
		return word, nil
	}
	at, err := deckNamed(ctx, env, o, word)
	if err == nil && at.shipped {
		return "", fmt.Errorf("the deck %s is one that the program brings; name the file or folder of a deck of your own", word)
	}
	return at.path, err
}
