package diff

import (
	"slices"

	"goodcard/deck"
)

// matched are the cards of two versions that are one and the same, by id in each.
type matched struct {
	old map[string]*deck.Card // that a new one was
	new map[string]*deck.Card // that an old one is
}

// matchCards finds which new card an old one is: the one with its id; else the one that was it; else the one
// that shares a former id with it.
func matchCards(old, new *version) matched {
	m := matched{map[string]*deck.Card{}, map[string]*deck.Card{}}
	pair := func(o, n *deck.Card) {
		if o != nil && m.new[o.ID] == nil && m.old[n.ID] == nil {
			m.old[n.ID], m.new[o.ID] = o, n
		}
	}
	for _, n := range new.live() {
		pair(old.cards[n.ID], n)
	}
	former := map[string]*deck.Card{}
	for _, o := range old.live() {
		for _, id := range o.Was {
			former[old.bare(id)] = o
		}
	}
	for _, n := range new.live() {
		for _, id := range newestFirst(n.Was) {
			pair(old.cards[old.bare(new.bare(id))], n)
		}
	}
	for _, n := range new.live() {
		for _, id := range newestFirst(append([]string{n.ID}, n.Was...)) {
			pair(former[old.bare(new.bare(id))], n)
		}
	}
	return m
}

// newestFirst returns former ids in the order in which they are looked for: new ones are appended.
func newestFirst(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Reverse(ids)
	return ids
}

// retiredBefore returns the cards that an earlier release retired, by the id of the new card that each is.
func retiredBefore(retired []deck.Card, new *version) map[string]*deck.Card {
	byID := map[string]*deck.Card{}
	for i := range retired {
		for _, id := range append(slices.Clone(retired[i].Was), retired[i].ID) {
			byID[new.bare(id)] = &retired[i]
		}
	}
	back := map[string]*deck.Card{}
	for _, n := range new.live() {
		for _, id := range newestFirst(append(slices.Clone(n.Was), n.ID)) {
			if c := byID[new.bare(id)]; c != nil && back[n.ID] == nil {
				back[n.ID] = c
			}
		}
	}
	return back
}
