package main

import (
	"context"
	_ "embed"
	"io"

	"github.com/urfave/cli/v2"
)

// manPage is made from the commands by TestManPage, and not when it is asked for: only people
// who package the program need what makes it.
//
//go:generate env UPDATE_SCRIPTS=1 go test -count=1 -run ^TestManPage$ .
//go:embed goodcard.1
var manPage string

type manOptions struct {
	Common
}

func newManCommand(env *Env, do func(context.Context, *Env, manOptions) error) *cli.Command {
	var opts manOptions
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		ArgsUsage:   " ",
		UsageText:   "goodcard man > goodcard.1",
		Description: "'man ./goodcard.1' shows it.",
		Flags:       opts.flagsWithoutJSON(),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

func runMan(_ context.Context, env *Env, _ manOptions) error {
	_, err := io.WriteString(env.Stdout, manPage)
	return err
}
