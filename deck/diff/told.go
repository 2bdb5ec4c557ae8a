package diff

import (
	"fmt"
	"maps"
	"slices"

	"goodcard/deck"
	"goodcard/deck/spelling"
)

// Told is what two versions of a deck do not say themselves. Cards are named by id, with their deck or
// without it. The zero value says nothing.
type Told struct {
	// What the author said. [Compare] leaves out what does not fit, which [Told.Check] tells.
	Replaced  []string // cards that ask for something else now
	Clarified []string // cards that say the same in other words, whatever their words seem to say
	Split     []SplitOf
	Merged    []MergeOf

	Retired []deck.Card            // cards that earlier releases retired, as they last were
	Redrawn func(path string) bool // whether a picture that both versions have shows something else; nil: none does
}

// A SplitOf says that a card of the old version went and that new ones came of it.
type SplitOf struct {
	Card string
	Into []string
}

// A MergeOf says that cards of the old version became one, which is one of them or new.
type MergeOf struct {
	Cards []string
	Into  string
}

// A Misfit is something that an author said of a change and that cannot be so.
type Misfit struct {
	What string
	Next string // what to do
}

func (e *Misfit) Error() string { return e.What }

// Hint says what to do next.
func (e *Misfit) Hint() string { return e.Next }

// Check returns the first thing that the author said and that does not fit the two versions, as a [*Misfit].
func (t Told) Check(old, new *deck.Deck) error {
	_, err := settle(versionOf(old), versionOf(new), t)
	return err
}

// settled is what an author said as far as it fits.
type settled struct {
	matched
	replaced  map[*deck.Card]bool         // new cards
	clarified map[*deck.Card]bool         // new cards
	split     map[*deck.Card][]*deck.Card // the new cards of an old one
	merged    map[*deck.Card][]*deck.Card // the old cards of a new one
	gone      map[*deck.Card]bool         // old cards of which that is told what became
	part      map[*deck.Card]*deck.Card   // the old card that a new one is a part of
	back      map[string]*deck.Card       // cards that were retired before, by the id of the new ones
}

// settle matches the cards of two versions and settles what the author said of them. The error is the
// first misfit; all else is settled nevertheless.
func settle(old, new *version, t Told) (*settled, error) {
	s := &settled{
		matched: matchCards(old, new), back: retiredBefore(t.Retired, new),
		replaced: map[*deck.Card]bool{}, clarified: map[*deck.Card]bool{},
		split: map[*deck.Card][]*deck.Card{}, merged: map[*deck.Card][]*deck.Card{},
		gone: map[*deck.Card]bool{}, part: map[*deck.Card]*deck.Card{},
	}
	var first error
	note := func(err *Misfit) {
		if err != nil && first == nil {
			first = err
		}
	}
	for _, id := range t.Replaced {
		note(s.replace(old, new, id))
	}
	for _, id := range t.Clarified {
		note(s.clarify(new, id))
	}
	for _, m := range t.Merged {
		note(s.merge(old, new, m))
	}
	for _, p := range t.Split {
		note(s.divide(old, new, p))
	}
	return s, first
}

// inOld returns the card of the old version with an id.
func inOld(old *version, id string) (*deck.Card, *Misfit) {
	return find(old, id, "the last version has no card")
}

func find(v *version, id, none string) (*deck.Card, *Misfit) {
	if c := v.cards[v.bare(id)]; c != nil {
		return c, nil
	}
	near := spelling.Meant(v.bare(id), slices.Sorted(maps.Keys(v.cards)))
	return nil, &Misfit{fmt.Sprintf("%s %q", none, id), spelling.DidYouMean(near)}
}

func (s *settled) replace(old, new *version, id string) *Misfit {
	c := new.cards[new.bare(id)]
	if was := old.cards[old.bare(id)]; c == nil && was != nil {
		c = s.new[was.ID]
		if c == nil {
			return &Misfit{fmt.Sprintf("%q is no longer in the deck, so it is retired and not replaced", id), "leave out that it was replaced; where a new card asks the same, name this one under was of that one"}
		}
	}
	if c == nil {
		_, err := find(new, id, "the deck has no card")
		return err
	}
	if s.old[c.ID] == nil {
		return &Misfit{fmt.Sprintf("%q is new, so it replaces nothing that was learned", id), "leave out that it was replaced"}
	}
	s.replaced[c] = true
	return nil
}

