package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// permute moves flags in front of the words they follow, because urfave/cli
// stops reading flags at the first word: "review alignment --limit 5" becomes
// "review --limit 5 -- alignment". It does not look past "--". What excludes in a query, such as
// "-is:new", is a word.
func permute(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	out, rest := args[:1:1], args[1:]
	cmds, flags := app.Commands, app.Flags
	query := false
	var held []string // root flags wait for the command, which has them too
	for {
		opts, words, sub, tail := split(cmds, flags, query, rest)
		held = append(held, opts...)
		switch {
		case sub != nil:
			out = append(out, sub.Name)
			cmds, flags, rest, query = sub.Subcommands, sub.Flags, tail, sub.ArgsUsage == queryUsage
		case len(words) > 0:
			app.Metadata = map[string]any{wordsKey: words}
			return slices.Concat(out, held, []string{"--"}, words)
		default:
			return append(out, held...)
		}
	}
}

// split reads args of one command: its flags with their values, its words, and,
// when a word names one of cmds, that command and the args after it. In a query, what has
// one dash and is no flag is a word.
func split(cmds []*cli.Command, flags []cli.Flag, query bool, args []string) (opts, words []string, sub *cli.Command, tail []string) {
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			return opts, append(words, args[i+1:]...), nil, nil
		case len(a) > 1 && a[0] == '-' && (!query || a[1] == '-' || slices.Contains(flagNames(flags), a)):
			opts = append(opts, a)
			if takesValue(flags, a) && i+1 < len(args) {
				i++
				opts = append(opts, args[i])
			}
		default:
			if k := slices.IndexFunc(cmds, func(c *cli.Command) bool { return c.HasName(a) }); k >= 0 && len(words) == 0 {
				return opts, nil, cmds[k], args[i+1:]
			}
			words = append(words, a)
		}
	}
	return opts, words, nil, nil
}

func takesValue(flags []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-") // "limit=5" is no flag's name, so its value stays attached
	for _, f := range flags {
		if d, ok := f.(cli.DocGenerationFlag); ok && slices.Contains(f.Names(), name) {
			return d.TakesValue()
		}
	}
	return false
}
