package study

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"

	"goodcard/deck"
	"goodcard/storage"
)

// An Outgoing deck is an active one that can be handed out.
type Outgoing struct {
	ID, Title, Version string
	Path               string // its file or folder; empty for one that the program brings
	Cards              int    // with drafts
	Current            bool   // what is kept of one that the program brings is what this program brings
}

// Outgoing returns the active decks in the order of installation.
func (c *Collection) Outgoing(ctx context.Context) ([]Outgoing, error) {
	known, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	sizes, err := c.db.Sizes(ctx)
	if err != nil {
		return nil, err
	}
	var all []Outgoing
	for _, d := range known {
		if d.Active {
			all = append(all, Outgoing{d.ID, d.Title, d.Version, c.source(d).file(), sizes[d.ID],
				d.Source == storage.Shipped && d.SHA256 == c.shipped.Digest(d.ID)})
		}
	}
	return all, nil
}

// ShippedDecks returns the decks that the program brings, a folder each.
func (c *Collection) ShippedDecks() fs.FS { return c.shipped }

// KeptDeck returns an active deck as it is kept: what it said when it was last read and was sound. Of its
// concepts only names and entries are kept.
func (c *Collection) KeptDeck(ctx context.Context, id string) (*deck.Deck, error) {
	d, bodies, err := c.db.Outgoing(ctx, id)
	if err != nil {
		return nil, err
	}
	if d.ID == "" {
		return nil, fmt.Errorf("the deck %s is no longer installed", id)
	}
	out, err := outgoingHead(d)
	if err != nil {
		return nil, err
	}
	out.Cards = make([]deck.Card, len(bodies))
	for i, body := range bodies {
		if err := readKept(body, &out.Cards[i]); err != nil {
			return nil, fmt.Errorf("deck %s: %w", id, err)
		}
	}
	return out, nil
}

// KeptHead returns of an active deck what [Collection.KeptDeck] does, without its cards.
func (c *Collection) KeptHead(ctx context.Context, d Outgoing) (*deck.Deck, error) {
	title, body, err := c.db.DeckBody(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	units, err := c.db.Units(ctx, d.ID)
	if err != nil {
		return nil, err
	}
	return outgoingHead(storage.Deck{ID: d.ID, Title: title, Version: d.Version, Body: body, Units: units})
}

func outgoingHead(d storage.Deck) (*deck.Deck, error) {
	var body deckBody
	if err := json.Unmarshal([]byte(d.Body), &body); err != nil {
		return nil, fmt.Errorf("deck %s: %w", d.ID, err)
	}
	out := &deck.Deck{ID: d.ID, Title: d.Title, Version: d.Version, Lang: body.Lang, License: body.License, About: body.About}
	for _, full := range slices.Sorted(maps.Keys(body.Concepts)) {
		out.Concepts = append(out.Concepts, deck.Concept{ID: deck.ParseRef(full).Name(), Name: body.Concepts[full], About: body.Entries[full]})
	}
	for _, id := range slices.Sorted(maps.Keys(body.Sources)) {
		s := body.Sources[id]
		out.Sources = append(out.Sources, deck.Source{ID: id, Title: s.Title, File: s.File, URL: s.URL})
	}
	out.Path = unitsKept(d.Units)
	return out, nil
}

// unitsKept returns the units of a path as a deck has them.
func unitsKept(units []storage.Unit) (all []deck.Unit) {
	for _, u := range units {
		unit := deck.Unit{ID: u.ID, Title: u.Title, Cards: u.Cards, Concepts: u.Concepts}
		if u.Opens != nil {
			unit.Opens = time.Unix(int64(*u.Opens)*24*60*60, 0).UTC().Format(time.DateOnly)
		}
		all = append(all, unit)
	}
	return all
}

// An Exported is what a package for Anki says of a card of a deck that was never released.
type Exported = storage.Exported

// A Stamp says when a note was last changed.
type Stamp = storage.Stamp

// StampExported returns when notes last changed, as far as packages of this collection tell, and keeps what they
// say now. kept is false where that could not be written.
func (c *Collection) StampExported(ctx context.Context, notes []Exported) (stamps []Stamp, kept bool, err error) {
	stamps, err = c.db.StampExported(ctx, c.Clock.Now().Unix(), notes)
	if errors.Is(err, storage.ErrUnwritable) {
		return stamps, false, nil
	}
	return stamps, true, err
}
