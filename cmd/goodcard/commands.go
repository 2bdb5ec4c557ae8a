package main

import "github.com/urfave/cli/v2"

// commands returns all commands, in the order in which help lists them.
func commands(env *Env) []*cli.Command {
	return []*cli.Command{
		newReviewCommand(env, runReview),
		newLintCommand(env, runLint),
		newSchemaCommand(env, runSchema),
		newConfigCommand(env, runConfig),
		newVersionCommand(env, runVersion),
		newHelpCommand(env, runHelp),
	}
}
