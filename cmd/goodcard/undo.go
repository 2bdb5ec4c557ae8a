package main

import (
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"goodcard/deck/shell"
	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type undoOptions struct {
	Common
	N int
}

func newUndoCommand(env *Env, do func(context.Context, *Env, undoOptions) error) *cli.Command {
	var opts undoOptions
	return &cli.Command{
		Name:      "undo",
		Usage:     "take back the last grades and forgets, also of earlier sessions",
		ArgsUsage: "[N]",
		UsageText: "goodcard undo     the last of them\ngoodcard undo 3   the last three",
		Description: "Takes back reviews, answers of practice and forgets, the newest by date first, whichever device they are of.\n" +
			"Suspending, burying and flagging have commands that take them back. Nothing is deleted: 'goodcard history'\n" +
			"shows what was taken back. What a wrong clock dated more than an hour after now is taken back whatever it is,\n" +
			"suspensions and notes too. What an import from Anki brought is taken back by 'goodcard import --undo'.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			word, err := atMostOneWord(c, "number")
			if err != nil {
				return err
			}
			n := 1
			if word != "" {
				if n, err = parseNumber(word, 1); err != nil {
					return usageErrorf(c, "invalid N %q: %v", word, err)
				}
			}
			opts.N = n
			return do(c.Context, env, opts)
		},
	}
}

type undoJSON struct {
	Card   string           `json:"card"`
	Grade  *scheduler.Grade `json:"grade"`
	At     string           `json:"at"`
	Day    string           `json:"day"`
	Kind   string           `json:"kind"`
	Device string           `json:"device"`
}

func runUndo(ctx context.Context, env *Env, opts undoOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		taken, err := c.Undo(ctx, opts.N)
		if err != nil {
			return err
		}
		switch {
		case len(taken) == 0:
			env.warn("there is no grade and no forget to take back")
		case len(taken) < opts.N:
			env.warn("only %d of %d could be taken back: there is no more", len(taken), opts.N)
		}
		if n := len(taken); n > 0 {
			what := taken[0].Deed(true) + " is"
			if n > 1 {
				what = "the newest " + strconv.Itoa(n) + " are"
			}
			env.did("'goodcard history' shows it", "%s taken back", what)
		}
		marks, err := c.NewestMarks(ctx, taken)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(undone(taken))
		}
		for _, e := range taken {
			out.line("took back %s, recorded %s on %s", e.Deed(true), out.moment(e.Moment), e.Device)
		}
		if len(marks) > 0 {
			kind := marks[0].Kind
			items := make([]string, len(marks))
			for i, mark := range marks {
				items[i] = mark.Item
			}
			env.hint("'goodcard %s %s' takes back your newest %s", tellings[kind].opposite, strings.Join(items, " "), kind.Noun())
		}
		return hintNewerImport(ctx, env, c, taken, marks)
	})
}

// hintNewerImport says how the newest import is taken back, where it is newer than all that was
// taken back and than the newest marks: it may be what was meant, and undo passes it over.
func hintNewerImport(ctx context.Context, env *Env, c *study.Collection, taken, marks []history.Event) error {
	after := int64(math.MinInt64)
	for _, e := range slices.Concat(taken, marks) {
		after = max(after, e.At)
	}
	newest, err := c.NewerImport(ctx, after)
	if newest != nil {
		env.hint("%s takes back all that the newest import brought", words.Command("import", "--undo", shell.Operand(newest.File)))
	}
	return err
}

func undone(taken []history.Event) []undoJSON {
	list := make([]undoJSON, len(taken))
	for i, e := range taken {
		list[i] = undoJSON{Card: e.Item, At: momentJSON(e.Moment), Day: dayJSON(e.Day),
			Kind: e.Kind.String(), Device: e.Device}
		if e.Kind.Graded() {
			list[i].Grade = new(e.Grade)
		}
	}
	return list
}
