package main

import (
	"fmt"
	"math"
	"time"

	"goodcard/study"
	"goodcard/words"
)

func writeGlance(out *output, g study.Glance) {
	if g.Studied {
		writeToday(out, g)
	} else {
		out.line("Nothing studied yet. %s", ready(g.Decks))
	}
	if g.Conflicts > 0 {
		out.line("%s", undecided(g.Conflicts))
	}
	out.line("")
	var rows [][]string
	if g.Due+g.New+g.Learning > 0 {
		rows = append(rows, []string{"goodcard review", "study now"})
	}
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
	add(g.Due, amount(g.Due, "due"))
	add(g.New, fmt.Sprintf("%d new of %d today", g.New, g.NewPerDay))
	add(g.Learning, amount(g.Learning, "again"))
	if today == "" {
		out.line("Nothing is left for today.")
	} else {
		out.table([][]string{{today[len(", "):], about(g.Estimate)}})
	}
	if g.Later > 0 {
		out.line("%s for other days (daily limit)", waits(g.Later, "more due card"))
	}
	if len(g.Gates) > 0 {
		out.line("%s", waiting(g.Gates))
	}
	past := ""
	if g.Streak > 0 {
		past = ", " + words.Count(g.Streak, "day") + " in a row"
	}
	if g.Yesterday > 0 {
		past += ", " + words.Count(g.Yesterday, "review") + " yesterday"
	}
	if g.Remembered != nil {
		past += fmt.Sprintf(", %.0f %% remembered", 100**g.Remembered)
	}
	if past != "" {
		out.line("%s", past[len(", "):])
	}
}

// maxGates is how many concepts a person is told of at a glance.
const maxGates = 3

// waiting says how many new cards wait until which concepts are known.
func waiting(gates []study.Gate) string {
	text := waits(gates[0].Items, "new card")
	for i, gate := range gates[:min(len(gates), maxGates)] {
		if i > 0 {
			text += fmt.Sprintf(", %d", gate.Items)
		}
		text += fmt.Sprintf(" for \"%s\"", gate.Name)
	}
	if more := len(gates) - maxGates; more > 0 {
		text += ", and others for " + words.Count(more, "more concept")
	}
	return text
}

// waits says of a number of things that they wait.
func waits(n int, what string) string {
	if n == 1 {
		return words.Count(n, what) + " waits"
	}
	return words.Count(n, what) + " wait"
}

// about says roughly how long something takes.
func about(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return "about " + words.Count(int(math.Round(d.Minutes())), "minute")
}

func ready(decks []study.Installed) string {
	switch len(decks) {
	case 0:
		return "No deck is installed."
	case 1:
		return fmt.Sprintf("The deck \"%s\" is ready.", decks[0].Title)
	default:
		return words.Count(len(decks), "deck") + " are ready."
	}
}

func installed(decks []study.Installed) string {
	broken := 0
	for _, d := range decks {
		if d.Problem != "" {
			broken++
		}
	}
	text := amount(len(decks), "installed")
	if broken > 0 {
		text += ", " + amount(broken, "with a problem")
	}
	return text
}
