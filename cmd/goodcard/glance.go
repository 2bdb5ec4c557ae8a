package main

import (
	"context"
	"fmt"
	"math"
	"time"

	"goodcard/storage"
	"goodcard/study"
)

// glanceOptions are those of the program without a command.
type glanceOptions struct {
	Common
}

type glanceJSON struct {
	Day               string   `json:"day"`
	Due               int      `json:"due"`
	Later             int      `json:"later"`
	New               int      `json:"new"`
	NewPerDay         int      `json:"new_per_day"`
	Learning          int      `json:"learning"`
	Suspended         int      `json:"suspended"`
	ReviewedToday     int      `json:"reviewed_today"`
	ReviewedYesterday int      `json:"reviewed_yesterday"`
	Remembered        *float64 `json:"remembered_yesterday"`
	StreakDays        int      `json:"streak_days"`
	EstimatedSeconds  int      `json:"estimated_seconds"`
	FutureEvents      int      `json:"future_events"`
	NextDeck          *string  `json:"next_deck"`
}

// runGlance says what today brings and what to type next.
func runGlance(ctx context.Context, env *Env, opts glanceOptions) error {
	return withCollection(ctx, env, opts.Common, func(c *study.Collection) error {
		g, err := c.Glance(ctx)
		if err != nil {
			return err
		}
		warnFuture(env, g.Future)
		out := newOutput(env, opts.Common)
		switch {
		case out.json:
			return out.value(glanceOf(g))
		case out.people:
			writeGlance(out, g)
		default:
			out.table(glanceRows(g))
		}
		return nil
	})
}

func glanceOf(g study.Glance) glanceJSON {
	return glanceJSON{
		Day: dayJSON(g.Day), Due: g.Due, Later: g.Later, New: g.New, NewPerDay: g.NewPerDay, Learning: g.Learning,
		Suspended: g.Suspended, ReviewedToday: g.Reviewed, ReviewedYesterday: g.Yesterday, Remembered: g.Remembered,
		StreakDays: g.Streak, EstimatedSeconds: int(math.Round(g.Estimate.Seconds())), FutureEvents: g.Future, NextDeck: present(g.NextDeck),
	}
}

// glanceRows are what a pipe gets.
func glanceRows(g study.Glance) [][]string {
	var rows [][]string
	for _, row := range []struct {
		name  string
		value any
	}{
		{"day", dayJSON(g.Day)}, {"due", g.Due}, {"new", g.New}, {"learning", g.Learning}, {"suspended", g.Suspended},
		{"reviewed_today", g.Reviewed}, {"streak_days", g.Streak}, {"estimated_seconds", int(math.Round(g.Estimate.Seconds()))},
	} {
		rows = append(rows, []string{row.name, fmt.Sprint(row.value)})
	}
	return rows
}

func writeGlance(out *output, g study.Glance) {
	if g.Studied {
		writeToday(out, g)
	} else {
		out.line("Nothing studied yet. %s", ready(g.Decks))
	}
	out.line("")
	rows := [][]string{{"goodcard review", "study now"}}
	if g.NextDeck != "" {
		rows = append(rows, []string{"goodcard install " + g.NextDeck, "nothing new is left; this deck is the next"})
	}
	rows = append(rows, []string{"goodcard decks", installed(g.Decks)}, []string{"goodcard help", "everything else"})
	out.table(rows)
}

// writeToday writes a line about today and one about the days before.
func writeToday(out *output, g study.Glance) {
	today := ""
	add := func(n int, words string) {
		if n > 0 {
			today += ", " + words
		}
	}
	add(g.Due, number(g.Due, "due"))
	add(g.New, fmt.Sprintf("%d new of %d today", g.New, g.NewPerDay))
	add(g.Learning, number(g.Learning, "again"))
	if today == "" {
		out.line("Nothing is left for today.")
	} else {
		out.table([][]string{{today[len(", "):], about(g.Estimate)}})
	}
	if g.Later > 0 {
		out.line("%s more can wait: the daily limit keeps them for other days", count(g.Later, "card"))
	}
	past := ""
	if g.Streak > 0 {
		past = ", " + count(g.Streak, "day") + " in a row"
	}
	if g.Yesterday > 0 {
		past += ", " + count(g.Yesterday, "review") + " yesterday"
	}
	if g.Remembered != nil {
		past += fmt.Sprintf(", %.0f %% remembered", 100**g.Remembered)
	}
	if past != "" {
		out.line("%s", past[len(", "):])
	}
}

// about says roughly how long something takes.
func about(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return "about " + count(int(math.Round(d.Minutes())), "minute")
}

func ready(decks []storage.Deck) string {
	switch len(decks) {
	case 0:
		return "No deck is installed."
	case 1:
		return fmt.Sprintf("The deck \"%s\" is ready.", decks[0].Title)
	default:
		return count(len(decks), "deck") + " are ready."
	}
}

func installed(decks []storage.Deck) string {
	broken := 0
	for _, d := range decks {
		if d.Problem != "" {
			broken++
		}
	}
	text := number(len(decks), "installed")
	if broken > 0 {
		text += ", " + number(broken, "with a problem")
	}
	return text
}
