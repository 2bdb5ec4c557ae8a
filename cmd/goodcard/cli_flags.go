package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Common holds the flags that every command takes, and --json, which most take.
type Common struct {
	Data  string // the data folder; empty if not given
	JSON  bool
	Color string // auto, always or never
}

// flags returns own with those that fill o behind them. Each command needs them of its own,
// since urfave/cli reads a flag only where it is declared.
func (o *Common) flags(own ...cli.Flag) []cli.Flag {
	n := len(own)
	return slices.Insert(o.flagsWithoutJSON(own...), n+1, cli.Flag(toggle("json", &o.JSON, "answer in JSON")))
}

// flagsWithoutJSON is [Common.flags] for commands whose answer is a conversation or a text of its own.
func (o *Common) flagsWithoutJSON(own ...cli.Flag) []cli.Flag {
	o.Color = "auto"
	return append(own,
		checked("data", func(text string) error {
			if text == "" { // --data "$UNSET" must not use the folder that it should replace
				return errors.New("a folder was expected")
			}
			o.Data = text
			return nil
		}, "keep everything in folder `DIR`"),
		oneOf("color", &o.Color, []string{"auto", "always", "never"}, "colours `WHEN`: auto, always or never"),
	)
}

// The functions below make flags that know where their value goes: none is read back by its
// name, which could be misspelt. What stands between back quotes in a usage is how help calls
// the value.

// toggle returns a flag without a value.
func toggle(name string, to *bool, usage string) *cli.BoolFlag {
	return &cli.BoolFlag{Name: name, Destination: to, Usage: usage}
}

// chosen returns a flag that takes no word and may be turned off, as in --plain=false.
func chosen(name string, to **bool, usage string) cli.Flag {
	return &cli.BoolFlag{Name: name, Usage: usage, Action: func(_ *cli.Context, on bool) error {
		*to = &on
		return nil
	}}
}

// anyText returns a flag that takes any text but none.
func anyText(name string, to *string, usage string) cli.Flag {
	return checked(name, func(text string) error {
		if *to = text; text == "" {
			return errors.New("a name was expected")
		}
		return nil
	}, usage)
}

// number returns a flag that takes a whole number of at least least.
func number(name string, to *int, least int, usage string) cli.Flag {
	return checked(name, func(text string) (err error) {
		*to, err = parseNumber(text, least)
		return err
	}, usage)
}

// optional returns a flag as [number] does, which leaves nil where it is not given.
func optional(name string, to **int, least int, usage string) cli.Flag {
	return checked(name, func(text string) error {
		n, err := parseNumber(text, least)
		if err == nil {
			*to = &n
		}
		return err
	}, usage)
}

// day returns a flag that takes a date, and leaves nil where it is not given.
func day(name string, to **int, usage string) cli.Flag {
	return checked(name, func(text string) error {
		n, err := parseDay(text)
		if err == nil {
			*to = &n
		}
		return err
	}, usage)
}

// oneOf returns a flag that takes one of some words. What stands in to is the default.
func oneOf[T ~string](name string, to *T, among []T, usage string) cli.Flag {
	set := func(text string) error {
		if !slices.Contains(among, T(text)) {
			return fmt.Errorf("one of %s was expected", strings.Join(texts(among), ", "))
		}
		*to = T(text)
		return nil
	}
	return &cli.GenericFlag{Name: name, Value: &value{text: string(*to), set: set, offered: texts(among)}, Usage: usage}
}

// checked returns a flag whose value set takes or refuses. Some words that it takes can be
// offered by completion.
func checked(name string, set func(text string) error, usage string, offered ...string) cli.Flag {
	return &cli.GenericFlag{Name: name, Value: &value{set: set, offered: offered}, Usage: usage}
}

// repeated returns a flag that may be given several times and takes any text.
func repeated(name string, to *[]string, usage string) cli.Flag {
	return checked(name, func(text string) error {
		*to = append(*to, text)
		return nil
	}, usage)
}

// A value is that of a flag which does not take every text.
type value struct {
	text    string
	set     func(text string) error
	offered []string // texts that it takes, which completion offers
}

func (v *value) String() string { return v.text }

func (v *value) Set(text string) error {
	if text == "--" { // which permute puts behind a flag that ends the line
		return errors.New("a value was expected")
	}
	if err := v.set(text); err != nil {
		return err
	}
	v.text = text
	return nil
}
