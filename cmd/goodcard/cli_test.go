package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"goodcard/deck"
	"goodcard/decks"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

// testEnv is a world with nothing in it: no input, no environment, a clock that stands.
func testEnv(stdout *strings.Builder) *Env {
	now := func() time.Time { return time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC) }
	return &Env{
		Stdin:  strings.NewReader(""),
		Stdout: stdout,
		Stderr: new(strings.Builder),
		Getenv: func(string) string { return "" },
		Run:    func([]string) error { return nil },
		Now:    now,
		Clock:  now,
	}
}

// capture returns what a command may be given to do: it keeps the options instead.
func capture[O any](got *any) func(context.Context, *Env, O) error {
	return func(_ context.Context, _ *Env, opts O) error {
		*got = opts
		return nil
	}
}

func TestCommaIsPartOfATag(t *testing.T) {
	var got []string
	env := testEnv(new(strings.Builder))
	app := newApp(env, nil, []*cli.Command{{
		Name:  "review",
		Flags: []cli.Flag{&cli.StringSliceFlag{Name: "tag"}},
		Action: func(c *cli.Context) error {
			got = c.StringSlice("tag")
			return nil
		},
	}})
	if err := app.RunContext(t.Context(), permute(app, []string{"goodcard", "review", "--tag", "x,y", "deck", "--tag", "z"})); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"x,y", "z"}, got); diff != "" {
		t.Errorf("tags (-want +got):\n%s", diff)
	}
}

func TestCommandsAreDocumented(t *testing.T) {
	walk(commands(testEnv(new(strings.Builder))), func(c *cli.Command) {
		if c.Usage == "" || strings.HasSuffix(c.Usage, ".") {
			t.Errorf("%s: Usage is %q, want words without a full stop", c.Name, c.Usage)
		}
		if len(c.Subcommands) == 0 && c.ArgsUsage == "" {
			t.Errorf("%s: no ArgsUsage; \" \" for a command that takes no words", c.Name)
		}
		if !strings.HasPrefix(c.UsageText, "goodcard ") {
			t.Errorf("%s: UsageText is %q, want examples, one a line", c.Name, c.UsageText)
		}
	})
}

// An example that the program refuses would teach the wrong thing.
func TestExamplesParse(t *testing.T) {
	env := testEnv(new(strings.Builder))
	var examples []string
	walk(commands(env), func(c *cli.Command) { examples = append(examples, strings.Split(c.UsageText, "\n")...) })
	examples = append(examples, strings.Split(newApp(env, nil, nil).UsageText, "\n")...)
	for _, example := range examples {
		line, _, _ := strings.Cut(example, "   ") // what it does stands behind
		line, _, _ = strings.Cut(line, " >")
		ran := false
		app := newApp(env, func(context.Context, *Env, glanceOptions) error { ran = true; return nil }, commands(env))
		walk(app.Commands, func(c *cli.Command) {
			c.Action = func(*cli.Context) error { ran = true; return nil }
		})
		if err := app.RunContext(t.Context(), permute(app, strings.Fields(line))); err != nil {
			t.Errorf("%s: %v", example, err)
		}
		if !ran && !strings.HasPrefix(line, "goodcard --") {
			t.Errorf("%s: runs no command", example)
		}
	}
}

// Who tries an example has the deck that the program brings, and no other yet.
func TestExamplesNameShippedCards(t *testing.T) {
	d, err := deck.LoadFS(decks.Shipped, "inner-outer")
	if err != nil {
		t.Fatal(err)
	}
	items := map[string]bool{"-": true}
	for _, card := range d.Cards {
		for _, suffix := range append(card.Suffixes(), "") {
			items[card.ID+suffix], items["inner-outer/"+card.ID+suffix] = true, true
		}
	}
	walk(commands(testEnv(new(strings.Builder))), func(c *cli.Command) {
		if placeholderAt(c.ArgsUsage, 0) != "CARD" {
			return
		}
		for line := range strings.Lines(c.UsageText) {
			line, _, _ = strings.Cut(line, "   ")
			words := strings.Fields(line)
			if len(words) > 2 && !strings.HasPrefix(words[2], "--") && !items[words[2]] {
				t.Errorf("%q names no card of the deck", line)
			}
		}
	})
}
