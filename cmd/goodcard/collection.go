package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"goodcard/deck"
	"goodcard/deck/content"
	"goodcard/deck/shell"
	"goodcard/decks"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

// withCollection opens the collection of the data folder for do and closes it again. What
// is wrong with installed decks is told on stderr; it stops nothing.
func withCollection(ctx context.Context, env *Env, o Common, do func(*study.Collection) error) error {
	return inCollection(ctx, env, o, study.Options{}, func(c *study.Collection) error {
		env.warnAll(c.Troubles())
		return do(c)
	})
}

// withCollectionDespiteSettings is [withCollection] for what must go on where the settings are wrong.
func withCollectionDespiteSettings(ctx context.Context, env *Env, o Common, do func(*study.Collection) error) error {
	return inCollection(ctx, env, o, study.Options{Lenient: true}, func(c *study.Collection) error {
		env.warnAll(c.Troubles())
		return do(c)
	})
}

// inCollection is [withCollection] with options of its own, which tells what is wrong when do is
// done: that may mend it.
func inCollection(ctx context.Context, env *Env, o Common, options study.Options, do func(*study.Collection) error) error {
	dir, err := readyDataDir(env, o)
	if err != nil {
		return err
	}
	options.Dir, options.Now, options.Random, options.Shipped = dir, env.Now, env.Rand, decks.Shipped
	if env.Watched {
		options.Progress = env.progress()
	}
	c, err := study.Open(ctx, options)
	if err != nil {
		return err
	}
	if env.Unsure != "" {
		env.warn("%s", env.Unsure)
	}
	err = do(c)
	env.warnAll(c.Troubles())
	if why := c.ReadOnly(); why != nil && err == nil {
		env.warn("%v; it was only read", why)
	}
	if closed := c.Close(); err == nil || study.Ends(closed) {
		err = closed
	}
	return err
}

// warnAll says what is wrong and stops nothing.
func (e *Env) warnAll(troubles []string) {
	for _, trouble := range troubles {
		e.warn("%s", trouble)
	}
}

// warnFuture says on stderr that n events are dated more than an hour after now, if any are.
func warnFuture(env *Env, n int) {
	if n > 0 {
		env.warn("%s", datedAhead(n))
		env.hint("%s", aheadHint)
	}
}

// datedAhead says that n events of the history are dated more than an hour after now.
func datedAhead(n int) string {
	is := "are"
	if n == 1 {
		is = "is"
	}
	return fmt.Sprintf("%s of your history %s dated more than an hour after now; a clock is wrong, or was", words.Count(n, "event"), is)
}

// aheadHint says what to do about events that are dated after now.
const aheadHint = "check the clock of this machine first; if it is right, 'goodcard history' shows them last, and 'goodcard undo' takes back the newest dates first"

// decksOf returns the words of a command that takes ids of installed decks. A path is a
// mistake that is worth its own answer.
func decksOf(c *cli.Context) ([]string, error) {
	for _, word := range c.Args().Slice() {
		if isPath(word) {
			if kind, err := contentOf(word); err == nil && kind != content.Deck && kind.Hint(word) != "" {
				return nil, &usageError{msg: fmt.Sprintf("%s takes the ids of installed decks, %q is %s", c.Command.Name, word, kind), hint: kind.Hint(word)}
			}
			whole := word
			if folder, ok := deck.PartOf(word); ok {
				whole = folder
			}
			return nil, &usageError{
				msg:  c.Command.Name + " takes the ids of installed decks, \"" + word + "\" is a path",
				hint: words.Command("install", shell.Operand(whole)) + " makes it an installed deck, " + words.Command("preview", shell.Operand(whole)) + " only shows it; 'goodcard decks' lists the ids",
			}
		}
	}
	return c.Args().Slice(), nil
}

// isThere reports whether something stands at a path, be it a link that leads nowhere.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// isPath reports whether a word can only be a path: ids of decks have no dots and no slashes.
func isPath(word string) bool { return strings.ContainsAny(word, `./\`) }
