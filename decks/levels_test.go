package decks_test

import (
	"fmt"
	"slices"
	"testing"

	"goodcard/deck"
	"goodcard/words"
)

// firstDeck was written before there were levels; a table of its own says what it owes, see TestCoreConceptsAreAskedInEveryWay.
const firstDeck = "inner-outer"

// levelFaults holds concepts to the cards that their level asks for, in their home: 1 and 2 are defined, chosen among
// options, recognised in a case that comes in four wordings and two more that are kept back, and told from each neighbour
// that some deck has; 3 has two cards.
func levelFaults(s *set) (faults []string) {
	level := map[string]string{}
	for _, row := range table(s.levels) {
		level[row[0]] = row[1]
	}
	apart := contrasts(s)
	for _, d := range s.decks {
		if d.ID == firstDeck {
			continue
		}
		for _, concept := range d.Concepts {
			full := d.ID + "/" + concept.ID
			var about []*deck.Card // and nothing else
			naming := 0
			for i := range d.Cards {
				if c := &d.Cards[i]; !c.Draft && slices.Contains(deck.FullAll(d.ID, c.Concepts), full) {
					if naming++; len(c.Concepts) == 1 {
						about = append(about, c)
					}
				}
			}
			switch n := level[concept.ID]; n {
			case "1", "2":
				for _, what := range owed(about) {
					faults = append(faults, fmt.Sprintf("%s is of level %s and lacks %s", full, n, what))
				}
			case "3":
				if naming < 2 {
					faults = append(faults, fmt.Sprintf("%s is of level 3 and has %s, of two", full, words.Count(naming, "card")))
				}
			default:
				faults = append(faults, full+" has no level in testdata/levels.tsv")
			}
		}
	}
	for _, pair := range neighbours(s) {
		if !apart[pair] && slices.ContainsFunc(pair[:], func(full string) bool {
			ref := deck.ParseRef(full)
			return ref.Deck != firstDeck && level[ref.Name()] != "3"
		}) {
			faults = append(faults, fmt.Sprintf("no card tells %s from %s, with which it is confused", pair[0], pair[1]))
		}
	}
	return faults
}

// owed returns what a concept lacks that these cards are about.
func owed(about []*deck.Card) (lacks []string) {
	isCase := func(c *deck.Card) bool { return len(c.Also) >= 3 && len(c.Unseen) >= 2 }
	has := func(but *deck.Card, kind deck.Kind) bool {
		return slices.ContainsFunc(about, func(c *deck.Card) bool { return c != but && c.Kind == kind })
	}
	for _, c := range append(slices.Clone(about), nil) { // the case is a card of its own
		var now []string
		if !has(c, deck.Ask) {
			now = append(now, "a definition that is asked for (ask)")
		}
		if !has(c, deck.Choose) {
			now = append(now, "a choice among options (choose)")
		}
		if c == nil || !isCase(c) {
			now = append(now, "a case (three wordings under also and two under unseen)")
		}
		if lacks == nil || len(now) < len(lacks) {
			lacks = now
		}
		if len(now) == 0 {
			return nil
		}
	}
	return lacks
}

// neighbours are the pairs of concepts that some deck says are confused, both of them in some deck.
func neighbours(s *set) (pairs [][2]string) {
	there := map[string]bool{}
	for _, d := range s.decks {
		for _, c := range d.Concepts {
			there[d.ID+"/"+c.ID] = true
		}
	}
	for _, d := range s.decks {
		for _, c := range d.Concepts {
			for _, other := range c.ConfusedWith {
				pair := [2]string{d.ID + "/" + c.ID, deck.Full(d.ID, other)}
				slices.Sort(pair[:])
				if there[pair[0]] && there[pair[1]] && !slices.Contains(pairs, pair) {
					pairs = append(pairs, pair)
				}
			}
		}
	}
	return pairs
}

// contrasts are the pairs of concepts that some card sets against each other.
func contrasts(s *set) map[[2]string]bool {
	apart := map[[2]string]bool{}
	s.each(func(d *deck.Deck, c *deck.Card) {
		for i, a := range c.Concepts {
			for _, b := range c.Concepts[i+1:] {
				pair := [2]string{deck.Full(d.ID, a), deck.Full(d.ID, b)}
				slices.Sort(pair[:])
				apart[pair] = true
			}
		}
	})
	return apart
}

func TestCardsThatLevelsOwe(t *testing.T) {
	ask, choose := &deck.Card{Kind: deck.Ask}, &deck.Card{Kind: deck.Choose}
	inWords := func(kind deck.Kind, also, unseen int) *deck.Card {
		return &deck.Card{Kind: kind, Also: make([]string, also), Unseen: make([]string, unseen)}
	}
	for _, c := range []struct {
		about []*deck.Card
		lacks int
	}{
		{nil, 3},
		{[]*deck.Card{ask}, 2},
		{[]*deck.Card{ask, choose}, 1},
		{[]*deck.Card{ask, choose, inWords(deck.Ask, 3, 2)}, 0},
		{[]*deck.Card{ask, choose, inWords(deck.Ask, 2, 2)}, 1},
		{[]*deck.Card{ask, choose, inWords(deck.Ask, 3, 1)}, 1},
		{[]*deck.Card{choose, inWords(deck.Ask, 3, 2)}, 1},
		{[]*deck.Card{ask, inWords(deck.Choose, 3, 2)}, 1},
		{[]*deck.Card{ask, choose, inWords(deck.Choose, 3, 2)}, 0},
	} {
		if lacks := owed(c.about); len(lacks) != c.lacks {
			t.Errorf("of %d cards it lacks %q", len(c.about), lacks)
		}
	}
}
