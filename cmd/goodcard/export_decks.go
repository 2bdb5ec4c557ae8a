package main

import (
	"context"
	"fmt"
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
	if len(words) == 0 {
		for _, d := range installed {
			words = append(words, d.ID)
		}
	}
	var decks []wholeDeck
	for _, word := range words {
		d, err := unlessInterrupted(ctx, func() (wholeDeck, error) { return wholeDeckOf(ctx, c, installed, word) })
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(decks, func(other wholeDeck) bool { return other.ID == d.ID })
		if at >= 0 && decks[at].path != d.path {
			return nil, &usageError{msg: fmt.Sprintf("two decks with the id %s were named", d.ID), hint: "name one of them"}
		}
		if at < 0 {
			decks = append(decks, d)
		}
	}
	return decks, nil
}

func wholeDeckOf(ctx context.Context, c *study.Collection, installed []study.Outgoing, word string) (wholeDeck, error) {
	if isPath(word) || isThere(word) {
		if folder, ok := deck.PartOf(word); ok {
			word = folder
		}
		d, err := deck.Load(word)
		return wholeDeck{d, false, absolute(word)}, err
	}
	at := slices.IndexFunc(installed, func(d study.Outgoing) bool { return d.ID == word })
	switch {
	case at < 0 && slices.Contains(c.Shipped(), word), at >= 0 && installed[at].Path == "":
		d, err := deck.LoadFS(c.ShippedDecks(), word)
		return wholeDeck{d, true, ""}, err
	case at < 0:
		return wholeDeck{}, c.NoOutgoing(word, installed)
	}
	path := installed[at].Path
	d, err := deck.Load(path)
	if err != nil || d.ID != word { // what is wrong was told when the collection was opened
		d, err = c.KeptDeck(ctx, word)
	}
	return wholeDeck{d, false, absolute(path)}, err
}

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
