package main

import "github.com/urfave/cli/v2"

// newExportCommand returns the group of commands that hand decks, and what was learned, to other programs.
func newExportCommand(formats ...*cli.Command) *cli.Command {
	group := &cli.Command{
		Name:      "export",
		Usage:     "hand decks, and what you learned, to other programs and to paper",
		ArgsUsage: "FORMAT",
		UsageText: "goodcard export anki inner-outer         a package for Anki\n" +
			"goodcard export json -o all.json         decks and history, whole\n" +
			"goodcard export md inner-outer | less    a deck to read\n" +
			"goodcard help export anki                what a format takes",
		Subcommands: formats,
		Flags:       new(Common).flagsWithoutJSON(),
	}
	group.Action = func(c *cli.Context) error {
		if c.Args().Present() {
			return unknownCommand(c.Args().First(), group.HelpName, formats)
		}
		return usageErrorf(c, "export needs a format: %s", listedCommands(formats))
	}
	for _, f := range formats {
		f.HelpName = "goodcard export " + f.Name
	}
	return group
}

func listedCommands(cmds []*cli.Command) string {
	text := ""
	for i, c := range cmds {
		switch {
		case i > 0 && i == len(cmds)-1:
			text += " or "
		case i > 0:
			text += ", "
		}
		text += c.Name
	}
	return text
}
