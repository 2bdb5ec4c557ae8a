package main

import (
	"context"

	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type cardsOptions struct {
	Common
	Decks   []string
	Tag     string
	Concept string
	State   study.State
}

func newCardsCommand(env *Env, do func(context.Context, *Env, cardsOptions) error) *cli.Command {
	var opts cardsOptions
	return &cli.Command{
		Name:      "cards",
		Usage:     "list the cards of your decks",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard cards inner-outer                       one deck, or one path in its order\n" +
			"goodcard cards --state suspended                 what is not asked until you take that back\n" +
			"goodcard cards --concept goal-misgeneralization  what is about one idea",
		Description: "A card that is asked in several ways has a line for each. States are suspended, buried, learning (comes\n" +
			"again today), later (new, and a path brings it later), held-back (new, and waits for ideas), new, due and resting.",
		Flags: opts.flags(
			anyText("tag", &opts.Tag, "only cards with tag `T`"),
			anyText("concept", &opts.Concept, "only cards about concept `C`"),
			oneOf("state", &opts.State, study.States, "only cards in state `S`"),
		),
		Action: func(c *cli.Context) error {
			decks, err := decksOf(c)
			if err != nil {
				return err
			}
			opts.Decks = decks
			return do(c.Context, env, opts)
		},
	}
}

func runCards(ctx context.Context, env *Env, opts cardsOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		list := itemList{out: newOutput(env, opts.Common)}
		filter := study.CardFilter{Decks: opts.Decks, Tag: opts.Tag, Concept: opts.Concept, State: opts.State}
		if err := c.Cards(ctx, filter, list.add); err != nil {
			return err
		}
		return list.write(noCard)
	})
}
