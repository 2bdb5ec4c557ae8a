package study_test

import (
	"slices"
	"strings"
)

func (m *model) about(item string) []string {
	card, _, _ := strings.Cut(item, "#")
	return m.ideas[card]
}

// open reports whether a new card waits for nothing. An idea of which no card was passed waits
// for all that it needs, and needs that lead round in a circle do not count. A card about
// several ideas waits for the first pass of a card about each alone, if there is one to pass.
func (m *model) open(item string) bool {
	for _, idea := range m.about(item) {
		for _, needed := range m.needs[idea] {
			if !m.begun(idea) && !m.leads(needed, idea, nil) && m.toGo(needed) > 0 {
				return false
			}
		}
		if len(m.about(item)) > 1 {
			can, all := 0, 0
			for _, card := range m.alone(idea) {
				if m.countsFor(idea, card) {
					can++
				}
				if m.recalled(card) {
					all++
				}
			}
			if can > 0 && all == 0 {
				return false
			}
		}
	}
	return true
}

// leads reports whether what an idea needs, and what that needs, and so on, has another in it.
func (m *model) leads(idea, to string, met []string) bool {
	if idea == to {
		return true
	}
	return !slices.Contains(met, idea) && slices.ContainsFunc(m.needs[idea], func(next string) bool {
		return m.leads(next, to, append(met, idea))
	})
}

// alone returns the cards about this idea and no other.
func (m *model) alone(idea string) (cards [][]string) {
	for _, d := range m.decks {
		for _, card := range d.cards {
			if slices.Equal(m.about(card[0]), []string{idea}) {
				cards = append(cards, card)
			}
		}
	}
	return cards
}

// comes reports whether any item of a card is not suspended.
func (m *model) comes(card []string) bool {
	return slices.ContainsFunc(card, func(item string) bool { return !m.item(item).suspended })
}

// recalled reports whether any item of a card was passed, or has a seed.
func (m *model) recalled(card []string) bool {
	return slices.ContainsFunc(card, func(item string) bool { return m.item(item).passed > 0 || m.item(item).seeded })
}

// begun reports whether any card about this idea, alone or with others, was passed.
func (m *model) begun(idea string) bool {
	for _, d := range m.decks {
		for _, card := range d.cards {
			if slices.Contains(m.about(card[0]), idea) && m.recalled(card) {
				return true
			}
		}
	}
	return false
}

// toGo returns how many cards are to be passed until two thirds of those that can come were.
func (m *model) toGo(idea string) int {
	can, passed := 0, 0
	for _, card := range m.alone(idea) {
		if m.countsFor(idea, card) {
			can++
			if m.recalled(card) {
				passed++
			}
		}
	}
	n := 0
	for 3*(passed+n) < 2*can {
		n++
	}
	return n
}

// confusing reports whether two items are about ideas that are easily confused, and neither
// is about both.
func (m *model) confusing(a, b string) bool {
	for _, one := range m.about(a) {
		for _, other := range m.about(b) {
			both := slices.Contains(m.about(a), other) || slices.Contains(m.about(b), one)
			if slices.Contains(m.alike[one], other) && !both {
				return true
			}
		}
	}
	return false
}

// pick chooses what comes after these reviews of the day: what has waited for ten others,
// then a lookalike of the one before the newest, then the next of the day, then what comes
// again; and no lookalike of the newest while there is anything else that comes between the two.
func (m *model) pick(main, again, reviews []string) string {
	newest := func(n int) string {
		if n > len(reviews) {
			return ""
		}
		return reviews[len(reviews)-n]
	}
	apart := func(item string) bool { return item != newest(1) && !m.confusing(item, newest(1)) }
	if len(again) > 0 && waited(reviews, again[0]) >= 10 && apart(again[0]) {
		return again[0]
	}
	for _, item := range main {
		if apart(item) && m.confusing(item, newest(2)) {
			return item
		}
	}
	for _, item := range main {
		if apart(item) {
			return item
		}
	}
	for _, item := range again {
		between := func(next string) bool { return !m.confusing(item, next) }
		if apart(item) && (len(main) == 0 || slices.ContainsFunc(main, between)) {
			return item
		}
	}
	for _, item := range slices.Concat(main, again) {
		if item != newest(1) {
			return item
		}
	}
	return again[0]
}
