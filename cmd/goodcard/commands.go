package main

import "github.com/urfave/cli/v2"

// commands returns all commands, in the order in which help lists them.
func commands(env *Env) []*cli.Command {
	return []*cli.Command{
		newVersionCommand(env, runVersion),
		newHelpCommand(env, runHelp),
	}
}
