package study

import (
	"context"
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/storage"
	"goodcard/words"
)

// Install makes a deck ready to study: the file or folder at what, which stays linked, or
// else the shipped deck of that name. Where another deck with its id is installed, it is
// refused unless replace is set; the history of its cards stays in any case. With a path come the
// decks that it names and that are not installed.
func (c *Collection) Install(ctx context.Context, what string, replace bool) (Deck, error) {
	from, err := c.sourceOf(what)
	if err != nil {
		return Deck{}, err
	}
	r := from.read(storage.Deck{})
	known, err := c.db.Decks(ctx)
	if err != nil {
		return Deck{}, err
	}
	for _, d := range known {
		if c.source(d).name() == from.name() || r.deck != nil && r.deck.ID == d.ID {
			c.settled(d.ID)
		}
	}
	if r.err != nil {
		return Deck{}, r.err
	}
	if err := c.mayInstall(ctx, r.deck.ID, from, replace); err != nil {
		return Deck{}, err
	}
	former, err := c.former(ctx, from, r.deck, replace)
	if err != nil {
		return Deck{}, err
	}
	with, err := c.namedBy(ctx, from, r.deck)
	if err != nil {
		return Deck{}, err
	}
	if err := c.tellMissing(ctx, r.deck, with...); err != nil {
		return Deck{}, err
	}
	var also []string
	for _, n := range with {
		also = append(also, n.r.deck.ID)
	}
	all := append(with, sourced{from, r})
	for _, n := range all {
		if err := c.remark(ctx, n.r.deck); err != nil {
			return Deck{}, err
		}
	}
	err = c.tellLosses(ctx, func() error {
		if err := c.put(ctx, all...); err != nil {
			return err
		}
		for _, id := range former {
			if err := c.db.RemoveDeck(ctx, id); err != nil {
				return err
			}
			c.tell(fmt.Sprintf("deck %s, which this file was, is taken out of study; its history stays", id))
		}
		return nil
	}, all...)
	if err != nil {
		return Deck{}, err
	}
	decks, err := c.Decks(ctx)
	if err != nil {
		return Deck{}, err
	}
	d := decks[slices.IndexFunc(decks, func(d Deck) bool { return d.ID == r.deck.ID })]
	d.Also = also
	return d, nil
}

// mayInstall refuses a second deck with the id of an installed one, which is still where it was.
func (c *Collection) mayInstall(ctx context.Context, id string, from source, replace bool) error {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	for _, d := range decks {
		if d.ID == id && d.Active && !replace && c.source(d).name() != from.name() && !c.source(d).gone() {
			return advise("use --replace to study this one instead; the history of its cards stays",
				"a deck with the id %q is installed already, from %s", id, c.source(d).name())
		}
	}
	return nil
}

// former returns the installed decks that the file of a deck to be installed was until now, under
// another id. It refuses to leave reviews behind that no former id of a card claims, unless
// replace is set.
func (c *Collection) former(ctx context.Context, from source, d *deck.Deck, replace bool) (ids []string, err error) {
	decks, err := c.db.Decks(ctx)
	if err != nil || from.file() == "" {
		return nil, err
	}
	for _, old := range decks {
		if !old.Active || old.ID == d.ID || c.source(old).file() != from.file() {
			continue
		}
		n, err := c.unclaimed(ctx, old.ID, d)
		if err != nil {
			return nil, err
		}
		if n > 0 && !replace {
			return nil, advise(fmt.Sprintf("write id: %s again, or was: [%s/CARD] at each card; --replace leaves them behind", old.ID, old.ID),
				"%s is installed as %q; as %q it would leave %s behind", from.name(), old.ID, d.ID, words.Count(n, "review"))
		}
		ids = append(ids, old.ID)
	}
	return ids, nil
}

// unclaimed counts the reviews of the cards of an installed deck that d does not name as former ids.
func (c *Collection) unclaimed(ctx context.Context, old string, d *deck.Deck) (reviews int, err error) {
	known, err := c.db.CardsOf(ctx, old)
	if err != nil {
		return 0, err
	}
	claimed := map[string]bool{}
	for _, card := range d.Cards {
		for _, was := range deck.FullAll(d.ID, card.Was) {
			claimed[was] = true
		}
	}
	for _, card := range known {
		if claimed[card] {
			continue
		}
		n, err := reviewsOf(ctx, c.db, card)
		if err != nil {
			return 0, err
		}
		reviews += n
	}
	return reviews, nil
}
