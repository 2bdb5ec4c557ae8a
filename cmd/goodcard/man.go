package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

type manOptions struct {
	Common
}

func newManCommand(env *Env, do func(context.Context, *Env, manOptions) error) *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		ArgsUsage:   " ",
		UsageText:   "goodcard man > goodcard.1",
		Description: "'man ./goodcard.1' shows it.",
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, manOptions{commonOf(c)})
		},
	}
}

func runMan(_ context.Context, env *Env, _ manOptions) error {
	app := newApp(env, runGlance, commands(env))
	app.Description = environment + "\n\nExit status: 0 done, 1 failed or something was found, 2 wrong usage, 130 interrupted."
	walk(app.Commands, func(c *cli.Command) {
		c.Flags = c.Flags[:len(c.Flags)-len(commonFlags())] // they stand above all commands
		c.Usage = fmt.Sprintf("%s\n\n`%s`\n\n%s", c.Usage, usageLine(c), literally.Replace(c.Description))
	})
	page, err := app.ToManWithSection(1)
	if err != nil {
		return err
	}
	_, err = io.WriteString(env.Stdout, page)
	return err
}

// literally keeps text from being read as Markdown.
var literally = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "#", `\#`)
