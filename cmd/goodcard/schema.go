package main

import (
	"context"

	"goodcard/deck"
	"goodcard/deck/lint"

	"github.com/urfave/cli/v2"
)

type schemaOptions struct {
	Common
	Cards bool // of a file in the folder of cards
	Lint  bool // of what lint is told
}

func newSchemaCommand(env *Env, do func(context.Context, *Env, schemaOptions) error) *cli.Command {
	var opts schemaOptions
	return &cli.Command{
		Name:      "schema",
		Usage:     "print the JSON Schema of the deck format",
		ArgsUsage: " ",
		UsageText: "goodcard schema > deck.schema.json            of a deck, and of the deck.yaml of a folder\n" +
			"goodcard schema --cards > cards.schema.json   of the files in the folder cards\n" +
			"goodcard schema --lint > lint.schema.json     of .goodcard-lint.yaml",
		Description: "Editors that read a schema complete keys, say what each is for, and mark mistakes while you type. A deck names it in\n" +
			"its first line:\n" +
			"# yaml-language-server: $schema=deck.schema.json\n" +
			"'goodcard new' writes line and schema. docs/editors.md has the settings of editors.",
		Flags: opts.flagsWithoutJSON(
			toggle("cards", &opts.Cards, "of the files in the folder of cards of a deck that is a folder"),
			toggle("lint", &opts.Lint, "of the file .goodcard-lint.yaml"),
		),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			if opts.Cards && opts.Lint {
				return usageErrorf(c, "--cards and --lint are schemas of two files")
			}
			return do(c.Context, env, opts)
		},
	}
}

func runSchema(_ context.Context, env *Env, opts schemaOptions) error {
	schema := deck.JSONSchema
	switch {
	case opts.Cards:
		schema = deck.CardsJSONSchema
	case opts.Lint:
		schema = lint.ConfigSchema
	}
	_, err := env.Stdout.Write(schema())
	return err
}
