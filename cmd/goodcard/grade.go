package main

import (
	"context"
	"fmt"

	"goodcard/deck/spelling"
	"goodcard/scheduler"
	"goodcard/study"

	"github.com/urfave/cli/v2"
)

type gradeOptions struct {
	Common
	Card    string
	Grade   scheduler.Grade
	Wording int // as show numbers them; 0: the card's own
	MS      int64
}

func newGradeCommand(env *Env, do func(context.Context, *Env, gradeOptions) error) *cli.Command {
	var opts gradeOptions
	return &cli.Command{
		Name:      "grade",
		Usage:     "record one review, for scripts and editors",
		ArgsUsage: "CARD GRADE",
		UsageText: "goodcard grade inner-outer/door-score good\n" +
			"goodcard grade door-score good --seconds 8   with the time that it took",
		Description: "GRADE is SM-2's 0 to 5, or again (1), hard (3), good (4), easy (5). Limits, suspension and burying do not\n" +
			"hinder it; a remark says so. 'goodcard undo' takes it back.",
		Flags: opts.flags(
			number("wording", &opts.Wording, 1, "it was asked in wording `N` of 'goodcard show'"),
			checked("seconds", func(text string) (err error) {
				opts.MS, err = parseSeconds(text)
				return err
			}, "it took `S` seconds"),
		),
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return usageErrorf(c, "grade takes two words, a CARD and a GRADE, not %d", c.NArg())
			}
			grade, err := parseGrade(c, c.Args().Get(1))
			if err != nil {
				return err
			}
			opts.Card = c.Args().First()
			opts.Grade = grade
			return do(c.Context, env, opts)
		},
	}
}

func parseGrade(c *cli.Context, text string) (scheduler.Grade, error) {
	for g := scheduler.MinGrade; g <= scheduler.MaxGrade; g++ {
		if text == string(rune('0'+g)) {
			return g, nil
		}
	}
	for _, g := range scheduler.Ratings {
		if text == g.Rating() {
			return g, nil
		}
	}
	var known []string
	for _, g := range scheduler.Ratings {
		known = append(known, g.Rating())
	}
	return 0, &usageError{
		msg:     fmt.Sprintf("%q is no grade: 0 to 5 was expected, or again, hard, good or easy", text),
		near:    spelling.Meant(text, known),
		command: c.Command.HelpName,
	}
}

type gradeJSON struct {
	Card         string          `json:"card"`
	Grade        scheduler.Grade `json:"grade"`
	Scheduler    string          `json:"scheduler"`
	Counted      bool            `json:"counted"`
	AgainToday   bool            `json:"again_today"`
	IntervalDays int             `json:"interval_days"`
	Due          string          `json:"due"`
	Memory       *memoryJSON     `json:"memory"`
}

func runGrade(ctx context.Context, env *Env, opts gradeOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		g, remarks, err := c.Grade(ctx, study.ManualGrade{Item: opts.Card, Grade: opts.Grade, Wording: opts.Wording, MS: opts.MS})
		if err != nil {
			return err
		}
		env.did(takesBack(1), "the grade is recorded")
		for _, remark := range remarks {
			env.warn("%s", remark)
		}
		out := newOutput(env, opts.Common)
		if out.json {
			return out.value(gradeJSON{
				Card: g.Item, Grade: g.Grade, Scheduler: c.Scheduler(), Counted: g.Counted, AgainToday: g.Again,
				IntervalDays: g.Interval(), Due: dayJSON(g.Due), Memory: memoryOf(g.State),
			})
		}
		next := g.Next("on " + out.day(g.Due))
		if !g.Counted {
			next += ": the first grade of a day counts"
		}
		out.line("%s: recorded %d (%s); %s", g.Item, int(g.Grade), g.Grade.Rating(), next)
		return nil
	})
}
