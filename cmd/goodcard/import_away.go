package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"goodcard/study"
	"goodcard/words"
)

// addAway says which of the decks of a file are not installed, and how they are; otherwise is what to
// do about those of which the learner has no file, and may be empty.
func (w *importWarnings) addAway(ctx context.Context, c *study.Collection, decks []string, otherwise string) error {
	installed, err := c.Decks(ctx)
	if err != nil {
		return err
	}
	var away, brought, own []string
	for _, id := range decks {
		switch {
		case slices.ContainsFunc(installed, func(d study.Deck) bool { return d.ID == id }):
			continue
		case slices.Contains(c.Shipped(), id):
			brought = append(brought, id)
		default:
			own = append(own, id)
		}
		away = append(away, id)
	}
	lacking := fmt.Sprintf("%d decks of the file are not installed here: %s", len(away), strings.Join(away, ", "))
	if len(away) == 1 {
		lacking = fmt.Sprintf("deck %s is not installed here", away[0])
	}
	w.add(warnNotInstalled, len(away), installAway(brought, own, otherwise), away, "import brings the history alone: %s", lacking)
	return nil
}

// installAway says how decks are installed: those that the program brings, and those of which the
// learner may have a file.
func installAway(brought, own []string, otherwise string) string {
	var ways []string
	for _, id := range brought {
		ways = append(ways, words.Command("install", id)+" installs it")
	}
	if len(own) > 0 {
		way := "'goodcard install FILE' brings a deck here, with the file of " + strings.Join(own, " and of ") + " if you have it"
		if otherwise != "" {
			way += "; " + otherwise
		}
		ways = append(ways, way)
	}
	return strings.Join(ways, "; ")
}
