package release

import (
	"strings"

	"goodcard/deck"
)

// lineOf returns the index of the ledger's line that a card goes on with, by its id or else by what it was, -1 where
// it begins one. That no two cards go on with one line, and none leaves its own, [maker.identities] has seen to.
func (m *maker) lineOf(c *deck.Card, byID map[string]int) int {
	for _, id := range append([]string{c.ID}, c.Was...) {
		if at, known := byID[m.full(id)]; known {
			return at
		}
	}
	return -1
}

// bare returns an id as the deck itself writes it.
func (m *maker) bare(id string) string { return strings.TrimPrefix(id, m.deck.ID+"/") }
