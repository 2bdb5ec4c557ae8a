package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// Common holds the flags that every command takes.
type Common struct {
	Data  string // the data folder; empty if not given
	JSON  bool
	Color string // auto, always or never
}

// commonFlags returns new values of the flags that stand on every command and on the root:
// urfave/cli reads a flag only where it is declared.
func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.GenericFlag{Name: "data", Value: &checkedText{check: notEmpty}, Usage: "keep everything in folder `DIR`"},
		&cli.BoolFlag{Name: "json", Usage: "answer in JSON"},
		&cli.GenericFlag{Name: "color", Value: &choice{word: "auto", among: []string{"auto", "always", "never"}}, Usage: "colours `WHEN`: auto, always or never"},
		&cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show this help"},
	}
}

// commonOf returns the common flags as they were given.
func commonOf(c *cli.Context) Common {
	return Common{Data: c.String("data"), JSON: c.Bool("json"), Color: c.String("color")}
}

// A checkedText is the value of a text flag that accepts only some texts.
type checkedText struct {
	text  string
	check func(string) error
}

func (v *checkedText) String() string { return v.text }

func (v *checkedText) Set(text string) error {
	if err := v.check(text); err != nil {
		return err
	}
	v.text = text
	return nil
}

// notEmpty keeps --data "$UNSET" from using the folder that --data should replace.
func notEmpty(text string) error {
	if text == "" {
		return errors.New("a folder was expected")
	}
	return nil
}

// A choice is the value of a flag that takes one of some words. Completion offers them.
type choice struct {
	word  string // the one that was chosen
	among []string
}

func (v *choice) String() string { return v.word }

func (v *choice) Set(word string) error {
	if !slices.Contains(v.among, word) {
		return fmt.Errorf("one of %s was expected", strings.Join(v.among, ", "))
	}
	v.word = word
	return nil
}
