package main

import (
	"context"

	"goodcard/deck"

	"github.com/urfave/cli/v2"
)

type schemaOptions struct {
	Common
}

func newSchemaCommand(env *Env, do func(context.Context, *Env, schemaOptions) error) *cli.Command {
	var opts schemaOptions
	return &cli.Command{
		Name:      "schema",
		Usage:     "print the JSON Schema of the deck format",
		ArgsUsage: " ",
		UsageText: "goodcard schema > deck.schema.json",
		Description: "Editors that read a schema complete keys and mark mistakes while you type. A deck names it in its first line:\n" +
			"# yaml-language-server: $schema=deck.schema.json",
		Flags: opts.flagsWithoutJSON(),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

func runSchema(_ context.Context, env *Env, _ schemaOptions) error {
	_, err := env.Stdout.Write(deck.JSONSchema())
	return err
}
