package main

import (
	"context"
	"fmt"
	"path/filepath"

	"goodcard/deck/strictyaml"
	"goodcard/settings"

	"github.com/urfave/cli/v2"
)

type configOptions struct {
	Common
	Key string // empty: all of them
}

func newConfigCommand(env *Env, do func(context.Context, *Env, configOptions) error) *cli.Command {
	return &cli.Command{
		Name:      "config",
		Usage:     "show your settings and where they are",
		ArgsUsage: "[KEY]",
		UsageText: "goodcard config               all settings, and the file that holds them\n" +
			"goodcard config new-per-day   one value",
		Description: "To change a setting, edit the file: it explains each key.",
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usageErrorf(c, "config takes one KEY, not %d words", c.NArg())
			}
			return do(c.Context, env, configOptions{commonOf(c), c.Args().First()})
		},
	}
}

func runConfig(_ context.Context, env *Env, opts configOptions) error {
	dir, err := dataDir(env, opts.Common)
	if err != nil {
		return err
	}
	if err := makeDataDir(dir); err != nil {
		return err
	}
	s, err := loadSettings(dir)
	if err != nil {
		return err
	}
	out := newOutput(env, opts.Common)
	if opts.Key != "" {
		return writeSetting(out, s.Keys(), opts.Key)
	}
	return writeSettings(out, filepath.Join(dir, settings.FileName), s.Keys())
}

// loadSettings reads the settings in the data folder dir, and on first use puts the file with
// its comments there.
func loadSettings(dir string) (settings.Settings, error) {
	path := filepath.Join(dir, settings.FileName)
	_ = settings.Write(path) // nothing needs the file, and the folder may be read-only
	return settings.Load(path)
}

type settingJSON struct {
	Key     string `json:"key"`
	Value   any    `json:"value"`
	Default any    `json:"default"`
	Allowed string `json:"allowed"`
	Meaning string `json:"meaning"`
}

// writeSetting answers for one key: its value alone, as scripts want it.
func writeSetting(out *output, keys []settings.Key, name string) error {
	var names []string
	for _, k := range keys {
		if k.Name != name {
			names = append(names, k.Name)
			continue
		}
		if out.json {
			return out.value(settingOf(k))
		}
		out.line("%v", k.Value)
		return nil
	}
	return &usageError{
		msg:     fmt.Sprintf("unknown setting %q", name),
		near:    strictyaml.Nearest(name, names),
		command: "goodcard config",
	}
}

func writeSettings(out *output, file string, keys []settings.Key) error {
	if out.json {
		all := struct {
			File     string        `json:"file"`
			Settings []settingJSON `json:"settings"`
		}{File: file}
		for _, k := range keys {
			all.Settings = append(all.Settings, settingOf(k))
		}
		return out.value(all)
	}
	if out.people {
		out.line("%s\n", file)
	}
	var rows [][]string
	for _, k := range keys {
		rows = append(rows, []string{k.Name, fmt.Sprint(k.Value), k.Meaning})
	}
	out.table(rows)
	return nil
}

func settingOf(k settings.Key) settingJSON {
	return settingJSON{Key: k.Name, Value: k.Value, Default: k.Default, Allowed: k.Allowed, Meaning: k.Meaning}
}
