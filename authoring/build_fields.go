package authoring

import (
	"strconv"

	"goodcard/deck"
	"goodcard/deck/lock"
)

// fieldsOf returns what a concept or a card says, as far as it comes from its text, by the keys of the deck format. What it
// does not say is left out.
func fieldsOf(idea *deck.Concept, card *deck.Card) (fields []lock.Field) {
	keys := []string{"name", "about"}
	if card != nil {
		keys = []string{string(card.Kind), "answer", "both-ways", "note", "source"}
	}
	for _, key := range keys {
		text := ""
		if card != nil {
			text = cardField(card, key)
		} else {
			text = conceptField(idea, key)
		}
		if text != "" {
			fields = append(fields, lock.Field{Key: key, Text: text})
		}
	}
	return fields
}

// cardField returns what a card says under a key; empty where it says nothing there.
func cardField(c *deck.Card, key string) string {
	switch key {
	case string(c.Kind):
		return c.Text
	case "answer":
		return c.Answer
	case "both-ways":
		if c.BothWays {
			return strconv.FormatBool(true)
		}
	case "note":
		return c.Note
	case "source":
		return c.Source
	}
	return ""
}

// conceptField returns what a concept says under a key.
func conceptField(c *deck.Concept, key string) string {
	if key == "name" {
		return c.Name
	}
	return c.About
}
