package study

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/history"
	"goodcard/storage"
)

// An editing says where the text of a card can be edited.
type editing struct {
	Card string // full id
	File string // of a linked deck; empty where the learner gets a copy of their own
	Line int    // of the card in File, or in Text
	Text string // of the learner's own version, a small deck; empty for a linked deck

	base    base
	release func() // the file, when its editor has ended
}

// A base is what an own version is made from.
type base struct {
	deck, version string       // id and version of the deck
	theirs        deck.Card    // what its author says
	over          []history.ID // the edits that are open
}

// editing returns where the card that text means can be edited: in the file of a linked
// deck, or else as the learner's own version.
func (c *Collection) editing(ctx context.Context, text string) (editing, error) {
	id, err := c.wholeCard(ctx, text)
	if err != nil {
		return editing{}, err
	}
	d, err := c.deckOfCard(ctx, id)
	if err != nil {
		return editing{}, err
	}
	if path := c.source(d).file(); path != "" {
		file, line, err := cardLine(path, deck.ParseRef(id).Name())
		return editing{Card: id, File: file, Line: line}, err
	}
	theirs, err := c.deckContent(ctx, id)
	if err != nil {
		return editing{}, err
	}
	open, err := c.overlay(ctx, id, &theirs)
	if err != nil {
		return editing{}, err
	}
	head := ownHead(d, &theirs, &open)
	return editing{Card: id, Line: strings.Count(head, "\n") + 1, Text: head + deck.Emit(&open.Card),
		base: base{d.ID, d.Version, theirs, open.Over()}}, nil
}

// deckOfCard returns the installed deck that a full id of a card names.
func (c *Collection) deckOfCard(ctx context.Context, id string) (storage.Deck, error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return storage.Deck{}, err
	}
	of := deck.ParseRef(id).Deck
	at := slices.IndexFunc(decks, func(d storage.Deck) bool { return d.ID == of && d.Active })
	if at < 0 {
		return storage.Deck{}, c.without(ctx, id)
	}
	return decks[at], nil
}

// overlay returns what the learner's edits of a card come to, laid over what its author says.
func (c *Collection) overlay(ctx context.Context, id string, theirs *deck.Card) (history.Overlay, error) {
	edits, err := c.db.Edits(ctx, id)
	if err != nil {
		return history.Overlay{}, err
	}
	return history.Lay(theirs, edits), nil
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

// setOwn keeps the learner's own version of a card, as edited in [editing.Text]. An empty
// text, and one that says what the deck says, goes back to the deck's version. The card
// keeps its id, its kind and its items. It returns the edit that it recorded; none where the
// text is what the learner has.
func (c *Collection) setOwn(ctx context.Context, e editing, file, text string) ([]history.Event, error) {
	mine := e.base.theirs
	if strings.TrimSpace(text) != "" {
		var err error
		if mine, err = ownCard(&e.base.theirs, e.Card, file, text); err != nil {
			return nil, err
		}
	}
	return c.keepOwn(ctx, e.Card, e.base, &mine)
}

// keepOwn records what the learner says of a card as an edit over all that were open when it
// was made, unless it says nothing new.
func (c *Collection) keepOwn(ctx context.Context, id string, b base, mine *deck.Card) ([]history.Event, error) {
	body, err := history.NewVersion(b.deck, b.version, b.over, &b.theirs, mine)
	if err != nil {
		return nil, err
	}
	open, err := c.overlay(ctx, id, &b.theirs)
	if err != nil {
		return nil, err
	}
	e := history.Event{Entry: history.Entry{Item: id, Kind: history.Edit, Body: body}}
	if made := history.ReadVersion(e); open.Says(&made) {
		return nil, nil
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
			"%s: this version would not have the items of %s", file, id)
	}
	mine := *original
	for _, key := range deck.TextKeys(card.Kind) {
		mine.SetValue(key, card.Value(key))
	}
	return mine, nil
}

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
		return card, storage.Unreadable("card "+id, err)
	}
	return card, nil
}

// Note returns the learner's note on the card that text means; empty if there is none.
func (c *Collection) Note(ctx context.Context, text string) (card, note string, err error) {
	if card, err = c.wholeCard(ctx, text); err != nil {
		return "", "", err
	}
	note, err = c.db.Note(ctx, card)
	return card, note, err
}

// SetNote replaces the learner's note on a card, given by its full id; empty removes it.
func (c *Collection) SetNote(ctx context.Context, card, note string) (Marked, error) {
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), history.Entry{Item: card, Kind: history.Note, Body: note})
	if err != nil {
		return Marked{}, err
	}
	against, err := c.against(ctx, recorded[0])
	return Marked{Item: card, Kind: history.Note, Against: against}, err
}

func (c *Collection) text(ctx context.Context, kind history.Kind, card, text string) ([]history.Event, error) {
	recorded, err := c.db.Append(ctx, c.Clock.Moment(), history.Entry{Item: card, Kind: kind, Body: text})
	if err != nil {
		return nil, err
	}
	return []history.Event{recorded[0].Event}, nil
}
