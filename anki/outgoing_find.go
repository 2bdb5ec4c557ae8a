package anki

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/study"
)

// A Refused says why a package is not made, and what to do.
type Refused struct{ Message, Next string }

func (e *Refused) Error() string { return e.Message }

// Hint says what to do next.
func (e *Refused) Hint() string { return e.Next }

// findDecks returns the decks that words mean, each once, in the order of their ids: a file or a folder, else the id of a deck
// that is installed or that the program brings. No words mean all installed decks.
func findDecks(ctx context.Context, c *study.Collection, words []string) ([]*outgoing, error) {
	installed, err := c.Outgoing(ctx)
	if err != nil {
		return nil, err
	}
	var decks []*outgoing
	if len(words) == 0 {
		for _, d := range installed {
			decks = append(decks, ofInstalled(c, d))
		}
		if len(decks) == 0 {
			return nil, &Refused{"no deck is installed, so there is nothing to export", "name the file or folder of a deck, or install one: 'goodcard decks' lists what can be"}
		}
	}
	for _, word := range words {
		o, err := deckMeant(c, installed, word)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(decks, func(other *outgoing) bool { return other.id == o.id })
		if i < 0 {
			decks = append(decks, o)
		} else if !decks[i].isAt(o) {
			return nil, &study.SameID{ID: o.id, One: decks[i].place(), Other: o.place()}
		}
	}
	slices.SortFunc(decks, func(a, b *outgoing) int { return strings.Compare(a.id, b.id) })
	return decks, nil
}

func ofInstalled(c *study.Collection, d study.Outgoing) *outgoing {
	o := &outgoing{id: d.ID, path: d.Path, installed: &d}
	if d.Path == "" {
		o.shipped = c.ShippedDecks()
	}
	return o
}

// deckMeant returns the deck that a word means.
func deckMeant(c *study.Collection, installed []study.Outgoing, word string) (*outgoing, error) {
	meant, err := c.Meant(word, installed)
	switch {
	case err != nil:
		return nil, err
	case meant.Installed != nil:
		return ofInstalled(c, *meant.Installed), nil
	case meant.Path != "":
		o := &outgoing{path: meant.Path}
		return o, o.identify()
	}
	d, err := deck.LoadFS(c.ShippedDecks(), meant.ID)
	if err != nil {
		return nil, err
	}
	return &outgoing{id: d.ID, shipped: c.ShippedDecks(), deck: d}, nil
}

// isAt reports whether two decks are at one place.
func (o *outgoing) isAt(other *outgoing) bool {
	a, errA := deck.Beside(o.path)
	b, errB := deck.Beside(other.path)
	if o.path == "" || other.path == "" || errA != nil || errB != nil {
		return o.path == other.path
	}
	whole := func(path string) string {
		if abs, err := filepath.Abs(path); err == nil {
			return abs
		}
		return path
	}
	return whole(a.Ledger) == whole(b.Ledger)
}

// place says where a deck is, for people.
func (o *outgoing) place() string {
	if o.path == "" {
		return "the one of the program"
	}
	return o.path
}
