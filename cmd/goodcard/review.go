package main

import (
	"context"
	"path/filepath"

	"goodcard/settings"
	"goodcard/study"
	"goodcard/tui"
	"goodcard/words"

	"github.com/urfave/cli/v2"
)

type reviewOptions struct {
	Common
	Decks     []string
	New       *int // nil: what the day leaves
	Limit     int  // 0: no limit
	Minutes   int  // 0: no limit
	Tag       string
	Concept   string
	Ahead     int // days
	Cram      bool
	Plain     *bool // nil: as the settings say
	AllGrades bool
}

func newReviewCommand(env *Env, do func(context.Context, *Env, reviewOptions) error) *cli.Command {
	var opts reviewOptions
	scale := "1-4"
	return &cli.Command{
		Name:      "review",
		Usage:     "study the cards that are due",
		ArgsUsage: "[DECK...]",
		UsageText: "goodcard review                  all that today asks for\n" +
			"goodcard review inner-outer      one deck\n" +
			"goodcard review --new 5          5 new cards, whatever was done today\n" +
			"goodcard review --minutes 10     what fits into ten minutes",
		Description: "Each grade is on disk before the next card comes: stop when you like, nothing is lost.\n" +
			"In a pipe, lines of standard input answer the prompts; end of input stops.",
		Flags: opts.flagsWithoutJSON(
			optional("new", &opts.New, 0, "`N` new cards in this session, whatever was done today"),
			number("limit", &opts.Limit, 1, "stop after `N` cards; those of them that come again are not counted"),
			number("minutes", &opts.Minutes, 1, "bring no more cards than `M` minutes hold, with those that come again"),
			anyText("tag", &opts.Tag, "only cards with tag `T`"),
			anyText("concept", &opts.Concept, "only cards about concept `C`, and about those easily confused with it"),
			number("ahead", &opts.Ahead, 1, "all of today, and what is due within `N` days, such as before a journey"),
			toggle("cram", &opts.Cram, "all cards, due or not; no schedule is moved"),
			plainFlag(&opts.Plain),
			oneOf("grades", &scale, []string{"1-4", "0-5"}, "read `SCALE`: 1-4, or SM-2's own 0-5"),
		),
		Action: func(c *cli.Context) error {
			decks, err := decksOf(c)
			if err != nil {
				return err
			}
			if other := besideCram(opts); opts.Cram && other != "" {
				return usageErrorf(c, "--cram asks all cards, so %s has no effect: leave one of the two out", other)
			}
			opts.Decks, opts.AllGrades = decks, scale == "0-5"
			return do(c.Context, env, opts)
		},
	}
}

// besideCram returns a flag that chooses among the cards of a day; empty where none is given.
func besideCram(opts reviewOptions) string {
	switch {
	case opts.Ahead > 0:
		return "--ahead"
	case opts.New != nil:
		return "--new"
	default:
		return ""
	}
}

func runReview(ctx context.Context, env *Env, opts reviewOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		future, err := c.Future(ctx)
		if err != nil {
			return err
		}
		warnFuture(env, future)
		s, err := c.Session(ctx, study.SessionOptions{
			Selection: study.Selection{Decks: opts.Decks, Tag: opts.Tag, Concept: opts.Concept, New: opts.New, Ahead: opts.Ahead},
			Limit:     opts.Limit, Minutes: opts.Minutes, Cram: opts.Cram,
		})
		if err != nil {
			return err
		}
		err = converse(ctx, env, s, opts)
		if n := s.Summary().Answers(); n > 0 {
			env.did(takesBack(n), "%s recorded", words.Agree(n, "answer", "is", "are"))
			env.deed.told = true // who interrupts a session has seen what it recorded
		}
		return err
	})
}

// converse works through a session on the full screen, or in plain lines where that was asked
// for or there is no screen.
func converse(ctx context.Context, env *Env, s *study.Session, opts reviewOptions) error {
	if !speaksPlainly(env, opts) && hasScreen(env) {
		return tui.Screen(ctx, s, screenOptions(env, opts))
	}
	return tui.Plain(ctx, s, plainOptions(env, opts))
}

// plainOptions say what a conversation in lines stands on.
func plainOptions(env *Env, opts reviewOptions) tui.PlainOptions {
	plain := tui.PlainOptions{In: env.Stdin, Out: env.Stdout, Talk: env.Stderr, Typed: env.Typed, Now: env.Now, Data: env.Data, AllGrades: opts.AllGrades}
	if env.Terminal {
		plain.Width = env.Columns
	}
	if env.Typed && env.Terminal {
		plain.Edit, plain.Open = env.edit, env.open
	}
	return plain
}

func plainFlag(to **bool) cli.Flag {
	return chosen("plain", to, "speak in plain lines, for screen readers and scripts; 'goodcard config plain true' makes it the default")
}

// speaksPlainly reports whether plain lines are wanted in place of the full screen.
func speaksPlainly(env *Env, opts reviewOptions) bool {
	if opts.Plain != nil {
		return *opts.Plain
	}
	dir, err := dataDir(env, opts.Common)
	if err != nil {
		return false
	}
	s, err := settings.Load(filepath.Join(dir, settings.FileName))
	return err == nil && s.Plain
}
