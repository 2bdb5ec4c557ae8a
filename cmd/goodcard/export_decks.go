package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"

	"goodcard/deck"
	"goodcard/study"
)

// A whole deck goes out as it is now, with what a release would leave here.
type wholeDeck struct {
	*deck.Deck
	shipped bool
	path    string // its file or folder, whole; empty for one that the program brings
}

// wholeDecks reads the decks that words mean, each once: a file or folder, else the id of an installed or a
// shipped deck; no words mean all that are installed. Of an installed deck that cannot be read goes out what
// it last said when it was sound.
func wholeDecks(ctx context.Context, c *study.Collection, words []string) ([]wholeDeck, error) {
	installed, err := c.Outgoing(ctx)
	if err != nil {
		return nil, err
	}
	var meant []study.Meant
	for i := range installed {
		if d := &installed[i]; len(words) == 0 {
			meant = append(meant, study.Meant{ID: d.ID, Path: d.Path, Installed: d})
		}
	}
	for _, word := range words {
		m, err := c.Meant(word, installed)
		if err != nil {
			return nil, err
		}
		meant = append(meant, m)
	}
	var decks []wholeDeck
	for _, m := range meant {
		d, err := unlessInterrupted(ctx, func() (wholeDeck, error) { return wholeDeckOf(ctx, c, m) })
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(decks, func(other wholeDeck) bool { return other.ID == d.ID })
		if at >= 0 && decks[at].path != d.path {
			return nil, &study.SameID{ID: d.ID, One: decks[at].place(), Other: d.place()}
		}
		if at < 0 {
			decks = append(decks, d)
		}
	}
	return decks, nil
}

func wholeDeckOf(ctx context.Context, c *study.Collection, meant study.Meant) (whole wholeDeck, err error) {
	whole.shipped = meant.Path == ""
	if whole.shipped {
		whole.Deck, err = deck.LoadFS(c.ShippedDecks(), meant.ID)
	} else {
		whole.path = absolute(meant.Path)
		whole.Deck, err = deck.Load(meant.Path)
	}
	if meant.Installed != nil && (err != nil || whole.ID != meant.ID) { // what is wrong was told when the collection was opened
		whole.Deck, err = c.KeptDeck(ctx, meant.ID)
	}
	return whole, err
}

// place says where the deck is, for people.
func (d wholeDeck) place() string { return cmp.Or(d.path, "the one of the program") }

// folder returns where the pictures of the deck are; empty where no other program finds them.
func (d wholeDeck) folder() string {
	if d.path == "" {
		return ""
	}
	at, err := deck.Beside(d.path)
	if err != nil {
		return filepath.Dir(d.path)
	}
	return filepath.Dir(at.Ledger)
}

func absolute(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		return whole
	}
	return path
}