// clarify takes the author's word that a card says the same in other words. What a learner is asked must be the same then.
func (s *settled) clarify(new *version, id string) *Misfit {
	c, err := find(new, id, "the deck has no card")
	if err != nil {
		return err
	}
	was := s.old[c.ID]
	if was == nil {
		was = s.back[c.ID]
	}
	const leave = "leave out that it was clarified"
	switch {
	case was == nil:
		return &Misfit{fmt.Sprintf("%q is new, so nothing of it was put in other words", id), leave}
	case s.replaced[c]:
		return &Misfit{fmt.Sprintf("it is told twice what became of %q", id), "say it once"}
	case was.Kind != c.Kind:
		return &Misfit{fmt.Sprintf("%q is of another kind now, %s and no longer %s, which is more than other words", id, c.Kind, was.Kind), leave + ", and say why it changed"}
	case !slices.Equal(was.Suffixes(), c.Suffixes()):
		return &Misfit{fmt.Sprintf("%q asks for other directions or gaps than before, which is more than other words", id), leave + "; where it lost one, say why"}
	}
	s.clarified[c] = true
	return nil
}

func (s *settled) divide(old, new *version, p SplitOf) *Misfit {
	whole, err := inOld(old, p.Card)
	switch {
	case err != nil:
		return err
	case s.new[whole.ID] != nil && s.new[whole.ID].ID == whole.ID:
		return &Misfit{fmt.Sprintf("%q is still in the deck, so it was not split", p.Card), "delete the card, or leave out that it was split"}
	case s.new[whole.ID] != nil:
		return &Misfit{fmt.Sprintf("%q goes on as %q, which names it under was, so it was not split", p.Card, s.new[whole.ID].ID), fmt.Sprintf("delete it under was of %q, or leave out that it was split", s.new[whole.ID].ID)}
	case s.gone[whole]:
		return &Misfit{fmt.Sprintf("it is told twice what became of %q", p.Card), "say it once"}
	case len(p.Into) < 2:
		return &Misfit{fmt.Sprintf("a card is split into two or more, and %q is said to be split into %d", p.Card, len(p.Into)), "name all cards that it became, with commas between them; where it became one, give that one was: [" + whole.ID + "]"}
	}
	var parts []*deck.Card
	for _, id := range p.Into {
		c, err := find(new, id, "the deck has no card")
		switch {
		case err != nil:
			return err
		case s.old[c.ID] != nil:
			return &Misfit{fmt.Sprintf("%q was in the last version already, so it is no part that %q was split into", id, p.Card), "name cards that are new"}
		case s.part[c] != nil || s.merged[c] != nil || slices.Contains(parts, c):
			return &Misfit{fmt.Sprintf("it is told twice what %q came of", id), "say it once"}
		}
		parts = append(parts, c)
	}
	s.split[whole], s.gone[whole] = parts, true
	for _, c := range parts {
		s.part[c] = whole
	}
	return nil
}

func (s *settled) merge(old, new *version, m MergeOf) *Misfit {
	into, err := find(new, m.Into, "the deck has no card")
	switch {
	case err != nil:
		return err
	case s.merged[into] != nil:
		return &Misfit{fmt.Sprintf("it is told twice what %q came of", m.Into), "name all cards that it came of at once"}
	case len(m.Cards) < 2:
		return &Misfit{fmt.Sprintf("two cards or more are merged, and %q is said to come of %d", m.Into, len(m.Cards)), "name all cards that it came of, with commas between them"}
	}
	var from []*deck.Card
	claimed := 0
	for _, id := range m.Cards {
		c, err := inOld(old, id)
		if err != nil {
			return err
		}
		switch is := s.new[c.ID]; {
		case is != nil && is != into:
			return &Misfit{fmt.Sprintf("%q is still in the deck%s, so it was not merged", id, as(c, is)), "delete the card, or leave it out of those that were merged"}
		case s.gone[c] || slices.Contains(from, c):
			return &Misfit{fmt.Sprintf("it is told twice what became of %q", id), "say it once"}
		}
		if c.ID == into.ID || slices.Contains(deck.FullAll(new.deck.ID, into.Was), deck.Full(old.deck.ID, c.ID)) {
			claimed++
		}
		from = append(from, c)
	}
	if was := s.old[into.ID]; was != nil && !slices.Contains(from, was) {
		return &Misfit{fmt.Sprintf("%q was in the last version already and is none of those that were merged", m.Into), fmt.Sprintf("name it too: %s,…=merged:%s", was.ID, into.ID)}
	}
	if claimed > 1 {
		return &Misfit{fmt.Sprintf("%q has the history of %d of the cards that it came of, and can go on with one", m.Into, claimed), "leave one of them under was"}
	}
	s.merged[into] = from
	for _, c := range from {
		s.gone[c] = true
	}
	return nil
}

// as says under which id a card goes on, where that is another.
func as(old, new *deck.Card) string {
	if old.ID == new.ID {
		return ""
	}
	return fmt.Sprintf(" as %q", new.ID)
}
