package deck

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// A PathCard is a card that a path has.
type PathCard struct {
	Deck *Deck
	Card *Card
	At   string // what of the path brings it, such as "path[0].concepts[1]"
}

// ID returns the full id of the card.
func (c PathCard) ID() string { return Full(c.Deck.ID, c.Card.ID) }

// PathCards returns the cards of each unit of a path, in its order, drafts left out: those that it names, then, concept
// by concept, those of the concept's deck that name it and that no unit before has. of returns a deck by its id; nil
// where there is none, and what it would have is passed over.
func (d *Deck) PathCards(of func(id string) *Deck) [][]PathCard {
	decks := map[string]*Deck{}
	find := func(id string) *Deck {
		if _, asked := decks[id]; !asked {
			decks[id] = of(id)
		}
		return decks[id]
	}
	has := map[*Card]bool{}
	all := make([][]PathCard, len(d.Path))
	for i, u := range d.Path {
		take := func(from *Deck, key string, at int, fits func(c *Card) bool) {
			if from == nil {
				return
			}
			for j := range from.Cards {
				if c := &from.Cards[j]; !c.Draft && !has[c] && fits(c) {
					has[c] = true
					all[i] = append(all[i], PathCard{from, c, fmt.Sprintf("path[%d].%s[%d]", i, key, at)})
				}
			}
		}
		for at, named := range u.Cards {
			ref := ParseRef(named)
			take(find(ref.Deck), "cards", at, func(c *Card) bool { return c.ID == ref.Name() })
		}
		for at, concept := range u.Concepts {
			from := find(ParseRef(concept).Deck)
			take(from, "concepts", at, func(c *Card) bool {
				for _, about := range c.Concepts {
					if Full(from.ID, about) == concept {
						return true
					}
				}
				return false
			})
		}
	}
	return all
}

// UnitKind stands in a ledger where a card has its kind.
const UnitKind Kind = "unit"

// UnitsAsCards returns a path with a card in the place of each unit, for the ledger, which has a line a unit as it has
// a line a card. A deck of cards comes back as it is. Of the cards only id, kind, text and place mean something.
func UnitsAsCards(d *Deck) *Deck {
	if !d.IsPath() {
		return d
	}
	as := *d
	as.Cards = nil
	for _, u := range d.Path {
		as.Cards = append(as.Cards, Card{ID: u.ID, Kind: UnitKind, Text: u.Title, File: d.file, Line: u.Line, Column: u.Column})
	}
	return &as
}

// UnitHash returns the content hash of a unit, which is to a ledger what [Hashes] is of a card: of its kind, title,
// day, cards and concepts.
func UnitHash(u Unit) string {
	o := object{"kind": string(UnitKind)}
	setText(o, "title", u.Title)
	setText(o, "opens", u.Opens)
	setTexts(o, "cards", u.Cards)
	setTexts(o, "concepts", u.Concepts)
	sum := sha256.Sum256(canonical(o))
	return hex.EncodeToString(sum[:])
}
