package anki

import (
	"strings"
	"testing"

	"goodcard/deck"
)

// A shownCard is a card as its note has it.
type shownCard struct {
	Item    string // full id
	Kind    deck.Kind
	Content content
	Ord     int
}

func loadDeck(t testing.TB, path string) *deck.Deck {
	t.Helper()
	d, err := deck.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// around returns what a deck alone says about a card of its own.
func around(d *deck.Deck, c *deck.Card) *surroundings {
	return surroundingsOf(d, c, func(id string) (deck.Concept, bool) {
		for _, concept := range d.Concepts {
			if deck.Full(d.ID, concept.ID) == id {
				return concept, true
			}
		}
		return deck.Concept{}, false
	})
}

// cardsOf returns all cards of a deck, as notes of Anki.
func cardsOf(d *deck.Deck) []shownCard {
	var all []shownCard
	for i := range d.Cards {
		c := &d.Cards[i]
		made := contentOf(c, around(d, c))
		for _, suffix := range c.Suffixes() {
			all = append(all, shownCard{deck.Full(d.ID, c.ID) + suffix, c.Kind, made, ordOf(suffix)})
		}
	}
	return all
}

// fileName returns the name of an item for a file.
func fileName(item string) string {
	_, name, _ := strings.Cut(item, "/")
	return strings.ReplaceAll(name, "#", "-")
}
