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
	var opts editOptions
	return &cli.Command{
		Name:      "edit",
		Usage:     "edit a card in your editor",
		ArgsUsage: "CARD",
		UsageText: "goodcard edit inner-outer/door-score\ngoodcard edit door-score               the card's name alone, where no other has it",
		Description: "The editor is $VISUAL or else $EDITOR. A deck that is linked from a file opens at the card's line. Of any other\n" +
			"deck you get your own version of the card: it keeps its history, stays when the deck is updated, and is\n" +
			"given up when you empty the file. A text with mistakes changes nothing; the next edit of the card takes it up.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			card, err := oneWord(c, "CARD")
			if err != nil {
				return err
			}
			opts.Card = card
			return do(c.Context, env, opts)
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
		e, err := c.Edit(ctx, opts.Card)
		if err != nil {
			return err
		}
		if e.Kept {
			env.warn("this is the text that you could not save the last time")
		}
		changed, err := c.Edited(ctx, e, env.edit(e.File, e.Line))
		if err != nil {
			return err
		}
		edited := editedJSON{Card: e.Card, Changed: changed}
		if e.Own {
			shown, err := c.Show(ctx, e.Card)
			if err != nil {
				return err
			}
			edited.Own = shown.Versions.Own
			return writeEdited(newOutput(env, opts.Common), edited)
		}
		troubles := c.Troubles()
		for _, trouble := range troubles {
			env.warn("%s", trouble)
		}
		if len(troubles) > 0 {
			return errFound
		}
		edited.File, edited.Line = &e.File, &e.Line
		return writeEdited(newOutput(env, opts.Common), edited)
	})
}

func writeEdited(out *output, e editedJSON) error {
	switch {
	case out.json:
		return out.value(e)
	case !e.Changed:
		out.line("%s is unchanged", e.Card)
	case e.File != nil:
		out.line("%s was read again", *e.File)
	case e.Own:
		out.line("%s is asked in your own version from now on", e.Card)
	default:
		out.line("%s is asked in the deck's version again", e.Card)
	}
	return nil
}
