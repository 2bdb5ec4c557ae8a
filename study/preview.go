package study

import (
	"context"
	"slices"
	"strings"

	"goodcard/deck"
)

// from returns items of some decks from the first on that text means: an item or a card, with its
// deck or without.
func (c *Collection) from(ctx context.Context, items, decks []string, text string) ([]string, error) {
	ref := deck.ParseRef(text)
	var siblings, names []string // of the card that is meant, and what else can be
	for i, id := range items {
		it := deck.ParseRef(id)
		name := it.Card
		if ref.Deck == "" {
			name = it.Name()
		}
		switch {
		case name != ref.Card:
			names = append(names, name)
		case ref.Suffix() == "" || ref.Suffix() == it.Suffix():
			return items[i:], nil
		default:
			siblings = append(siblings, name+it.Suffix())
		}
	}
	if siblings != nil {
		return nil, unknown(text, siblings, "its items are "+strings.Join(siblings, ", "), "card %s has no item %q", ref.Card, ref.Suffix())
	}
	all, err := c.db.CardNames(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range decks {
		if ref.Deck == "" && slices.Contains(all, id+"/"+ref.Card) || ref.Deck == id && slices.Contains(all, ref.Card) {
			return nil, advise("take draft: true out of it first", "card %s is a draft, and a preview shows none", text)
		}
	}
	names = slices.Compact(names)
	return nil, unknown(ref.Card, names, thereAre(names, ""), "the deck has no card %q", text)
}
