package deck

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
)

// A PathCard is a card that a path has.
type PathCard struct {
	Deck *Deck
	Card *Card
	At   string // what of the path brings it, such as "path[0].concepts[1]"
}

// ID returns the full id of the card.
func (c PathCard) ID() string { return Full(c.Deck.ID, c.Card.ID) }

// PathCards returns the cards of each unit of a path, in its order, drafts left out: those that it names, by the ids that
// they have or had, then, concept by concept, those of the concept's deck that name it and that no unit before has. of
// returns a deck by its id; nil where there is none, and what it would have is passed over.
func (d *Deck) PathCards(of func(id string) *Deck) [][]PathCard {
	byID, about := map[string][]PathCard{}, map[string][]PathCard{}
	d.eachOfNamed(of, func(from *Deck, c *Card) {
		p := PathCard{Deck: from, Card: c}
		byID[p.ID()] = append(byID[p.ID()], p)
		for _, concept := range FullAll(from.ID, c.Concepts) {
			if ParseRef(concept).Deck == from.ID {
				about[concept] = append(about[concept], p)
			}
		}
	})
	former := d.FormerCards(of)
	has := map[*Card]bool{}
	all := make([][]PathCard, len(d.Path))
	for i, u := range d.Path {
		take := func(cards []PathCard, key string, at int) {
			for _, c := range cards {
				if !c.Card.Draft && !has[c.Card] {
					has[c.Card] = true
					c.At = fmt.Sprintf("path[%d].%s[%d]", i, key, at)
					all[i] = append(all[i], c)
				}
			}
		}
		for at, id := range u.Cards {
			take(byID[cmp.Or(former[id], id)], "cards", at)
		}
		for at, concept := range u.Concepts {
			take(about[concept], "concepts", at)
		}
	}
	return all
}

// FormerCards returns the ids that cards now have of the decks that a path names, by the full ids that they had. An
// id that a card has is nobody's former one, and of several cards that claim one the least id has it. of is that of
// [Deck.PathCards].
func (d *Deck) FormerCards(of func(id string) *Deck) map[string]string {
	has, former := map[string]bool{}, map[string]string{}
	d.eachOfNamed(of, func(from *Deck, c *Card) {
		now := Full(from.ID, c.ID)
		has[now] = true
		for _, was := range FullAll(from.ID, c.Was) {
			if other, claimed := former[was]; !claimed || now < other {
				former[was] = now
			}
		}
	})
	maps.DeleteFunc(former, func(was, _ string) bool { return has[was] })
	return former
}

// eachOfNamed calls visit for each card of the decks that a path names.
func (d *Deck) eachOfNamed(of func(id string) *Deck, visit func(from *Deck, c *Card)) {
	for _, id := range d.Named() {
		if from := of(id); from != nil {
			for i := range from.Cards {
				visit(from, &from.Cards[i])
			}
		}
	}
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
