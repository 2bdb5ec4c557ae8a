package study

import (
	"context"
	"embed"
	"io/fs"
	"slices"

	"goodcard/deck"
	"goodcard/storage"
)

// Shipped are the decks that the program brings, a folder each, named after the deck's id.
type Shipped interface {
	fs.FS

	// Digest returns a hash of what a deck says, without reading it; empty if the program
	// does not bring it.
	Digest(id string) string

	// IDs returns the ids of the decks in the order in which they are offered.
	IDs() []string

	// Head returns what a deck is called and is about, and how many cards and items it has, without reading it; nothing
	// of one that the program does not bring. A path has no cards of its own.
	Head(id string) (title, about string, cards, items int)
}

// none are the decks of a program that brings none.
type none struct{ embed.FS }

func (none) Digest(string) string                        { return "" }
func (none) IDs() []string                               { return nil }
func (none) Head(string) (title, about string, _, _ int) { return "", "", 0, 0 }

// Shipped returns the ids of the decks that the program brings, in the order in which they are offered.
func (c *Collection) Shipped() []string { return c.shipped.IDs() }

// An Available deck comes with the program and is not installed.
type Available struct {
	ID, Title, About string
	Cards, Items     int // 0 for a path, whose cards are those of other decks
}

// Available returns the decks that the program brings and that are not installed, in the order in which they are offered.
func (c *Collection) Available(ctx context.Context) (all []Available, err error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range c.Shipped() {
		if !slices.ContainsFunc(decks, func(d storage.Deck) bool { return d.ID == id && d.Active }) {
			a := Available{ID: id}
			a.Title, a.About, a.Cards, a.Items = c.shipped.Head(id)
			all = append(all, a)
		}
	}
	return all, nil
}

// shipped is a deck that the program brings. A newer program brings its newer text.
type shipped struct {
	decks Shipped
	id    string
}

func (s shipped) row() storage.Deck { return storage.Deck{Source: storage.Shipped, Path: s.id} }

func (s shipped) name() string { return "the program" }

func (s shipped) read(known storage.Deck) *reading {
	r := &reading{sha256: s.decks.Digest(s.id)}
	switch r.sha256 {
	case "": // this program brings it no more; what is indexed serves
		return nil
	case known.Tried:
		return nil
	case known.SHA256: // after a program whose text was no deck
		return r
	}
	d, err := deck.LoadFS(s.decks, s.id)
	return r.take(known, d, err)
}

func (s shipped) gone() bool { return false }

func (s shipped) file() string { return "" }

func (s shipped) folder() string { return "" }

func (s shipped) texts() fs.FS {
	sub, err := fs.Sub(s.decks, s.id)
	if err != nil {
		return none{} // an id is a name of a folder
	}
	return sub
}
