package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"goodcard/decks"
	"goodcard/study"
)

// A deckAt is where the deck is that an id means.
type deckAt struct {
	path    string // its file or folder, or its name among the decks of the program
	shipped bool
}

// deckNamed returns where the installed or shipped deck of that id is, for commands that only
// read a deck. It opens no collection and makes none.
func deckNamed(ctx context.Context, env *Env, o Common, id string) (deckAt, error) {
	var file string
	var installed []string
	unseen := peek(ctx, env, o.Data, func(g study.Glimpse) (err error) {
		if file, err = g.File(ctx, id); err == nil {
			installed, err = g.Decks(ctx)
		}
		return err
	})
	switch {
	case file != "":
		return deckAt{path: file}, nil
	case decks.Shipped.Digest(id) != "":
		return deckAt{path: id, shipped: true}, nil
	case unseen != nil && !errors.Is(unseen, fs.ErrNotExist):
		return deckAt{}, unseen // there may be one of that id
	}
	unknown := study.UnknownDeck(id, installed, decks.Shipped.IDs())
	unknown.Message = fmt.Sprintf("there is no file and no deck called %q", id)
	return deckAt{}, unknown
}
