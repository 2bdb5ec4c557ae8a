package prose

import "goodcard/deck"

// A minter gives ids that differ from each other.
type minter struct {
	concepts, cards deck.Mint

	text, slug string // the last one: a concept and its cards are of one term
}

func (m *minter) concept(name string) string       { return m.concepts.ID(m.slugOf(name)) }
func (m *minter) card(front, suffix string) string { return m.cards.ID(m.slugOf(front) + suffix) }

// slugOf returns the first words of a text, or a hash of it where it has none in Latin letters.
func (m *minter) slugOf(text string) string {
	if m.slug == "" || m.text != text {
		m.text, m.slug = text, deck.IDOf(text)
		if m.slug == "" {
			m.slug = "card-" + deck.TextHash(text)
		}
	}
	return m.slug
}
