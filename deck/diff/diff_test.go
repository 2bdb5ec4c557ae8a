package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"goodcard/deck"
	"goodcard/deck/diff"
)

// head is that of the decks in the tables; a card may name its concepts and its source.
const head = `format: 1
id: d
title: T
version: 1.0.0
lang: en
sources:
  book: {title: A book}
  other: {title: Another book}
concepts:
  inner: {name: Inner alignment}
  outer: {name: Outer alignment}
  goodhart: {name: Goodhart's observation}
  campbell: {name: Campbell's observation}
cards:
`

// around are cards that both versions have, so that words of them are known to the deck.
const around = `  - id: around
    ask: What does the objective of a model, which we receive from training, tell about its behaviour and its environment?
    answer: "Separate things: the question of how it generalizes is left open. Of hypotension, a sulfate, and what is causal or casual it says nothing."
`

// deckOf returns a deck with some cards, each of which begins with its id.
func deckOf(t testing.TB, top, cards string) *deck.Deck {
	t.Helper()
	d, err := deck.Parse("deck.yaml", []byte(top+around+listed(cards)))
	if err != nil {
		t.Fatalf("%v\n%s", err, listed(cards))
	}
	return d
}

// listed returns cards as entries of a list: each line that begins without a space begins a card.
func listed(cards string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.Trim(cards, "\n"), "\n") {
		switch {
		case line == "":
		case strings.HasPrefix(line, " "):
			b.WriteString("    " + line + "\n")
		default:
			b.WriteString("  - id: " + strings.ReplaceAll(line, " | ", "\n    ") + "\n")
		}
	}
	return b.String()
}

// summary returns the changes of a comparison in short, such as "meaning a".
func summary(c *diff.Comparison) string {
	var all []string
	for _, change := range c.Changes {
		ids := func(cards []*deck.Card) string {
			var names []string
			for _, card := range cards {
				names = append(names, card.ID)
			}
			return strings.Join(names, ",")
		}
		old, new := ids(change.Old), ids(change.New)
		switch {
		case old == new || old == "":
			old = new
		case new != "":
			old += ">" + new
		}
		all = append(all, fmt.Sprintf("%s %s", change.Kind, old))
	}
	return strings.Join(all, "; ")
}
