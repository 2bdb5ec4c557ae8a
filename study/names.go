package study

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/spelling"
	"goodcard/storage"
	"goodcard/words"
)

// An Unknown is a name that exists nowhere, with the nearest that does.
type Unknown struct{ Advice }

// unknown returns an [Unknown] whose hint is the nearest of known or else, where none is near, what
// to do otherwise. Every name that a learner can give goes through it.
func unknown(name string, known []string, otherwise, format string, args ...any) *Unknown {
	if near := spelling.DidYouMean(spelling.Meant(name, known)); near != "" {
		otherwise = near
	}
	return &Unknown{Advice{Message: fmt.Sprintf(format, args...), Next: otherwise}}
}

// unknownDeck says that no deck of that id is installed, and where it is the name of a card.
func (c *Collection) unknownDeck(ctx context.Context, id string, installed []string) error {
	if cards, err := c.db.CardsNamed(ctx, id); err != nil {
		return err
	} else if len(cards) > 0 {
		return unknown("", nil, "that is a card: "+words.Command("show", cards[0])+" shows it", "no deck %q is installed", id)
	}
	return UnknownDeck(id, installed, c.Shipped())
}

// UnknownDeck says that no deck of that id is installed. One that the program brings may be near
// too.
func UnknownDeck(id string, installed, shipped []string) *Unknown {
	otherwise := "'goodcard decks' lists what can be installed"
	if len(installed) > 0 {
		otherwise = thereAre(installed, "; 'goodcard decks' lists all")
	}
	if near := spelling.Meant(id, shipped); near != "" && !slices.Contains(installed, near) {
		otherwise = "'goodcard install " + near + "' adds the deck of that name"
	}
	return unknown(id, installed, otherwise, "no deck %q is installed", id)
}

// thereAre lists names where none is near, and says what lists more where they are many.
func thereAre(known []string, more string) string {
	const most = 30
	text := "there are " + strings.Join(known[:min(len(known), most)], ", ")
	switch {
	case len(known) == 1:
		return "there is only " + known[0]
	case len(known) > most:
		return text + " and others" + more
	}
	return text
}

// unknownCard says that there is no such card. A name that several cards have is proposed with the
// deck of one, and one that a card has in another deck than was said.
func (c *Collection) unknownCard(ctx context.Context, text string) error {
	ids, err := c.db.CardNames(ctx)
	if err != nil {
		return err
	}
	ref := deck.ParseRef(text)
	near := ""
	if ref.Deck != "" {
		near = spelling.Nearest(ref.Card, ids)
	}
	if near == "" {
		near = spelling.Meant(ref.Name(), namesOf(ids))
		if same := matching(ids, near); len(same) > 1 || len(same) == 1 && ref.Deck != "" {
			near = same[0]
		}
	}
	otherwise := "'goodcard cards' lists all cards"
	if decks, err := c.db.Decks(ctx); err != nil {
		return err
	} else if slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.Active && d.ID == text }) {
		near, otherwise = "", "that is a deck: "+words.Command("cards", text)+" lists its cards"
	}
	return unknown(near, []string{near}, otherwise, "there is no card %q", text)
}

// namesOf returns the card parts of full ids.
func namesOf(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = deck.ParseRef(id).Name()
	}
	return names
}

// matching returns the full ids that have a card part.
func matching(ids []string, name string) (same []string) {
	for _, id := range ids {
		if deck.ParseRef(id).Name() == name {
			same = append(same, id)
		}
	}
	return same
}

// tag reports where no installed card has a tag, however its letters are written.
func (c *Collection) tag(ctx context.Context, text string) error {
	known, err := c.db.Tags(ctx)
	if err != nil {
		return err
	}
	for _, tag := range known {
		if spelling.Fold(tag) == spelling.Fold(text) {
			return nil
		}
	}
	otherwise := "no card has a tag"
	if len(known) > 0 {
		otherwise = thereAre(known, "")
	}
	return unknown(text, known, otherwise, "no card has the tag %q", text)
}
