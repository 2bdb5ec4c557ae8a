//go:build !urfave_cli_no_docs

package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

func TestManPage(t *testing.T) {
	env := testEnv(new(strings.Builder))
	app := newApp(env, runGlance, commands(env))
	app.Description = environment + "\n\nExit status: 0 done, 1 failed or something was found, 2 wrong usage, 130 interrupted."
	walk(app.Commands, func(c *cli.Command) {
		c.Flags = slices.DeleteFunc(c.Flags, func(f cli.Flag) bool { // these stand above all commands
			return slices.Contains(flagNames(app.Flags), dashed(f.Names()[0]))
		})
		c.Usage = fmt.Sprintf("%s\n\n`%s`\n\n%s", c.Usage, usageLine(c), literally.Replace(c.Description))
	})
	page, err := app.ToManWithSection(1)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE_SCRIPTS") != "" {
		if err := os.WriteFile("goodcard.1", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(page, manPage); diff != "" {
		t.Errorf("goodcard.1 (-commands +file; go generate writes it):\n%s", diff)
	}
}

// literally keeps text from being read as Markdown.
var literally = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`, "#", `\#`)
