package main

import (
	"goodcard/deck/shell"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

// newSourcesCommand returns the group of commands on the texts that cards of a deck were drafted from.
func newSourcesCommand(acts ...*cli.Command) *cli.Command {
	group := &cli.Command{
		Name:      "sources",
		Usage:     "tell what became of the texts that a deck was built from",
		ArgsUsage: "COMMAND",
		UsageText: "goodcard sources check alignment.yaml    which cards went stale\n" +
			"goodcard help sources check              what it looks at, and what --update does",
		Subcommands: acts,
		Flags:       new(Common).flagsWithoutJSON(),
	}
	group.Action = func(c *cli.Context) error {
		if c.Args().Present() {
			name := c.Args().First()
			if isPath(name) {
				return &usageError{msg: "sources needs a command before " + name + ": " + listedCommands(acts), hint: words.Command("sources", "check", shell.Operand(name)), command: group.HelpName}
			}
			return unknownCommand(name, group.HelpName, acts)
		}
		return usageErrorf(c, "sources needs a command: %s", listedCommands(acts))
	}
	for _, a := range acts {
		a.HelpName = "goodcard sources " + a.Name
	}
	return group
}
