package main

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

// invalidValue is how package flag reports a value that a flag refuses.
var invalidValue = regexp.MustCompile(`^invalid (?:boolean )?value ("(?:[^"\\]|\\.)*") for (?:flag )?-([^:]+): (.*)$`)

// usage says in our words what package flag has against the flags of a command.
func usage(c *cli.Context, err error, _ bool) error {
	e := &usageError{msg: err.Error(), command: c.Command.HelpName}
	if name, ok := strings.CutPrefix(e.msg, "flag provided but not defined: -"); ok {
		e.msg = "unknown flag " + dashed(name)
		e.near = nearest("--"+name, flagNames(c.Command.Flags))
		if e.near == "" && strings.Trim(name, "0123456789") == "" {
			e.hint = fmt.Sprintf("write -- before words that begin with -, as in '%s -- -%s'", e.command, name)
		}
		return e
	}
	if name, ok := strings.CutPrefix(e.msg, "flag needs an argument: -"); ok {
		e.msg = dashed(name) + " needs a value"
		return e
	}
	if m := invalidValue.FindStringSubmatch(e.msg); m != nil {
		value, name, reason := m[1], m[2], m[3]
		if reason == "parse error" {
			reason = expectedValue(c.Command.Flags, name)
		}
		e.msg = fmt.Sprintf("invalid value %s for %s: %s", value, dashed(name), reason)
	}
	return e
}

// dashed returns the name of a flag as people write it.
func dashed(name string) string {
	if len([]rune(name)) == 1 || strings.Trim(name, "0123456789.") == "" {
		return "-" + name
	}
	return "--" + name
}

// expectedValue says what the flag would have taken where package flag only says "parse error".
func expectedValue(flags []cli.Flag, name string) string {
	for _, f := range flags {
		if _, ok := f.(*cli.BoolFlag); ok && f.Names()[0] == name {
			return "true or false was expected"
		}
	}
	return "a number was expected"
}

func flagNames(flags []cli.Flag) []string {
	var names []string
	for _, f := range flags {
		for _, name := range f.Names() {
			names = append(names, dashed(name))
		}
	}
	return names
}

// usageErrorf returns an error for a command line that cannot be understood as c's.
func usageErrorf(c *cli.Context, format string, args ...any) error {
	return &usageError{msg: fmt.Sprintf(format, args...), command: c.Command.HelpName}
}

// noWords refuses the words of a command that takes none.
func noWords(c *cli.Context) error {
	if c.Args().Present() {
		return usageErrorf(c, "%s takes no %q", c.Command.Name, c.Args().First())
	}
	return nil
}

// unknownCommand says that name is none of cmds, the commands of parent.
func unknownCommand(name, parent string, cmds []*cli.Command) error {
	return &usageError{
		msg:     fmt.Sprintf("unknown command %q", name),
		near:    nearest(name, commandNames(cmds)),
		command: parent,
	}
}

func commandNames(cmds []*cli.Command) []string {
	var names []string
	for _, c := range cmds {
		names = append(names, c.Name)
	}
	return names
}
