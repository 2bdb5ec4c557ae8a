package lint

import (
	"goodcard/deck"
	"goodcard/deck/strictyaml"
)

// fewPlaces is up to how many places are looked through one by one: all of an ordinary card.
const fewPlaces = 64

// stands tells where values of a deck stand. It keeps an index of the head of the deck, and of the last
// card that has many values, so that as many findings in one of them take no square of their time.
type stands struct {
	deck *deck.Deck
	head map[string]strictyaml.Place
	card map[string]strictyaml.Place
	of   string // whose places card has
}

// at returns where the value at a path below a card stands; below the deck where the id is empty.
func (s *stands) at(card, path string) (strictyaml.Place, bool) {
	places := s.deck.Places(card)
	if len(places) <= fewPlaces {
		for _, p := range places {
			if p.Path == path {
				return p, true
			}
		}
		return strictyaml.Place{}, false
	}
	index := &s.head
	if card != "" {
		index = &s.card
		if s.of != card {
			s.card, s.of = nil, card
		}
	}
	if *index == nil {
		*index = make(map[string]strictyaml.Place, len(places))
		for _, p := range places {
			(*index)[p.Path] = p
		}
	}
	p, ok := (*index)[path]
	return p, ok
}
