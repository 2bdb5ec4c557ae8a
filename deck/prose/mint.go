package prose

import (
	"strconv"

	"goodcard/deck"
)

// A minter gives ids that differ from each other.
type minter struct {
	concepts, cards ids
}

type ids struct {
	used map[string]bool
	next map[string]int // the number that the next equal one gets, so that thousands of them take no time
}

func newMinter() *minter {
	return &minter{ids{map[string]bool{}, map[string]int{}}, ids{map[string]bool{}, map[string]int{}}}
}

func (m *minter) concept(name string) string       { return m.concepts.id(name, "") }
func (m *minter) card(front, suffix string) string { return m.cards.id(front, suffix) }

// id returns the first words of a text as an id, or a hash of it where it has none in Latin letters.
func (m *ids) id(text, suffix string) string {
	slug := deck.IDOf(text)
	if slug == "" {
		slug = "card-" + deck.TextHash(text)
	}
	slug += suffix
	id := slug
	for n := max(2, m.next[slug]); m.used[id]; n++ {
		id = slug + "-" + strconv.Itoa(n)
		m.next[slug] = n + 1
	}
	m.used[id] = true
	return id
}
