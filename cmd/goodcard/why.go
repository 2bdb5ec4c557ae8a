package main

import (
	"context"
	"fmt"
	"strings"

	"goodcard/history"
	"goodcard/scheduler"
	"goodcard/study"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type whyOptions struct {
	Common
	Card string
}

func newWhyCommand(env *Env, do func(context.Context, *Env, whyOptions) error) *cli.Command {
	var opts whyOptions
	return &cli.Command{
		Name:      "why",
		Usage:     "explain why a card is due when it is",
		ArgsUsage: "CARD",
		UsageText: "goodcard why inner-outer/door-score\n" +
			"goodcard why door-score                 the card's name alone, where no other has it",
		Description: "Shows each review, the formula with its numbers, and what each grade would do next.\n" +
			"EF, the easiness factor, is what SM-2 multiplies an interval by.",
		Flags: opts.flags(),
		Action: func(c *cli.Context) error {
			card, err := oneWord(c, "CARD")
			if err != nil {
				return err
			}
			opts.Card = card
			return do(c.Context, env, opts)
		},
	}
}

func runWhy(ctx context.Context, env *Env, opts whyOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		w, err := c.Why(ctx, opts.Card)
		if err != nil {
			return err
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(whyOf(w, c.Scheduler()))
		}
		out.table([][]string{{w.ID, strings.Join(append([]string{w.Kind}, w.Names...), ", ")}})
		out.line("%s (study days begin at %02d:00)", w.When(out.day), c.Settings.Rollover)
		writeWhy(out, w)
		if study.Leech(&w.Memory) && out.people {
			out.line("\n%s", doesNotStick(w.Memory.Lapses))
		}
		if out.people {
			out.line("\nSM-2: the last interval times EF, the easiness factor. Hard takes 0.14 from EF, easy adds 0.10.")
		}
		return nil
	})
}

// writeWhy writes a row for each event and one for what each grade would do.
func writeWhy(out *output, w study.Why) {
	var rows [][]string
	for _, s := range w.Steps {
		if s.Kind != history.Void { // its target says that it was taken back
			rows = append(rows, whyRow(out, s))
		}
	}
	if len(rows) > 0 && out.people {
		out.line("")
	}
	out.table(rows)
	head := "if answered on " + out.day(w.IfDay)
	var row []string
	for _, g := range scheduler.Ratings {
		row = append(row, fmt.Sprintf("%s %s", g.Rating(), words.Count(w.If[g].Due()-w.IfDay, "day")))
	}
	if !out.people {
		out.table([][]string{append([]string{head}, row...)})
		return
	}
	out.line("\n%s", head)
	out.indented([][]string{row})
}

func whyRow(out *output, s study.WhyStep) []string {
	what := s.What()
	if s.Kind.Graded() {
		what = fmt.Sprintf("%s (%d)", s.Grade.Rating(), int(s.Grade)) // SM-2's scale, since its formula follows
	}
	row := []string{out.day(s.Day), what}
	switch {
	case s.Voided:
		return append(row, "taken back")
	case s.Kind == history.Review:
		return append(row, s.Reason, words.Count(s.After.Memory.Interval, "day"), "EF "+easiness(s.After))
	case s.Kind == history.Cram:
		return append(row, "practice, which moves no schedule")
	default:
		return row
	}
}

// easiness returns SM-2's EF with its two decimals.
func easiness(s scheduler.State) string { return fmt.Sprintf("%.2f", float64(s.Memory.EF)/100) }

// doesNotStick says what helps where more reviews do not.
func doesNotStick(lapses int) string {
	return fmt.Sprintf("Lapsed %d times: rewrite it, split it, or suspend it.", lapses)
}
