package main

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func TestPermute(t *testing.T) {
	app := &cli.App{
		Flags: []cli.Flag{&cli.StringFlag{Name: "data"}, &cli.BoolFlag{Name: "json"}},
		Commands: []*cli.Command{
			{Name: "review", Aliases: []string{"r"}, Flags: []cli.Flag{
				&cli.StringFlag{Name: "data"}, &cli.IntFlag{Name: "limit", Aliases: []string{"n"}}, &cli.BoolFlag{Name: "plain"},
			}},
			{Name: "search", ArgsUsage: queryUsage, Flags: []cli.Flag{&cli.BoolFlag{Name: "json"}, &cli.BoolFlag{Name: "help", Aliases: []string{"h"}}}},
			{Name: "sources", Subcommands: []*cli.Command{{Name: "check", Flags: []cli.Flag{&cli.BoolFlag{Name: "json"}}}}},
		},
	}
	for _, tt := range []struct{ name, args, want string }{
		{"no arguments", "", ""},
		{"flags behind words", "review a --limit 5 b", "review --limit 5 -- a b"},
		{"a short name takes its value too", "review a -n 5", "review -n 5 -- a"},
		{"a switch takes no value", "review --plain a", "review --plain -- a"},
		{"an attached value", "review a --limit=5 b", "review --limit=5 -- a b"},
		{"a value that looks like a flag", "review a --limit -5", "review --limit -5 -- a"},
		{"root flags wait for the command", "--data d review a", "review --data d -- a"},
		{"the command's own value comes last and wins", "--data d review a --data e", "review --data d --data e -- a"},
		{"nothing moves behind --", "review a -- --limit 5", "review -- a --limit 5"},
		{"a value that names a command", "--data review review", "review --data review"},
		{"a word that names a command", "review review", "review -- review"},
		{"a sub-command", "--json sources check a --json", "sources check --json --json -- a"},
		{"what a query excludes", "search goal -is:new --json -door", "search --json -- goal -is:new -door"},
		{"a flag of a query's command", "search -h -x", "search -h -- -x"},
		{"a misspelt flag is no term", "search goal --jsn", "search --jsn -- goal"},
		{"an unknown command keeps its words", "nosuch review", "-- nosuch review"},
		{"a dash alone is a word", "review - --plain", "review --plain -- -"},
		{"a flag whose value is missing", "review a --limit", "review --limit -- a"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"goodcard"}, strings.Fields(tt.args)...)
			if got := strings.Join(permute(app, args)[1:], " "); got != tt.want {
				t.Errorf("permute(%s)\n got %s\nwant %s", tt.args, got, tt.want)
			}
		})
	}
}

// Whatever is typed: no argument is lost or made up, and the answer is options or wrong usage.
func FuzzArguments(f *testing.F) {
	for _, seed := range []string{
		"version\n--json", "--data\nd\nconfig\nrollover", "help\n--\n--json", "config\n-5", "--\nversion\n--\n--",
		"--data", "--color=\nversion", "nosuch\n-h", "config\n--json=maybe\n-", "config\n--data\n--\nx",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		args := append([]string{"goodcard"}, strings.Split(typed, "\n")...)
		var got any
		env := testEnv(new(strings.Builder))
		app := newApp(env, capture[glanceOptions](&got), []*cli.Command{
			newVersionCommand(env, capture[versionOptions](&got)),
			newConfigCommand(env, capture[configOptions](&got)),
		})
		permuted := permute(app, args)
		if !slices.Equal(sortedWords(args), sortedWords(permuted)) {
			t.Fatalf("%q became %q", args, permuted)
		}
		err := app.RunContext(t.Context(), permuted)
		if err != nil && !errors.As(err, new(*usageError)) {
			t.Fatalf("%q: %v (%T), want wrong usage", args, err, err)
		}
		if err != nil && got != nil {
			t.Fatalf("%q: %v, and yet the command was run with %+v", args, err, got)
		}
	})
}

// sortedWords returns args without the separators, which permute puts where they are needed.
func sortedWords(args []string) []string {
	words := slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--" })
	slices.Sort(words)
	return words
}
