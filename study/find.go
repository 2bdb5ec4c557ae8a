package study

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/storage"
)

// An Ambiguous is a CARD that could mean several things, all of which it names.
type Ambiguous struct {
	Card  string
	Means []string
}

func (e *Ambiguous) Error() string {
	return fmt.Sprintf("%q could be %s", e.Card, strings.Join(e.Means, ", "))
}

// Hint says what to do next.
func (e *Ambiguous) Hint() string { return "name one of them" }

// card returns the id of the card that text means, which an installed deck has or the
// history knows, and the suffix of the item, if text has one. text is a full id or its
// card part where that is unique; what decks have now goes before what they had.
func (c *Collection) card(ctx context.Context, text string) (card, suffix string, err error) {
	ref := deck.ParseRef(text)
	name, suffix := ref.Card, ref.Suffix()
	if ref.Deck == "" {
		ids, err := c.db.CardsNamed(ctx, name)
		switch {
		case err != nil:
			return "", "", err
		case len(ids) == 1:
			return ids[0], suffix, nil
		case len(ids) > 1:
			return "", "", &Ambiguous{text, ids}
		}
		card, err := c.gone(ctx, text)
		return card, suffix, err
	}
	if installed, err := c.db.HasCard(ctx, name); err != nil || installed {
		return name, suffix, err
	}
	now, err := c.db.Resolve(ctx, name)
	if err != nil {
		return "", "", err
	}
	if installed, err := c.db.HasCard(ctx, now); err != nil || installed {
		return now, suffix, err
	}
	if met, err := c.db.Met(ctx, name); err != nil || len(met) > 0 {
		return name, suffix, err
	}
	return "", "", c.unknownCard(ctx, text)
}

// gone returns the id of the card that text, which names no deck, means where no installed
// deck has a card of that name: one that a deck had, or the one that is called otherwise now.
func (c *Collection) gone(ctx context.Context, text string) (string, error) {
	once, err := c.db.CardsOnceNamed(ctx, deck.ParseRef(text).Card)
	if err != nil {
		return "", err
	}
	var ids []string
	for _, old := range once {
		id, _, err := c.card(ctx, old)
		if err != nil {
			return "", err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	switch len(ids) {
	case 0:
		return "", c.unknownCard(ctx, text)
	case 1:
		return ids[0], nil
	default:
		return "", &Ambiguous{text, ids}
	}
}

// wholeCard returns the id of the card that text means. An item of it may be meant, which must be
// one of the card.
func (c *Collection) wholeCard(ctx context.Context, text string) (string, error) {
	id, suffix, err := c.card(ctx, text)
	if err == nil && suffix != "" {
		_, _, err = c.items(ctx, text)
	}
	return id, err
}

// Items returns the ids of the items that text means: one item, or all of a card, at least
// one. Items that no deck has any more are among them where the history knows them.
func (c *Collection) Items(ctx context.Context, text string) ([]string, error) {
	items, _, err := c.items(ctx, text)
	return items, err
}

// items also returns those items of the card that an installed deck has; they come first.
func (c *Collection) items(ctx context.Context, text string) (ids []string, asked []storage.Item, err error) {
	card, suffix, err := c.card(ctx, text)
	if err != nil {
		return nil, nil, err
	}
	if asked, err = c.db.Siblings(ctx, card); err != nil {
		return nil, nil, err
	}
	for _, it := range asked {
		ids = append(ids, it.ID)
	}
	met, err := c.db.Met(ctx, card)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range met {
		if !slices.Contains(ids, id) {
			ids = append(ids, id) // a direction or gap that the card has no more
		}
	}
	switch {
	case len(ids) == 0:
		return nil, nil, advise("accept the draft in its deck first", "card %s is a draft, which is not studied", card)
	case suffix == "":
		return ids, asked, nil
	case slices.Contains(ids, card+suffix):
		return []string{card + suffix}, asked, nil
	}
	return nil, nil, unknown("", nil, "its items are "+strings.Join(ids, ", "), "card %s has no item %q", card, suffix)
}

// Item returns the one item that text means: the only one of a card, or the forward one
// of a card that is asked both ways. It returns an [Ambiguous] where there are several.
func (c *Collection) Item(ctx context.Context, text string) (storage.Item, error) {
	ids, asked, err := c.items(ctx, text)
	if err != nil {
		return storage.Item{}, err
	}
	if len(ids) > 1 && len(asked) > 0 {
		ids = ids[:len(asked)] // those that the card has no more are meant only by name
	}
	if len(ids) > 1 && deck.ParseRef(ids[0]).Suffix() != "" {
		return storage.Item{}, &Ambiguous{text, ids}
	}
	for _, it := range asked {
		if it.ID == ids[0] {
			return it, nil
		}
	}
	return storage.Item{}, c.without(ctx, ids[0])
}

// without returns why a card or an item that the history knows cannot be studied: its deck is not installed, or has it no
// more.
func (c *Collection) without(ctx context.Context, id string) error {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	of := deck.ParseRef(id).Deck
	if slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.ID == of && d.Active }) {
		return advise("'goodcard history "+id+"' shows its reviews, which stay; it comes back only where its author puts it back",
			"the deck %s is installed and has %s no more", of, id)
	}
	return advise("'goodcard history "+id+"' shows its reviews; it comes back with its deck, if that still has it", "no installed deck has %s any more", id)
}
