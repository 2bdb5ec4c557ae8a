package main

import (
	"context"

	"goodcard/study"
	"goodcard/words"

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
		Description: "The editor is $VISUAL, or else $EDITOR, or else in a terminal vi (notepad on Windows). A deck that is linked from\n" +
			"a file opens at the card's line. Of any other deck you get your own version of the card: it keeps its history,\n" +
			"stays when the deck is updated, and is given up when you empty the file. A text with mistakes changes\n" +
			"nothing: the next edit of the card opens it, and to empty it there drops that text alone.",
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
		if err := env.mayEdit(); err != nil {
			return err
		}
		e, err := c.Edit(ctx, opts.Card)
		if err != nil {
			return err
		}
		if e.Kept {
			env.warn("this is the text that you could not save the last time")
		}
		if e.Open != "" {
			env.warn("another editor has this card open, in %s; what each of them saves is kept", e.Open)
		}
		came, err := c.Edited(ctx, e, env.edit(e.File, e.Line))
		if err != nil {
			return err
		}
		if came == study.ReadAgain {
			env.did("", "%s %s", e.File, came)
		} else if came != study.Unchanged {
			env.did(words.Command("show", e.Card)+" shows it", "%s %s", e.Card, came)
		}
		edited := editedJSON{Card: e.Card, Changed: came != study.Unchanged && came != study.KeptDropped}
		if next := came.Next(e.Card); next != "" {
			env.warn("see %s", next)
		}
		if e.Own && came == study.InNone {
			edited.Own = true
			return writeEdited(newOutput(env, opts.Common), edited, came)
		}
		if e.Own {
			shown, err := c.Show(ctx, e.Card)
			if err != nil {
				return err
			}
			edited.Own = shown.Versions.Own
			return writeEdited(newOutput(env, opts.Common), edited, came)
		}
		troubles := c.Troubles()
		for _, trouble := range troubles {
			env.warn("%s", trouble)
		}
		if len(troubles) > 0 {
			return errFound
		}
		edited.File, edited.Line = &e.File, &e.Line
		return writeEdited(newOutput(env, opts.Common), edited, came)
	})
}

func writeEdited(out *output, e editedJSON, came study.EditOutcome) error {
	switch {
	case out.json:
		return out.value(e)
	case came == study.ReadAgain:
		out.line("%s %s", *e.File, came)
	default:
		out.line("%s %s", e.Card, came)
	}
	return nil
}
