package main

import (
	"context"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type editOptions struct {
	Common
	Card string
}

func newEditCommand(env *Env, do func(context.Context, *Env, editOptions) error) *cli.Command {
	return &cli.Command{
		Name:      "edit",
		Usage:     "edit a card in your editor",
		ArgsUsage: "CARD",
		UsageText: "goodcard edit inner-outer/door-score\ngoodcard edit door-score               the card's name alone, where no other has it",
		Description: "The editor is $VISUAL or else $EDITOR. A deck that is linked from a file opens at the card's line. Of any other\n" +
			"deck you get your own version of the card: it keeps its history, stays when the deck is updated, and is\n" +
			"given up when you empty the file. A text with mistakes changes nothing and is kept for you to mend.",
		Action: func(c *cli.Context) error {
			card, err := oneWord(c, "CARD")
			if err != nil {
				return err
			}
			return do(c.Context, env, editOptions{commonOf(c), card})
		},
	}
}

type editedJSON struct {
	Card    string  `json:"card"`
	File    *string `json:"file"`
	Line    *int    `json:"line"`
	Own     bool    `json:"own"`
	Changed bool    `json:"changed"`
}

func runEdit(ctx context.Context, env *Env, opts editOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		e, err := c.Editing(ctx, opts.Card)
		if err != nil {
			return err
		}
		if e.Text == "" {
			return editLinked(ctx, env, opts, c, e)
		}
		err = letEdit(env, e, func(file, text string) error { return c.SetOwn(ctx, e, file, text) })
		if err != nil {
			return err
		}
		after, err := c.Editing(ctx, e.Card)
		if err != nil {
			return err
		}
		shown, err := c.Show(ctx, e.Card)
		if err != nil {
			return err
		}
		return writeEdited(newOutput(env, opts.Common), editedJSON{Card: e.Card, Own: shown.Versions.Own, Changed: after.Text != e.Text})
	})
}

// editLinked lets the learner edit the file of a linked deck, and reads it again.
func editLinked(ctx context.Context, env *Env, opts editOptions, c *study.Collection, e study.Editing) error {
	edited := editedJSON{Card: e.Card, File: &e.File, Line: &e.Line}
	err := letEdit(env, e, func(string, string) (err error) {
		edited.Changed, err = c.Refresh(ctx)
		return err
	})
	if err != nil {
		return err
	}
	troubles := c.Troubles()
	for _, trouble := range troubles {
		env.warn("%s", trouble)
	}
	if len(troubles) > 0 {
		return errFound
	}
	return writeEdited(newOutput(env, opts.Common), edited)
}

func writeEdited(out *output, e editedJSON) error {
	switch {
	case out.json:
		return out.value(e)
	case !e.Changed:
		out.line("%s is as it was", e.Card)
	case e.File != nil:
		out.line("%s was read again", *e.File)
	case e.Own:
		out.line("%s is asked in your own version from now on", e.Card)
	default:
		out.line("%s is asked in the deck's version again", e.Card)
	}
	return nil
}
