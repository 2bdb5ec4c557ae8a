package main

import (
	"strings"

	"goodcard/study"
	"goodcard/words"
)

type availableJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	About string `json:"about"`
	Cards int    `json:"cards"`
	Items int    `json:"items"`
}

// listAvailable answers with the decks that can be installed alone.
func listAvailable(out *output, available []study.Available) error {
	list := []availableJSON{}
	var rows [][]string
	for _, a := range available {
		list = append(list, availableJSON(a))
		rows = append(rows, []string{a.ID, a.Title, amountOf(a), a.About})
	}
	switch {
	case out.json:
		return out.value(list)
	case !out.people:
		out.table(rows)
	case len(available) == 0:
		out.line("All decks that the program brings are installed.")
	default:
		out.line("The program brings:")
		writeAvailable(out, available)
	}
	return nil
}

// writeAvailable tells people of each deck how it is installed and what is in it.
func writeAvailable(out *output, available []study.Available) {
	for _, a := range available {
		out.line("")
		out.command(strings.Trim(words.InData(words.Command("install", a.ID), out.data), "'"))
		title := "  " + a.Title
		if amount := amountOf(a); amount != "" {
			title += ", " + amount
		}
		out.line("%s", title)
		for _, line := range words.Fold(a.About, out.room(2), 0) {
			out.line("  %s", out.faint(line))
		}
	}
}

// amountOf says how many cards a deck has; nothing of a path, whose cards are those of other decks.
func amountOf(a study.Available) string {
	if a.Items == 0 {
		return ""
	}
	return words.Items(a.Items, a.Cards)
}
