package study

import (
	"context"
	"slices"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// A Past is the history of one item with its replay.
type Past struct {
	*history.Past
	lister lister
}

// Pasts gives the past of every item of the decks, or of all decks where none is named, to
// do, in no order that means anything. Items that no installed deck has any more belong to
// the deck that their id names. do must not keep a Past and must not use the collection.
func (c *Collection) Pasts(ctx context.Context, decks []string, do func(Past) error) error {
	ids, err := c.DeckIDs(ctx, decks...)
	if err != nil {
		return err
	}
	chosen := map[string]bool{}
	for _, id := range ids {
		chosen[id] = true
	}
	lister, err := c.lister(ctx)
	if err != nil {
		return err
	}
	return c.db.Pasts(ctx, func(p *history.Past) error {
		if len(chosen) > 0 && !chosen[deck.ParseRef(p.Item).Deck] {
			return nil
		}
		return do(Past{p, lister})
	})
}

// Installed reports whether an installed deck has the item, so that it can be studied.
func (p Past) Installed() bool { return p.Card != "" }

// Front returns the first words of the item as Markdown; empty where no deck has it.
func (p Past) Front() (string, error) {
	if !p.Installed() {
		return "", nil
	}
	l, err := p.lister.describe(p.item())
	return l.Front, err
}

func (p Past) item() storage.Item {
	return storage.Item{ID: p.Item, Card: p.Card, Deck: deck.ParseRef(p.Card).Deck, Body: p.Body, Memory: p.Memory}
}

// A Toss is a review at which a coin decided between a probe and a wording seen before.
type Toss struct {
	Probe  bool
	Passed bool
}

// Tosses returns those of the item; see [Tossed].
func (p Past) Tosses() ([]Toss, error) {
	if !slices.ContainsFunc(p.Steps, func(s history.Step) bool { return history.TossOf(s) != history.NoToss }) {
		return nil, nil // spares the cards of most items from being decoded
	}
	var probes []deck.Wording
	if p.Installed() {
		card, err := p.lister.card(p.item())
		if err != nil {
			return nil, err
		}
		probes = card.Probes(deck.ParseRef(p.Item).Suffix())
	}
	return tosses(p.Steps, probes), nil
}

func tosses(steps []history.Step, probes []deck.Wording) []Toss {
	var all []Toss
	shown := map[string]bool{}
	for _, s := range steps {
		if probe, ok := Tossed(s, probes, shown); ok {
			all = append(all, Toss{probe, s.Grade.Passed()})
		}
		if s.Kind == history.Review && !s.Voided {
			shown[s.Wording] = true
		}
	}
	return all
}
