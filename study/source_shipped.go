package study

import (
	"embed"
	"io/fs"

	"goodcard/deck"
	"goodcard/storage"
)

// Shipped are the decks that the program brings, a folder each, named after the deck's id.
type Shipped interface {
	fs.FS

	// Digest returns a hash of what a deck says, without reading it; empty if the program
	// does not bring it.
	Digest(id string) string
}

// none are the decks of a program that brings none.
type none struct{ embed.FS }

func (none) Digest(string) string { return "" }

// Shipped returns the ids of the decks that the program brings.
func (c *Collection) Shipped() []string {
	entries, err := fs.ReadDir(c.shipped, ".")
	if err != nil {
		panic(err) // it is in memory
	}
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.Name()
	}
	return ids
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
