package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"
)

type helpOptions struct {
	Common
	Command []string // the words that name it; empty for the program
}

func newHelpCommand(env *Env, do func(context.Context, *Env, helpOptions) error) *cli.Command {
	var opts helpOptions
	return &cli.Command{
		Name:      "help",
		Usage:     "show what a command does, with examples",
		ArgsUsage: "[COMMAND]",
		UsageText: "goodcard help\ngoodcard help lint",
		Flags:     opts.flags(),
		Action: func(c *cli.Context) error {
			opts.Command = c.Args().Slice()
			return do(c.Context, env, opts)
		},
	}
}

func runHelp(_ context.Context, env *Env, opts helpOptions) error {
	app := newApp(env, runGlance, commands(env))
	var found *cli.Command
	cmds := app.Commands
	for _, name := range opts.Command {
		found = nil
		for _, c := range cmds {
			if c.HasName(name) {
				found = c
			}
		}
		if found == nil {
			return unknownCommand(name, "goodcard", cmds)
		}
		cmds = found.Subcommands
	}
	if found == nil {
		writeAppHelp(env.Stdout, app)
		return nil
	}
	writeCommandHelp(env.Stdout, found)
	return nil
}

// writeAppHelp shows what to type first, then everything there is.
func writeAppHelp(w io.Writer, app *cli.App) {
	fmt.Fprintf(w, "Goodcard: %s.\n\n", app.Usage)
	writeExamples(w, app.UsageText)
	fmt.Fprintln(w, "Commands:")
	writeCommands(w, app.Commands)
	fmt.Fprintln(w, "\nFlags, before or after any command; --version stands alone:")
	writeFlags(w, app.Flags)
	fmt.Fprintln(w, "\n"+environment)
}

// environment says which variables the program reads.
const environment = "GOODCARD_DATA names the data folder too. GOODCARD_NOW, such as 2026-03-01T10:00:00+01:00, freezes the clock."

// writeCommandHelp shows examples first: they are what most people look for.
func writeCommandHelp(w io.Writer, c *cli.Command) {
	fmt.Fprintf(w, "%s: %s\n\n", c.HelpName, c.Usage)
	writeExamples(w, c.UsageText)
	fmt.Fprintln(w, "Usage: "+usageLine(c))
	if c.Description != "" {
		fmt.Fprintf(w, "\n%s\n", c.Description)
	}
	if len(c.Subcommands) > 0 {
		fmt.Fprintln(w, "\nCommands:")
		writeCommands(w, c.Subcommands)
	}
	fmt.Fprintln(w, "\nFlags:")
	writeFlags(w, c.Flags)
}

// usageLine says what can stand behind a command.
func usageLine(c *cli.Command) string {
	words := []string{c.HelpName, c.ArgsUsage, "[FLAGS]"}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

func writeExamples(w io.Writer, examples string) {
	for line := range strings.Lines(examples) {
		fmt.Fprintln(w, "  "+strings.TrimRight(line, "\n"))
	}
	fmt.Fprintln(w)
}

func writeCommands(w io.Writer, cmds []*cli.Command) {
	tw := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, c := range cmds {
		fmt.Fprintf(tw, "  %s\t%s\n", c.Name, c.Usage)
	}
	tw.Flush()
}

func writeFlags(w io.Writer, flags []cli.Flag) {
	tw := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	for _, f := range flags {
		doc, ok := f.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		name, usage := flagHelp(doc)
		fmt.Fprintf(tw, "  %s\t%s\n", name, usage)
	}
	tw.Flush()
}

// flagHelp returns how help writes a flag, such as "--limit N", and what it says of it.
func flagHelp(f cli.DocGenerationFlag) (name, usage string) {
	var names []string
	for _, name := range f.Names() {
		names = append(names, dashed(name))
	}
	value, usage := placeholder(f)
	return strings.Join(names, ", ") + value, usage
}

// placeholder returns the name that a flag's usage gives its value between back quotes,
// such as " DIR", and the usage without the quotes.
func placeholder(f cli.DocGenerationFlag) (value, usage string) {
	before, rest, _ := strings.Cut(f.GetUsage(), "`")
	name, after, found := strings.Cut(rest, "`")
	if !found || !f.TakesValue() {
		return "", f.GetUsage()
	}
	return " " + name, before + name + after
}
