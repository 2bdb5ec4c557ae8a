package main

import (
	"context"
	"regexp"
	"strings"
	"sync"

	"goodcard/words"

	"github.com/charmbracelet/x/ansi"
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
		Flags:     opts.flagsWithoutJSON(),
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
		writeAppHelp(env, app)
		return nil
	}
	writeCommandHelp(env, found)
	return nil
}

// writeAppHelp shows what to type first, then everything there is.
func writeAppHelp(env *Env, app *cli.App) {
	h := newHelpPage(env)
	h.text("Goodcard: " + app.Usage + ".\n\n")
	h.examples(app.UsageText)
	h.text("\nCommands:\n")
	h.commands(app.Commands)
	h.text("\nFlags, before or after any command; --version stands alone:\n")
	h.flags(app.Flags)
	h.text("\n" + environment + "\n")
}

// environment says which variables the program reads.
const environment = "GOODCARD_DATA names the data folder too. GOODCARD_NOW, such as 2026-03-01T10:00:00+01:00, freezes the clock."

// writeCommandHelp shows examples first: they are what most people look for.
func writeCommandHelp(env *Env, c *cli.Command) {
	h := newHelpPage(env)
	h.text(c.HelpName + ": " + c.Usage + "\n\n")
	h.examples(c.UsageText)
	h.text("\nUsage: " + usageLine(c) + "\n")
	if c.Description != "" {
		h.text("\n" + c.Description + "\n")
	}
	if len(c.Subcommands) > 0 {
		h.text("\nCommands:\n")
		h.commands(c.Subcommands)
	}
	h.text("\nFlags:\n")
	h.flags(c.Flags)
}

// usageLine says what can stand behind a command.
func usageLine(c *cli.Command) string {
	words := []string{c.HelpName, c.ArgsUsage, "[FLAGS]"}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// A helpPage is written in columns for people and programs alike, since nothing reads it but people.
type helpPage struct{ *output }

func newHelpPage(env *Env) helpPage { return helpPage{newOutput(env, Common{})} }

// text writes paragraphs. On a terminal their lines are joined and folded anew; a line that is
// indented is kept.
func (h helpPage) text(text string) {
	if h.width > 0 {
		text = innerBreak().ReplaceAllString(text, "$1 $2")
	}
	for line := range strings.Lines(text) {
		h.lines(words.Fold(strings.TrimRight(line, "\n"), h.width, 0))
	}
}

// innerBreak is a line break within a paragraph.
var innerBreak = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(\S)\n(\S)`) })

// examples writes commands, each with what it does where that stands behind it: in columns, or below
// where a command would be folded.
func (h helpPage) examples(examples string) {
	var rows [][]string
	for line := range strings.Lines(examples) {
		what, does, _ := strings.Cut(strings.TrimRight(line, "\n"), "  ")
		rows = append(rows, []string{what, strings.TrimSpace(does)})
	}
	h.typed(rows)
}

// typed writes rows of a command and what it does, as examples does.
func (h helpPage) typed(rows [][]string) {
	const margin, least = 2, 20 // cells
	widest := 0
	for _, row := range rows {
		widest = max(widest, ansi.StringWidth(row[0]))
	}
	if h.width <= 0 || margin+widest+gap+least <= h.width {
		for i := range rows {
			rows[i][0] = strings.ReplaceAll(rows[i][0], " ", noBreak)
		}
		for _, line := range aligned(rows, max(h.width-margin, 0)) {
			h.lines([]string{strings.Repeat(" ", margin) + line})
		}
		return
	}
	for _, row := range rows {
		h.command(strings.Repeat(" ", margin) + row[0])
		if row[1] != "" {
			h.lines(words.Fold(strings.Repeat(" ", 3*margin)+row[1], h.width, 0))
		}
	}
}

func (h helpPage) commands(cmds []*cli.Command) {
	var rows [][]string
	for _, c := range cmds {
		rows = append(rows, []string{c.Name, c.Usage})
	}
	h.indented(rows)
}

func (h helpPage) flags(flags []cli.Flag) {
	var rows [][]string
	for _, f := range flags {
		if doc, ok := f.(cli.DocGenerationFlag); ok {
			name, usage := flagHelp(doc)
			rows = append(rows, []string{name, usage})
		}
	}
	h.indented(rows)
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
