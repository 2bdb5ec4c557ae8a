package main

import (
	"cmp"
	"context"
	_ "embed"
	"runtime"
	"runtime/debug"
	"strings"

	"goodcard/sqlite"

	"github.com/urfave/cli/v2"
)

// versionFile is the one place that says which version of the program this is. It ends in "-dev" between two versions.
//
//go:embed VERSION
var versionFile string

// What release/make sets. Go would stamp a program with its commit too, but the stamp depends on which tags a checkout has,
// and so would the bytes.
var revision, committed string

type versionOptions struct {
	Common
}

func newVersionCommand(env *Env, do func(context.Context, *Env, versionOptions) error) *cli.Command {
	var opts versionOptions
	return &cli.Command{
		Name:        "version",
		Usage:       "print the version of the program",
		ArgsUsage:   " ",
		UsageText:   "goodcard version\ngoodcard version --json",
		Description: "Between two versions it ends in -dev. It goes with the commit that the program was built from, and with the version of SQLite in it.",
		Flags:       opts.flags(),
		Action: func(c *cli.Context) error {
			if err := noWords(c); err != nil {
				return err
			}
			return do(c.Context, env, opts)
		},
	}
}

func runVersion(_ context.Context, env *Env, opts versionOptions) error {
	v := ownVersion()
	out := newOutput(env, opts.Common)
	if out.json {
		return out.value(v)
	}
	out.line("goodcard %s", v.Version)
	if v.Revision != nil {
		changes := ""
		if v.Modified {
			changes = ", with changes since"
		}
		out.line("commit %s of %s%s", *v.Revision, *v.Committed, changes)
	}
	out.line("SQLite %s", v.SQLite)
	out.line("%s, %s", v.Go, v.System)
	return nil
}

// ownVersion returns what the program that runs knows about how it was built.
func ownVersion() programVersion {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = new(debug.BuildInfo)
	}
	return versionOf(info)
}

// A programVersion is what the program knows about how it was built.
type programVersion struct {
	Version   string  `json:"version"`
	Revision  *string `json:"revision"`
	Committed *string `json:"committed"`
	Modified  bool    `json:"modified"`
	Go        string  `json:"go"`
	SQLite    string  `json:"sqlite"`
	System    string  `json:"system"`
}

func versionOf(info *debug.BuildInfo) programVersion {
	v := programVersion{
		Version: strings.TrimSpace(versionFile),
		Go:      cmp.Or(info.GoVersion, runtime.Version()),
		SQLite:  sqlite.Version(),
		System:  runtime.GOOS + "/" + runtime.GOARCH,
	}
	if revision != "" {
		v.Revision, v.Committed = &revision, &committed
		return v
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Revision = &s.Value
		case "vcs.time":
			v.Committed = &s.Value
		case "vcs.modified":
			v.Modified = s.Value == "true"
		}
	}
	return v
}
