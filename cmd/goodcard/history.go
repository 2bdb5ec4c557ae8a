package main

import (
	"cmp"
	"context"

	"goodcard/history"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type historyOptions struct {
	Common
	Card string // empty: all cards
}

func newHistoryCommand(env *Env, do func(context.Context, *Env, historyOptions) error) *cli.Command {
	var opts historyOptions
	return &cli.Command{
		Name:      "history",
		Usage:     "list reviews and all else that was recorded, oldest first",
		ArgsUsage: "[CARD]",
		UsageText: "goodcard history                       everything\n" +
			"goodcard history door-score            one card, also one that no deck has any more\n" +
			"goodcard history --json > log.jsonl    one JSON object a line",
		Description: "Notes stand in it with their text, also those that newer ones replaced.",
		Flags:       opts.flags(),
		Action: func(c *cli.Context) error {
			word, err := atMostOneWord(c, "CARD")
			if err != nil {
				return err
			}
			opts.Card = word
			return do(c.Context, env, opts)
		},
	}
}

func runHistory(ctx context.Context, env *Env, opts historyOptions) error {
	return withCollectionDespiteSettings(ctx, env, opts.Common, func(c *study.Collection) error {
		out := newOutput(env, opts.Common)
		var rows [][]string
		err := c.History(ctx, opts.Card, func(s history.Step) error {
			switch {
			case out.json:
				return out.value(eventOf(s))
			case out.people:
				rows = append(rows, historyRow(out, s)) // columns are aligned when all are known
			default:
				out.table([][]string{historyRow(out, s)})
			}
			return nil
		})
		if err == nil && out.people && len(rows) == 0 {
			out.line("Nothing is recorded yet.")
		}
		out.table(rows)
		return err
	})
}

// noted says what a note said, or that it removed the one before.
func noted(s history.Step) string {
	text := cmp.Or(s.Body, "removed")
	if s.Voided {
		return "taken back: " + text
	}
	return text
}

// historyRow returns an event as time, item, what was recorded, time taken and a remark.
func historyRow(out *output, s history.Step) []string {
	row := []string{out.moment(s.Moment), s.Item, s.What(), "", ""}
	switch s.Kind {
	case history.Review:
		row[2] = s.Grade.String()
	case history.Cram:
		row[2] += ", practice"
	case history.Void:
		row[2] = "undo" // as the command is called
	}
	if s.Kind.Graded() && s.MS > 0 {
		row[3] = seconds(s.MS) + " s"
	}
	switch {
	case s.Kind == history.Note:
		row[4] = noted(s)
	case s.Voided:
		row[4] = "taken back"
	case s.Kind == history.Review && !s.Counted:
		row[4] = "not the first of its day"
	}
	return row
}
