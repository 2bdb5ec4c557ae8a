package main

import (
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
		{"an unknown command keeps its words", "nosuch review", "-- nosuch review"},
		{"a dash alone is a word", "review - --plain", "review --plain -- -"},
		{"a flag whose value is missing", "review a --limit", "review --limit -- a"},
		{"completion is left alone", "review a --limit --generate-bash-completion", "review a --limit --generate-bash-completion"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			args := append([]string{"goodcard"}, strings.Fields(tt.args)...)
			if got := strings.Join(permute(app, args)[1:], " "); got != tt.want {
				t.Errorf("permute(%s)\n got %s\nwant %s", tt.args, got, tt.want)
			}
		})
	}
}
