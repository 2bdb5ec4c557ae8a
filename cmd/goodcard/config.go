package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"goodcard/deck/spelling"
	"goodcard/settings"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type configOptions struct {
	Common
	Key   string  // empty: all of them
	Value *string // nil: show it
}

func newConfigCommand(env *Env, do func(context.Context, *Env, configOptions) error) *cli.Command {
	var opts configOptions
	return &cli.Command{
		Name:      "config",
		Usage:     "show or change your settings",
		ArgsUsage: "[KEY [VALUE]]",
		UsageText: "goodcard config                  all settings, and the file that holds them\n" +
			"goodcard config new-per-day      one value\n" +
			"goodcard config new-per-day 15   a new value",
		Description: "A change is written into the file, which explains each key; your comments in it stay.",
		Flags:       opts.flags(),
		Action: func(c *cli.Context) error {
			opts.Key = c.Args().First()
			switch {
			case c.NArg() > 2:
				return usageErrorf(c, "config takes a KEY and a VALUE, not %d words", c.NArg())
			case c.NArg() > 0 && opts.Key == "":
				return usageErrorf(c, "config takes a KEY, and an empty word is none")
			case c.NArg() == 2:
				opts.Value = new(c.Args().Get(1))
			}
			return do(c.Context, env, opts)
		},
	}
}

func runConfig(_ context.Context, env *Env, opts configOptions) error {
	dir, err := readyDataDir(env, opts.Common)
	if err != nil {
		return err
	}
	out, file := newOutput(env, opts.Common), filepath.Join(dir, settings.FileName)
	s, unknown, err := settings.LoadKnown(file)
	if err != nil && opts.Key == "" { // what can be chosen helps to mend it
		env.report(err)
		env.warn("the defaults are shown; a review begins once the settings are mended")
		return errors.Join(writeSettings(out, file, settings.Defaults().Keys()), errFound)
	}
	if err != nil {
		return err
	}
	env.reportProblems(unknown)
	switch {
	case opts.Value != nil:
		return setSetting(env, out, file, s.Keys(), opts.Key, *opts.Value)
	case opts.Key != "":
		k, err := settingNamed(s.Keys(), opts.Key)
		if err != nil {
			return err
		}
		return writeSetting(out, k)
	default:
		return writeSettings(out, file, s.Keys())
	}
}

type settingJSON struct {
	Key     string `json:"key"`
	Value   any    `json:"value"`
	Default any    `json:"default"`
	Allowed string `json:"allowed"`
	Meaning string `json:"meaning"`
}

func settingNamed(keys []settings.Key, name string) (settings.Key, error) {
	var names []string
	for _, k := range keys {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return settings.Key{}, &usageError{
		msg:     fmt.Sprintf("unknown setting %q", name),
		near:    spelling.Meant(name, names),
		hint:    "there are " + strings.Join(names, ", "),
		command: "goodcard config",
	}
}

// writeSetting answers for one key: its value alone, as scripts want it.
func writeSetting(out *output, k settings.Key) error {
	if out.json {
		return out.value(settingOf(k))
	}
	out.line("%v", k.Value)
	return nil
}

// setSetting changes one key and says what is in force then.
func setSetting(env *Env, out *output, file string, keys []settings.Key, name, value string) error {
	if _, err := settingNamed(keys, name); err != nil {
		return err
	}
	err := settings.Set(file, name, value)
	if refused, ok := errors.AsType[*settings.ValueError](err); ok {
		return &usageError{msg: refused.Error(), command: "goodcard config"}
	}
	if err != nil {
		return err
	}
	s, err := settings.Load(file)
	if err != nil {
		return err
	}
	k, err := settingNamed(s.Keys(), name)
	if err != nil {
		return err
	}
	env.did(words.Command("config", name)+" shows it", "%s is %v now", k.Name, k.Value)
	if out.json {
		return out.value(settingOf(k))
	}
	out.line("%s is %v now", k.Name, k.Value)
	return nil
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
	var rows [][]string
	if out.people {
		out.line("%s\n", file)
	} else {
		rows = append(rows, []string{"file", file, "what holds the settings, in the folder of your data"})
	}
	for _, k := range keys {
		rows = append(rows, []string{k.Name, fmt.Sprint(k.Value), k.Meaning})
	}
	out.table(rows)
	return nil
}

func settingOf(k settings.Key) settingJSON {
	return settingJSON{Key: k.Name, Value: k.Value, Default: k.Default, Allowed: k.Allowed, Meaning: k.Meaning}
}
