package main

import (
	"context"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

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
		Description: "For a program built from a working copy the version ends in the commit and its date.",
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
	out.line("%s", v.Go)
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
}

func versionOf(info *debug.BuildInfo) programVersion {
	v := programVersion{Version: info.Main.Version, Go: info.GoVersion}
	if v.Version == "" {
		v.Version = "(devel)"
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
