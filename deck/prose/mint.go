package prose

import "goodcard/deck"

// A minter gives ids that differ from each other.
type minter struct {
	concepts, cards deck.Mint
}

func (m *minter) concept(name string) string       { return m.concepts.ID(slugOf(name)) }
func (m *minter) card(front, suffix string) string { return m.cards.ID(slugOf(front) + suffix) }

// slugOf returns the first words of a text, or a hash of it where it has none in Latin letters.
func slugOf(text string) string {
	if slug := deck.IDOf(text); slug != "" {
		return slug
	}
	return "card-" + deck.TextHash(text)
}
