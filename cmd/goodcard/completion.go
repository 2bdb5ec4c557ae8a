package main

import (
	"context"
	"embed"
	"fmt"
	"goodcard/deck/spelling"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// shellScripts hold a script for each of shells. They ask the program itself, by --complete.
//
//go:embed completion
var shellScripts embed.FS

var shells = []string{"bash", "zsh", "fish", "powershell"}

type completionOptions struct {
	Common
	Shell string // one of shells
}

func newCompletionCommand(env *Env, do func(context.Context, *Env, completionOptions) error) *cli.Command {
	var opts completionOptions
	return &cli.Command{
		Name:      "completion",
		Usage:     "print what lets your shell complete commands, decks and cards",
		ArgsUsage: "bash|zsh|fish|powershell",
		UsageText: "goodcard completion bash\n" +
			"goodcard completion fish > ~/.config/fish/completions/goodcard.fish",
		Description: "The first lines of the script say where your shell looks for it.",
		Flags:       opts.flagsWithoutJSON(),
		Action: func(c *cli.Context) error {
			shell, err := oneWord(c, "shell")
			if err != nil {
				return err
			}
			if !slices.Contains(shells, shell) {
				return &usageError{
					msg:     fmt.Sprintf("there is no completion for %q: one of %s was expected", shell, strings.Join(shells, ", ")),
					near:    spelling.Meant(shell, shells),
					command: c.Command.HelpName,
				}
			}
			opts.Shell = shell
			return do(c.Context, env, opts)
		},
	}
}

func runCompletion(_ context.Context, env *Env, opts completionOptions) error {
	script, err := shellScripts.ReadFile("completion/" + opts.Shell)
	if err != nil {
		return err
	}
	_, err = env.Stdout.Write(script)
	return err
}
