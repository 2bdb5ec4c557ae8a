package study

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// An Editing says where the text of a card can be edited.
type Editing struct {
	Card string // full id
	File string // of a linked deck; empty where the learner gets a copy of their own
	Line int    // of the card in File, or in Text
	Text string // of the learner's own version, a small deck; empty for a linked deck
}

// Editing returns where the card that text means can be edited: in the file of a linked
// deck, or else as the learner's own version, which [Collection.SetOwn] keeps.
func (c *Collection) Editing(ctx context.Context, text string) (Editing, error) {
	id, _, err := c.card(ctx, text)
	if err != nil {
		return Editing{}, err
	}
	ref := deck.ParseRef(id)
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return Editing{}, err
	}
	at := slices.IndexFunc(decks, func(d storage.Deck) bool { return d.ID == ref.Deck && d.Active })
	if at < 0 {
		return Editing{}, advise("it comes back with its deck", "no installed deck has %s any more", id)
	}
	if d := decks[at]; c.source(d).editable() {
		file, line, err := cardLine(d.Path, ref.Name())
		return Editing{Card: id, File: file, Line: line}, err
	}
	card, err := c.content(ctx, id)
	if err != nil {
		return Editing{}, err
	}
	head := ownHead(decks[at])
	return Editing{Card: id, Line: strings.Count(head, "\n") + 1, Text: head + deck.Emit(&card)}, nil
}

// cardLine finds a card in the files of a deck. A deck that is broken is opened at its
// first problem, which is where it needs to be edited.
func cardLine(path, name string) (file string, line int, err error) {
	d, err := deck.Load(path)
	if problems, ok := errors.AsType[deck.Problems](err); ok && len(problems) > 0 {
		return problems[0].File, problems[0].Line, nil
	}
	if err != nil {
		return "", 0, err
	}
	for _, card := range d.Cards {
		if card.ID == name {
			return card.File, card.Line, nil
		}
	}
	return path, 1, nil
}

// ownHead returns what stands above the card in the learner's own version of it.
func ownHead(d storage.Deck) string {
	return fmt.Sprintf(`# Your own version of a card. It stays when the deck is updated.
# Save and close the file to keep it; empty the file to go back to the deck's version.
format: 1
id: %s
title: %q
version: %s
cards:
`, d.ID, d.Title, d.Version)
}

// SetOwn keeps the learner's own version of a card, as edited in [Editing.Text]. An empty
// text, and one that says what the deck says, goes back to the deck's version. The card
// keeps its id, its kind and its items.
func (c *Collection) SetOwn(ctx context.Context, id, file, text string) error {
	_, err := c.setOwn(ctx, id, file, text)
	return err
}

// setOwn returns the edit that it recorded; none where the text is what the learner has.
func (c *Collection) setOwn(ctx context.Context, id, file, text string) ([]history.Event, error) {
	original, err := c.deckContent(ctx, id)
	if err != nil {
		return nil, err
	}
	body := ""
	if strings.TrimSpace(text) != "" {
		card, err := ownCard(&original, id, file, text)
		if err != nil {
			return nil, err
		}
		if !sameTexts(&card, &original) {
			encoded, err := json.Marshal(card)
			if err != nil {
				return nil, err
			}
			body = string(encoded)
		}
	}
	before, err := c.db.Text(ctx, history.Edit, id)
	if err != nil || before == body {
		return nil, err
	}
	return c.text(ctx, history.Edit, id, body)
}

// ownCard reads the learner's version and completes it with what the deck says of the card.
func ownCard(original *deck.Card, id, file, text string) (deck.Card, error) {
	d, err := deck.Parse(file, []byte(text))
	if err != nil {
		return deck.Card{}, err
	}
	if len(d.Cards) != 1 || deck.Full(d.ID, d.Cards[0].ID) != id {
		return deck.Card{}, advise("keep the one card and its id", "%s: the card %s was expected, alone", file, id)
	}
	card := d.Cards[0]
	if card.Kind != original.Kind || !slices.Equal(card.Suffixes(), original.Suffixes()) {
		return deck.Card{}, advise("keep its kind, its directions and the numbers of its gaps; only texts can be your own",
			"%s: the card would ask for other items than %s has", file, id)
	}
	return withTexts(original, &card), nil
}

// withTexts returns what the deck says of a card with the learner's texts.
func withTexts(original, own *deck.Card) deck.Card {
	card := *original
	card.Text, card.Answer, card.Wrong, card.Accept, card.Points = own.Text, own.Answer, own.Wrong, own.Accept, own.Points
	card.Also, card.Unseen, card.Note = own.Also, own.Unseen, own.Note
	return card
}

// sameTexts tells whether two versions of a card say the same to a learner.
func sameTexts(a, b *deck.Card) bool { return deck.Emit(a) == deck.Emit(b) }

// deckContent returns a card as its deck has it.
func (c *Collection) deckContent(ctx context.Context, id string) (card deck.Card, err error) {
	body, err := c.db.CardBody(ctx, id)
	if err != nil {
		return card, err
	}
	if body == "" {
		return card, errGone
	}
	return decodeCard(id, body)
}

func decodeCard(id, body string) (card deck.Card, err error) {
	if err := json.Unmarshal([]byte(body), &card); err != nil {
		return card, fmt.Errorf("card %s: %w", id, err)
	}
	return card, nil
}

// content returns a card as the learner sees it: in their own version where there is one.
func (c *Collection) content(ctx context.Context, id string) (deck.Card, error) {
	original, err := c.deckContent(ctx, id)
	if err != nil {
		return original, err
	}
	own, err := c.db.Text(ctx, history.Edit, id)
	if err != nil || own == "" {
		return original, err
	}
	return overlaid(&original, id, own)
}

// overlaid lays the learner's own version over a card. It serves only while it fits: a deck
// may have given the card another kind or other gaps since.
func overlaid(original *deck.Card, id, own string) (deck.Card, error) {
	card, err := decodeCard(id, own)
	if err != nil || card.Kind != original.Kind || !slices.Equal(card.Suffixes(), original.Suffixes()) {
		return *original, err
	}
	return withTexts(original, &card), nil
}

// Note returns the learner's note on the card that text means; empty if there is none.
func (c *Collection) Note(ctx context.Context, text string) (card, note string, err error) {
	if card, _, err = c.card(ctx, text); err != nil {
		return "", "", err
	}
	note, err = c.db.Text(ctx, history.Note, card)
	return card, note, err
}

// SetNote replaces the learner's note on a card, given by its full id; empty removes it.
func (c *Collection) SetNote(ctx context.Context, card, note string) error {
	_, err := c.text(ctx, history.Note, card, note)
	return err
}

func (c *Collection) text(ctx context.Context, kind history.Kind, card, text string) ([]history.Event, error) {
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), history.Entry{Item: card, Kind: kind, Body: text})
	if err != nil {
		return nil, err
	}
	return []history.Event{recorded[0].Event}, nil
}
