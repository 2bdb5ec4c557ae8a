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
	through bool   // it goes out for a path that names it
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
	return withNamed(ctx, c, installed, decks, len(words) > 0)
}

// withNamed adds the decks that paths name, where paths were named and these were not.
func withNamed(ctx context.Context, c *study.Collection, installed []study.Outgoing, decks []wholeDeck, named bool) ([]wholeDeck, error) {
	for _, p := range slices.Clone(decks) {
		if !p.IsPath() || !named {
			continue
		}
		for _, id := range p.Named() {
			if slices.ContainsFunc(decks, func(d wholeDeck) bool { return d.ID == id }) {
				continue
			}
			m, err := c.Meant(id, installed)
			if err != nil && p.path != "" {
				for _, file := range deck.NamedBeside(p.path, id) {
					if isThere(file) {
						m, err = study.Meant{Path: file}, nil
						break
					}
				}
			}
			if err != nil {
				return nil, err
			}
			d, err := wholeDeckOf(ctx, c, m)
			if err != nil {
				return nil, err
			}
			d.through = true
			decks = append(decks, d)
		}
	}
	return decks, nil
}

// readable returns decks as they are read: in the place of a path stand its cards, in its order, those of each deck
// together, of the decks that were not named themselves.
func readable(decks []wholeDeck) []wholeDeck {
	byID := map[string]*deck.Deck{}
	var all []wholeDeck
	for _, d := range decks {
		byID[d.ID] = d.Deck
	}
	cards := map[string][]deck.Card{}
	for _, p := range decks {
		for _, unit := range p.PathCards(func(id string) *deck.Deck { return byID[id] }) {
			for _, c := range unit {
				cards[c.Deck.ID] = append(cards[c.Deck.ID], *c.Card)
			}
		}
	}
	for _, d := range decks {
		switch {
		case d.IsPath():
			continue
		case d.through:
			own := *d.Deck
			own.Cards, d.Deck = cards[d.ID], &own
		}
		all = append(all, d)
	}
	return all
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
