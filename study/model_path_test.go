package study_test

import (
	"slices"
	"strings"
)

// A modelPath is a path as its author wrote it.
type modelPath struct {
	id    string
	units []modelUnit
}

type modelUnit struct {
	opens *int // study day
	cards []string
	ideas []string // full ids
}

func ownerOf(item string) string {
	deck, _, _ := strings.Cut(item, "/")
	return deck
}

func cardOf(item string) string {
	card, _, _ := strings.Cut(item, "#")
	return card
}

// inOrder returns what takes turns: the decks, and the paths as decks of the cards of their units that are open.
func (m *model) inOrder() []modelDeck {
	hands := slices.Clone(m.decks)
	for _, p := range m.paths {
		d := modelDeck{id: p.id}
		for i, u := range m.resolved(p) {
			if m.opened(p.units[i]) {
				d.cards = append(d.cards, u...)
			}
		}
		hands = append(hands, d)
	}
	return hands
}

func (m *model) isPath(id string) bool {
	return slices.ContainsFunc(m.paths, func(p modelPath) bool { return p.id == id })
}

func (m *model) opened(u modelUnit) bool { return u.opens == nil || *u.opens <= m.day }

// resolved returns the cards of each unit of a path.
func (m *model) resolved(p modelPath) [][][]string {
	has := map[string]bool{}
	all := make([][][]string, len(p.units))
	for i, u := range p.units {
		take := func(fits func(d modelDeck, card []string) bool) {
			for _, d := range m.decks {
				for _, card := range d.cards {
					if id := cardOf(card[0]); !has[id] && fits(d, card) {
						has[id] = true
						all[i] = append(all[i], card)
					}
				}
			}
		}
		for _, named := range u.cards {
			take(func(_ modelDeck, card []string) bool { return cardOf(card[0]) == named })
		}
		for _, idea := range u.ideas {
			take(func(d modelDeck, card []string) bool {
				return d.id == ownerOf(idea) && slices.Contains(m.about(card[0]), idea)
			})
		}
	}
	return all
}

// onPath reports whether one of these paths, any where none is named, has the card of an item.
func (m *model) onPath(item string, ids ...string) bool {
	on, _ := m.unitOf(item, ids...)
	return on
}

// unitOf reports whether a path has the card of an item, and whether one has it in a unit that is open.
func (m *model) unitOf(item string, ids ...string) (on, open bool) {
	for _, p := range m.paths {
		if len(ids) > 0 && !slices.Contains(ids, p.id) {
			continue
		}
		for i, u := range m.resolved(p) {
			if slices.ContainsFunc(u, func(card []string) bool { return cardOf(card[0]) == cardOf(item) }) {
				on, open = true, open || m.opened(p.units[i])
			}
		}
	}
	return on, open
}

// handOf returns what brings a new card: the first path of which a unit that is open has it, else its deck; empty
// where a path has it and no unit is open.
func (m *model) handOf(item string) string {
	for _, p := range m.paths {
		if _, open := m.unitOf(item, p.id); open {
			return p.id
		}
	}
	if m.onPath(item) {
		return ""
	}
	return ownerOf(item)
}

// held reports whether a deck waits until a path that names it is done.
func (m *model) held(id string) bool {
	return slices.ContainsFunc(m.paths, func(p modelPath) bool { return !m.pathDone(p) && slices.Contains(p.decks(), id) })
}

func (p modelPath) decks() (ids []string) {
	for _, u := range p.units {
		for _, named := range slices.Concat(u.cards, u.ideas) {
			ids = append(ids, ownerOf(named))
		}
	}
	return ids
}

// pathDone reports whether no card is new of the units that are open, those aside that are suspended.
func (m *model) pathDone(p modelPath) bool {
	for i, u := range m.resolved(p) {
		for _, item := range slices.Concat(u...) {
			if it := m.item(item); m.opened(p.units[i]) && !it.begun && !it.suspended {
				return false
			}
		}
	}
	return true
}

// countsFor reports whether a card about an idea alone counts towards knowing it: of an idea of which units that
// are open have cards, theirs; else those that can come at all.
func (m *model) countsFor(idea string, card []string) bool {
	if !m.comes(card) {
		return false
	}
	named := slices.ContainsFunc(m.alone(idea), func(card []string) bool { _, open := m.unitOf(card[0]); return open })
	on, open := m.unitOf(card[0])
	begun := slices.ContainsFunc(card, func(item string) bool { return m.item(item).begun })
	switch {
	case named:
		return open
	case on:
		return false
	default:
		return begun || !m.held(ownerOf(card[0]))
	}
}
