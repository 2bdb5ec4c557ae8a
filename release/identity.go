package release

import (
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
)

// lineOf returns the index of the ledger's line that a card goes on with, -1 where it begins one. It refuses a
// card that would take the history of another one, or lose its own.
func (m *maker) lineOf(c *deck.Card, byID map[string]int) int {
	id := m.full(c.ID)
	at, known := byID[id]
	was := deck.FullAll(m.deck.ID, c.Was)
	if known && m.next.Lines[at].ID() != id {
		m.refuseCard(c, "id", "used-again", fmt.Sprintf("the id %s was released before, for the card that is %s now; an id is never used again", c.ID, m.bare(m.next.Lines[at].ID())), "give this card an id that no card has had")
		return -1
	}
	for _, former := range was {
		other, released := byID[former]
		switch {
		case !released || known && other == at:
		case known:
			m.refuseCard(c, "was", "two-histories", fmt.Sprintf("%s and %s were released as two cards; a card goes on with the history of one", c.ID, m.bare(former)), "delete "+m.bare(former)+" under was")
		default:
			at, known = other, true
		}
	}
	if !known {
		return -1
	}
	line := &m.next.Lines[at]
	var lost []string
	for _, former := range line.IDs {
		if former != id && !slices.Contains(was, former) {
			lost = append(lost, m.bare(former))
		}
	}
	if len(lost) > 0 {
		m.refuseCard(c, "was", "lost-id", fmt.Sprintf("%s was released as %s before; without it under was, who learned it then loses its reviews", c.ID, strings.Join(lost, ", ")), "write was: ["+strings.Join(m.wasOf(c, line.IDs), ", ")+"]")
	}
	return at
}

// wasOf returns the former ids that a card must name: those of its line, oldest first, and then its own.
func (m *maker) wasOf(c *deck.Card, released []string) (was []string) {
	for _, id := range slices.Concat(released, deck.FullAll(m.deck.ID, c.Was)) {
		if id != m.full(c.ID) && !slices.Contains(was, m.bare(id)) {
			was = append(was, m.bare(id))
		}
	}
	return was
}

// bare returns an id as the deck itself writes it.
func (m *maker) bare(id string) string { return strings.TrimPrefix(id, m.deck.ID+"/") }
