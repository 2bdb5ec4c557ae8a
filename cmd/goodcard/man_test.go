package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

func TestManPage(t *testing.T) {
	env := testEnv(new(strings.Builder))
	app := newApp(env, runGlance, commands(env))
	page := manOf(app)
	if os.Getenv("UPDATE_SCRIPTS") != "" {
		if err := os.WriteFile("goodcard.1", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(page, manPage); diff != "" {
		t.Errorf("goodcard.1 (-commands +file; go generate writes it):\n%s", diff)
	}
}

// What help says of a command, its examples and its flags, the page says in the same words.
func TestManPageTellsWhatHelpTells(t *testing.T) {
	env := testEnv(new(strings.Builder))
	app := newApp(env, runGlance, commands(env))
	plain := strings.NewReplacer(`\fB`, "", `\fI`, "", `\fR`, "", `\-`, "-", `\(aq`, "'", `\&`, "", `\e`, `\`).Replace(manPage)
	walk(app.Commands, func(c *cli.Command) {
		var help strings.Builder
		writeCommandHelp(testEnv(&help), c)
		_, page, _ := strings.Cut(plain, "\n.SS "+c.HelpName+"\n")
		page, _, _ = strings.Cut(page, "\n.S")
		for line := range strings.Lines(help.String()) {
			flag, _, isFlag := strings.Cut(strings.TrimSpace(line), "   ")
			if isFlag && strings.HasPrefix(flag, "--") && !common[flag] && !strings.Contains(page, "\n"+flag+"\n") {
				t.Errorf("%s: the manual does not have %q", c.HelpName, flag)
			}
		}
		for line := range strings.Lines(c.UsageText) {
			if line = strings.TrimSpace(line); !strings.Contains(page, line) {
				t.Errorf("%s: the manual does not have the example %q", c.HelpName, line)
			}
		}
	})
	for _, name := range []string{"GOODCARD_DATA", "GOODCARD_NOW", "VISUAL", "EDITOR", "NO_COLOR", "goodcard.db", "settings.yaml", "unsaved", "130"} {
		if !strings.Contains(plain, name) {
			t.Errorf("the manual does not name %s", name)
		}
	}
}

// common are the flags that stand above all commands.
var common = map[string]bool{"--data DIR": true, "--json": true, "--color WHEN": true, "--help, -h": true}

// manOf writes the manual page of the program, in the macros that man(7) describes.
func manOf(app *cli.App) string {
	var b strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	text := func(paragraphs string) {
		for line := range strings.Lines(paragraphs) {
			add("%s", roff(strings.TrimRight(line, "\n")))
		}
	}
	examples := func(lines string) {
		add(".PP\nExamples:\n.PP\n.EX")
		text(lines)
		add(".EE")
	}
	flags := func(all []cli.Flag, but map[string]bool) {
		for _, f := range all {
			doc, ok := f.(cli.DocGenerationFlag)
			if !ok {
				continue
			}
			name, usage := flagHelp(doc)
			if but[name] {
				continue
			}
			names, value, _ := strings.Cut(name, " ")
			if strings.HasPrefix(value, "-") { // another name
				names, value = name, ""
			}
			tag := `\fB` + roff(names) + `\fR`
			if value != "" {
				tag += ` \fI` + roff(value) + `\fR`
			}
			add(".TP\n%s\n%s", tag, roff(usage))
		}
	}
	entries := func(all [][2]string) {
		for _, e := range all {
			add(".TP\n\\fB%s\\fR\n%s", roff(e[0]), roff(e[1]))
		}
	}

	add(".TH GOODCARD 1\n.nh\n.SH NAME\ngoodcard \\- %s", roff(app.Usage))
	add(".SH SYNOPSIS\n\\fBgoodcard\\fR [\\fICOMMAND\\fR] [\\fIFLAGS\\fR]")
	add(".SH DESCRIPTION\n\\fBgoodcard help\\fR \\fICOMMAND\\fR shows what this page says of a command.")
	examples(app.UsageText)
	add(".SH OPTIONS\nThese stand before or after any command; \\fB\\-\\-version\\fR stands alone.")
	flags(app.Flags, nil)
	add(".SH COMMANDS")
	walk(app.Commands, func(c *cli.Command) {
		add(".SS %s\n%s", roff(c.HelpName), roff(c.Usage))
		add(".PP\n\\fB%s\\fR", roff(usageLine(c)))
		if c.Description != "" {
			add(".PP")
			text(c.Description)
		}
		if c.UsageText != "" {
			examples(c.UsageText)
		}
		flags(c.Flags, common)
	})
	add(".SH ENVIRONMENT")
	entries([][2]string{
		{"GOODCARD_DATA", "the data folder; --data goes before it"},
		{"GOODCARD_NOW", "freezes the clock, such as 2026-03-01T10:00:00+01:00"},
		{"VISUAL, EDITOR", "the command of your editor; VISUAL goes before EDITOR, and where neither is set it is vi, on Windows notepad"},
		{"NO_COLOR", "where it is set, nothing is coloured; --color goes before it"},
		{"XDG_DATA_HOME", "the folder that holds the data folder goodcard, where neither --data nor GOODCARD_DATA is given"},
	})
	add(".SH FILES\n\\fBgoodcard config\\fR names the data folder. It holds:")
	entries([][2]string{
		{"goodcard.db", "your history and what is installed; 'goodcard backup' makes copies of it"},
		{"settings.yaml", "your settings; 'goodcard config' shows them"},
		{"unsaved/", "texts of yours that 'goodcard edit' could not save"},
	})
	add(".SH EXIT STATUS")
	entries([][2]string{{"0", "done"}, {"1", "failed, or something was found"}, {"2", "wrong usage"}, {"130", "interrupted"}})
	return b.String()
}

// roff keeps a line from being read as anything but text.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(line)
	if strings.HasPrefix(line, ".") {
		line = `\&` + line
	}
	return line
}
