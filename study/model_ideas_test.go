package study_test

import (
	"slices"
	"strings"
)

func (m *model) about(item string) []string {
	card, _, _ := strings.Cut(item, "#")
	return m.ideas[card]
}

// open reports whether all that the ideas of a card need is known. Of needs that lead round
// in a circle none counts.
func (m *model) open(item string) bool {
	for _, idea := range m.about(item) {
		for _, needed := range m.needs[idea] {
			if !m.leads(needed, idea, nil) && !m.grasped(needed) {
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

// grasped reports whether each item about this idea alone is suspended or was known once.
func (m *model) grasped(idea string) bool {
	for _, d := range m.decks {
		for _, item := range slices.Concat(d.cards...) {
			it := m.item(item)
			if slices.Equal(m.about(item), []string{idea}) && !it.suspended && it.passed == 0 {
				return false
			}
		}
	}
	return true
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
// again; and no lookalike of the newest while there is anything else.
func (m *model) pick(main, again, reviews []string) string {
	newest := func(n int) string {
		if n > len(reviews) {
			return ""
		}
		return reviews[len(reviews)-n]
	}
	apart := func(item string) bool { return !m.confusing(item, newest(1)) }
	if len(again) > 0 && waited(reviews, again[0]) >= 10 && apart(again[0]) {
		return again[0]
	}
	for _, item := range main {
		if apart(item) && m.confusing(item, newest(2)) {
			return item
		}
	}
	for _, item := range slices.Concat(main, again) {
		if apart(item) {
			return item
		}
	}
	return slices.Concat(main, again)[0]
}
