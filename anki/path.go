package anki

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"goodcard/deck"
	"goodcard/study"
)

// A place on paths is what units that go out say of a card.
type onPaths struct {
	tags    []string // PATH::UNIT
	changed int64    // latest time of the lines of these units in the ledgers of their paths, Unix seconds
	undated bool     // one of the paths was never released
}

// followPaths takes the paths out of what goes out, and brings the decks that they name: whole where they are named
// themselves, else the cards alone that paths have, in their order. What units say of each card is kept.
func (e *exporter) followPaths(ctx context.Context) error {
	var decks []*outgoing
	for _, o := range e.decks {
		if o.deck.IsPath() {
			e.paths = append(e.paths, o)
		} else {
			decks = append(decks, o)
		}
	}
	if len(e.paths) == 0 {
		return nil
	}
	installed, err := e.c.Outgoing(ctx)
	if err != nil {
		return err
	}
	byID, only := map[string]*outgoing{}, map[string][]deck.Card{}
	for _, o := range decks {
		byID[o.id] = o
	}
	e.onPaths = map[string]onPaths{}
	for _, p := range e.paths {
		for _, id := range p.deck.Named() {
			if byID[id] != nil {
				continue
			}
			o, err := e.named(ctx, p, installed, id)
			if err != nil {
				return err
			}
			byID[id], only[id] = o, []deck.Card{}
			decks = append(decks, o)
		}
		for _, id := range p.deck.Named() {
			if o := byID[id]; o.partly { // its cards are asked for now
				if o.deck, err = e.c.KeptDeck(ctx, id); err != nil {
					return err
				}
				o.partly = false
			}
		}
		lines := map[string]time.Time{}
		if p.ledger != nil {
			for id, line := range p.ledger.ByID() {
				lines[id] = line.Time
			}
		}
		for i, cards := range p.deck.PathCards(func(id string) *deck.Deck { return byID[id].deck }) {
			unit := deck.Full(p.id, p.deck.Path[i].ID)
			for _, c := range cards {
				of := e.onPaths[c.ID()]
				of.tags = append(of.tags, strings.Replace(unit, "/", "::", 1))
				if at, dated := lines[unit]; dated {
					of.changed = max(of.changed, at.Unix())
				} else {
					of.undated = true
				}
				if cards, chosen := only[c.Deck.ID]; chosen && len(of.tags) == 1 {
					only[c.Deck.ID] = append(cards, *c.Card)
				}
				e.onPaths[c.ID()] = of
			}
		}
	}
	for id, cards := range only {
		o := byID[id]
		d := *o.deck
		d.Cards = cards
		o.deck, o.retired = &d, nil
	}
	slices.SortFunc(decks, func(a, b *outgoing) int { return strings.Compare(a.id, b.id) })
	e.decks = decks
	return nil
}

// named returns a deck that a path names, read: the installed one, else that of the program, else one beside the path.
func (e *exporter) named(ctx context.Context, p *outgoing, installed []study.Outgoing, id string) (*outgoing, error) {
	o, err := deckMeant(e.c, installed, id)
	if err != nil && p.path != "" {
		for _, file := range deck.NamedBeside(p.path, id) {
			beside := &outgoing{path: file}
			if beside.identify() == nil && beside.id == id {
				o, err = beside, nil
				break
			}
		}
	}
	if err != nil {
		return nil, &Refused{fmt.Sprintf("the path %s names the deck %s, which is nowhere", p.id, id), "install it, or put it beside the path as " + id + ".yaml"}
	}
	return o, o.read(ctx, e.c, e.now)
}
