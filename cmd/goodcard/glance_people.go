package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"goodcard/study"
	"goodcard/words"
)

func writeGlance(out *output, g study.Glance) {
	if g.Studied {
		writeToday(out, g)
	} else {
		out.line("Nothing studied yet. %s", ready(g.Decks))
		writeUnit(out, g)
	}
	if g.Conflicts > 0 {
		out.line("%s", undecided(g.Conflicts))
	}
	out.line("")
	var rows [][]string
	add := func(command, does string) {
		rows = append(rows, []string{strings.Trim(words.InData(command, out.data), "'"), does})
	}
	if g.Due+g.New+g.Learning > 0 {
		add("'goodcard review'", "study now")
	}
	if g.Offer.Install != "" {
		add(words.Command("install", g.Offer.Install), "no other new card is left; this deck is the next")
	}
	if command, n := g.Offer.Command(5); n > 0 && g.Pause != nil {
		add(command, words.Count(n, "new card")+" all the same")
	}
	add("'goodcard decks'", installed(g.Decks))
	rows = append(rows, []string{"goodcard help", "everything else"})
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
		out.line("Nothing is left for today.%s", comes(g, out.day))
	} else {
		out.table([][]string{{today[len(", "):], about(g.Estimate)}})
	}
	for _, text := range g.PutOff.Says() {
		out.line("%s", text)
	}
	if g.Pause != nil {
		out.line("%s", g.Pause)
	}
	for _, text := range []string{g.Held.String(), g.Offer.SaysAside()} {
		if text != "" {
			out.line("%s", text)
		}
	}
	writeUnit(out, g)
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

// writeUnit writes in which unit of a path the learner is, and what opens next where nothing else is new.
func writeUnit(out *output, g study.Glance) {
	if g.Unit != nil {
		out.line("%s", g.Unit.Says())
	}
	if g.Opens != nil && g.New+g.Offer.Cards == 0 {
		out.line("%s", g.Opens.SaysOpening())
	}
}

// comes says what comes next and when, behind another sentence.
func comes(g study.Glance, date func(day int) string) string {
	if g.Next == nil {
		return ""
	}
	var parts []string
	if n := g.Next.Due; n > 0 {
		parts = append(parts, words.Count(n, "due card"))
	}
	if n := g.Next.New; n > 0 {
		parts = append(parts, words.Count(n, "new card"))
	}
	when := "tomorrow"
	if g.Next.Day != g.Day+1 {
		when = "on " + date(g.Next.Day)
	}
	return " Next: " + strings.Join(parts, " and ") + " " + when + "."
}

// about says roughly how long something takes.
func about(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return "about " + words.Count(int(math.Round(d.Minutes())), "minute")
}

func ready(decks []study.Installed) string {
	if at := slices.IndexFunc(decks, func(d study.Installed) bool { return d.IsPath }); at >= 0 { // its decks come through it
		return fmt.Sprintf("The path \"%s\" is ready.", decks[at].Title)
	}
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
