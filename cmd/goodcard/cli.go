package main

import (
	"context"

	"github.com/urfave/cli/v2"
)

// The library looks for its own --help by name and would answer before our actions do.
func init() { cli.HelpFlag = nil }

// newApp makes the program out of its commands and of glance, which it does without one. It
// settles what urfave/cli does otherwise than users expect: flags that every command shares,
// help, usage errors and exit codes.
func newApp(env *Env, glance func(context.Context, *Env, glanceOptions) error, cmds []*cli.Command) *cli.App {
	var common Common
	var help, version bool
	app := &cli.App{
		Name:     "goodcard",
		HelpName: "goodcard",
		Usage:    "show each card again just before you would forget it",
		UsageText: "goodcard               what today brings\n" +
			"goodcard review        study now\n" +
			"goodcard help review   see what a command does",
		Commands: cmds,
		Flags:    append(common.flags(), helpFlag(&help), toggle("version", &version, "print the version")),
		Reader:   env.Stdin, Writer: env.Stdout, ErrWriter: env.Stderr,
		OnUsageError:              usage,
		HideHelp:                  true,                         // --help is a flag of ours
		HideHelpCommand:           true,                         // "help" is a command of ours
		HideVersion:               true,                         // so is "version", and --version stands above
		DisableSliceFlagSeparator: true,                         // --tag "a, b" is one tag
		ExitErrHandler:            func(*cli.Context, error) {}, // run maps errors to codes
	}
	app.Action = func(c *cli.Context) error {
		switch {
		case c.Args().Present():
			return unknownCommand(c.Args().First(), app.Name, app.Commands)
		case version:
			return runVersion(c.Context, env, versionOptions{common})
		default:
			return glance(c.Context, env, glanceOptions{common})
		}
	}
	app.Action = orHelp(noteData(env, app.Action), &help, func() { writeAppHelp(env, app) })
	walk(cmds, func(c *cli.Command) {
		var help bool
		c.Flags = append(c.Flags, helpFlag(&help))
		c.OnUsageError = usage // not inherited
		c.HideHelp, c.HideHelpCommand = true, true
		c.Action = orHelp(noteData(env, c.Action), &help, func() { writeCommandHelp(env, c) })
	})
	app.Setup()
	return app
}

func helpFlag(to *bool) cli.Flag {
	f := toggle("help", to, "show this help")
	f.Aliases = []string{"h"}
	return f
}

// orHelp returns an action that shows help where --help was given, else does action.
func orHelp(action cli.ActionFunc, asked *bool, help func()) cli.ActionFunc {
	return func(c *cli.Context) error {
		if *asked {
			help()
			return nil
		}
		return action(c)
	}
}

// noteData returns an action that keeps in env which folder --data named, if it is not the one that
// a command without it finds, then does action.
func noteData(env *Env, action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if v, ok := c.Generic("data").(*value); ok && v.text != "" {
			given, _ := dataDir(env, Common{Data: v.text})
			if found, err := dataDir(env, Common{}); err != nil || found != given {
				env.Data = v.text
			}
		}
		return action(c)
	}
}

// walk calls visit for each of cmds and for all below them.
func walk(cmds []*cli.Command, visit func(*cli.Command)) {
	for _, c := range cmds {
		visit(c)
		walk(c.Subcommands, visit)
	}
}
