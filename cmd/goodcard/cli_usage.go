package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/lazy"
	"goodcard/deck/spelling"
	"goodcard/settings"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

// invalidValue is how package flag reports a value that a flag refuses. It is compiled by who
// makes that mistake, and not by every start.
const invalidValue = `^invalid (?:boolean )?value ("(?:[^"\\]|\\.)*") for (?:flag )?-([^:]+): (.*)$`

// usage says in our words what package flag has against the flags of a command.
func usage(c *cli.Context, err error, _ bool) error {
	e := &usageError{msg: err.Error(), command: c.Command.HelpName}
	if name, ok := strings.CutPrefix(e.msg, "flag provided but not defined: -"); ok {
		e.msg = "unknown flag " + dashed(name)
		if near := spelling.Meant(name, bareNames(c.Command.Flags)); near != "" {
			e.near = dashed(near)
		}
		refused, ok := errors.AsType[*settings.ValueError](valueOf(wordsOf(c), name))
		switch {
		case ok && strings.Contains(c.Command.ArgsUsage, "VALUE"):
			e.msg = refused.Error()
		case name == "json":
			e.msg = c.Command.Name + " has no --json"
		case name == "version":
			e.msg, e.hint = "--version stands alone", "'goodcard --version' prints it"
		case e.near == "" && canBeWord(name, c.Command.ArgsUsage):
			typed := slices.Concat(strings.Fields(e.command)[1:], []string{"--"}, wordsOf(c), []string{"-" + name})
			e.hint = "write -- before words that begin with -, as in " + words.Command(typed...)
		}
		return e
	}
	if word, ok := strings.CutPrefix(e.msg, "bad flag syntax: "); ok { // ---x, -=x
		e.msg = fmt.Sprintf("%q is no flag", word)
		if c.Command.ArgsUsage != "" {
			e.hint = "write -- before words that begin with -, as in " + words.Command(slices.Concat(strings.Fields(e.command)[1:], []string{"--"}, wordsOf(c), []string{word})...)
		}
		return e
	}
	if name, ok := strings.CutPrefix(e.msg, "flag needs an argument: -"); ok {
		e.msg = dashed(name) + " needs a value"
		return e
	}
	if m := regexp.MustCompile(invalidValue).FindStringSubmatch(e.msg); m != nil {
		value, name, reason := m[1], m[2], m[3]
		if reason == "parse error" { // of a flag that takes no value; the others say what they expect
			reason = "true or false was expected"
		}
		e.msg = fmt.Sprintf("invalid value %s for %s: %s", value, dashed(name), reason)
		if text, err := strconv.Unquote(value); err == nil {
			e.near = spelling.Meant(text, offeredBy(c.Command.Flags, name))
		}
	}
	return e
}

// valueOf returns what a setting, if that is what words name, has against a number below 0.
func valueOf(words []string, number string) error {
	if len(words) != 1 || !isNumber(number) {
		return nil
	}
	return settings.Check(words[0], "-"+number)
}

// canBeWord reports whether what begins with a dash was perhaps no flag: a number, a text or the name
// of a file, where a command takes such.
func canBeWord(name, takes string) bool {
	switch {
	case strings.Contains(takes, "TEXT"):
		return true
	case strings.Contains(takes, "VALUE"):
		return isNumber(name)
	default:
		return strings.Contains(name, ".") && namesFile().MatchString(takes)
	}
}

// namesFile finds what a command calls a word that may be the name of a file.
var namesFile = lazy.Regexp(`FILE|DIR|OLD|DECK( \[VERSION\])$|DECK\.yaml`)

// dashed returns the name of a flag as people write it.
func dashed(name string) string {
	if len([]rune(name)) == 1 || isNumber(name) {
		return "-" + name
	}
	return "--" + name
}

// wordsKey is under which [permute] keeps the words of the command line: a context whose flags
// could not be read has none.
const wordsKey = "words"

func wordsOf(c *cli.Context) []string {
	words, _ := c.App.Metadata[wordsKey].([]string)
	return words
}

// bareNames returns the names of flags, without dashes.
func bareNames(flags []cli.Flag) (names []string) {
	for _, f := range flags {
		names = append(names, f.Names()...)
	}
	return names
}

func isNumber(text string) bool { return strings.Trim(text, "0123456789.") == "" }

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

// oneWord returns the word of a command that takes exactly one.
func oneWord(c *cli.Context, name string) (string, error) {
	switch c.NArg() {
	case 0:
		return "", usageErrorf(c, "%s needs a %s", c.Command.Name, name)
	case 1:
		if word := c.Args().First(); word != "" { // a variable that a script did not set is
			return word, nil
		}
		return "", usageErrorf(c, "%s takes a %s, and an empty word is none", c.Command.Name, name)
	default:
		return "", usageErrorf(c, "%s takes one %s, not %d words", c.Command.Name, name, c.NArg())
	}
}

// atMostOneWord returns the word of a command that takes one or none, empty if none is given.
func atMostOneWord(c *cli.Context, name string) (string, error) {
	if c.NArg() == 0 {
		return "", nil
	}
	return oneWord(c, name)
}
