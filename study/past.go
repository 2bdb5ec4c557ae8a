package study

import (
	"context"
	"slices"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// A Past is the history of one item, as far as figures need it.
type Past struct {
	*history.Past
}

// Pasts gives the past of every item of the decks and paths, or of all decks where none is named, to
// do, in no order that means anything. Items that no installed deck has any more belong to
// the deck that their id names. do must not keep a Past and must not use the collection.
func (c *Collection) Pasts(ctx context.Context, decks []string, do func(Past) error) error {
	ids, err := c.DeckIDs(ctx, decks...)
	if err != nil {
		return err
	}
	of, err := c.of(ctx, ids)
	if err != nil {
		return err
	}
	own, err := c.ownProbes(ctx)
	if err != nil {
		return err
	}
	return c.db.Pasts(ctx, func(p *history.Past) error {
		if of != nil && !of(p.Item) {
			return nil
		}
		p.Probes = keptBack(p, own)
		return do(Past{p})
	})
}

// ownProbes returns the keys of the wordings that are kept back by card, of those cards that
// the learner has in a version of their own.
func (c *Collection) ownProbes(ctx context.Context) (map[string][]string, error) {
	lister, err := c.lister(ctx)
	if err != nil {
		return nil, err
	}
	own := map[string][]string{}
	for id := range lister.edits {
		body, err := c.db.CardBody(ctx, id)
		if err != nil {
			return nil, err
		}
		if body == "" {
			continue // no installed deck has the card
		}
		card, err := lister.card(storage.Item{Card: id, Body: body})
		if err != nil {
			return nil, err
		}
		own[id] = keysOf(card.Probes(""))
	}
	return own, nil
}

// keptBack returns the keys of the wordings of an item that are kept back.
func keptBack(p *history.Past, own map[string][]string) []string {
	switch probes, ok := own[p.Card]; {
	case p.Card != p.Item: // a direction or a gap has none, and neither has an item that no deck has
		return nil
	case ok:
		return probes
	default:
		return p.Probes
	}
}

func keysOf(wordings []deck.Wording) []string {
	keys := make([]string, len(wordings))
	for i, w := range wordings {
		keys[i] = w.Key
	}
	return keys
}

// Installed reports whether an installed deck has the item, so that it can be studied.
func (p Past) Installed() bool { return p.Card != "" }

// A Toss is a review at which a coin decided between a probe and a wording seen before.
type Toss struct {
	Probe  bool
	Passed bool
}

// Tosses returns those of the item; see [Tossed].
func (p Past) Tosses() []Toss {
	if !slices.ContainsFunc(p.Answers, func(a history.Answer) bool { return a.Toss != history.NoToss }) {
		return nil
	}
	return tosses(p.Answers, p.Probes)
}

func tosses(answers []history.Answer, probes []string) []Toss {
	var all []Toss
	shown := map[string]bool{}
	for _, a := range answers {
		if probe, ok := Tossed(a, probes, shown); ok {
			all = append(all, Toss{probe, a.Grade.Passed()})
		}
		if a.Kind == history.Review && !a.Voided {
			shown[a.Wording] = true
		}
	}
	return all
}

// Fronts returns the first words of items, Markdown, by their ids; only those that an
// installed deck has.
func (c *Collection) Fronts(ctx context.Context, items []string) (map[string]string, error) {
	found, err := c.db.ItemsOf(ctx, items)
	if err != nil {
		return nil, err
	}
	lister, err := c.lister(ctx)
	if err != nil {
		return nil, err
	}
	fronts := map[string]string{}
	for id, it := range found {
		l, err := lister.describe(it)
		if err != nil {
			return nil, err
		}
		fronts[id] = l.Front
	}
	return fronts, nil
}
