package diff

import (
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
)

// A version is one of the two decks, with what is looked up in it.
type version struct {
	deck     *deck.Deck
	cards    map[string]*deck.Card // that are no drafts, by id
	sources  map[string]string     // titles by id
	concepts map[string]string     // what it says of each, by id
}

func versionOf(d *deck.Deck) *version {
	v := &version{d, map[string]*deck.Card{}, map[string]string{}, map[string]string{}}
	for i := range d.Cards {
		if c := &d.Cards[i]; !c.Draft {
			v.cards[c.ID] = c
		}
	}
	for _, s := range d.Sources {
		v.sources[s.ID] = s.Title
	}
	for _, c := range d.Concepts {
		v.concepts[c.ID] = c.ID + ": " + c.Name
		if about := strings.TrimSpace(c.About); about != "" {
			v.concepts[c.ID] += "; " + about
		}
	}
	return v
}

// live returns the cards that are no drafts, in file order.
func (v *version) live() []*deck.Card {
	var all []*deck.Card
	for i := range v.deck.Cards {
		if c := &v.deck.Cards[i]; !c.Draft {
			all = append(all, c)
		}
	}
	return all
}

// bare returns an id without the deck, if it is an id of this one.
func (v *version) bare(id string) string { return strings.TrimPrefix(id, v.deck.ID+"/") }

// cites returns the work that a card cites, as a reader sees it.
func (v *version) cites(c *deck.Card) string {
	id, part, found := strings.Cut(c.Source, "#")
	if found {
		return v.sources[id] + "#" + part
	}
	return v.sources[id]
}

// conceptsOf returns the concepts of a card, each with what the deck says of it.
func (v *version) conceptsOf(c *deck.Card) []string {
	var all []string
	for _, id := range c.Concepts {
		if said, own := v.concepts[v.bare(id)]; own {
			id = said
		}
		all = append(all, id)
	}
	return all
}

// typedAs returns what counts of an answer that is typed.
func typedAs(text string) string { return collapsed(spelling.Fold(text)) }
