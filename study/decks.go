package study

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/storage"
	"goodcard/words"
)

// Refresh reads installed decks again whose files changed, and tells whether any card may
// have changed by it. A deck that cannot be read any more is a trouble, not an error.
func (c *Collection) Refresh(ctx context.Context) (changed bool, err error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return false, err
	}
	if len(decks) == 0 {
		return true, c.welcome(ctx)
	}
	for _, d := range decks {
		if !d.Active {
			continue
		}
		read := c.refreshFile
		if d.Source == storage.Shipped {
			read = c.refreshShipped
		}
		fresh, err := read(ctx, d)
		if err != nil {
			return changed, fmt.Errorf("deck %s: %w", d.ID, err)
		}
		changed = changed || fresh
	}
	return changed, nil
}

func (c *Collection) refreshFile(ctx context.Context, d storage.Deck) (bool, error) {
	r := reread(d)
	switch {
	case r == nil && d.Problem == "":
		return false, nil
	case r == nil: // still broken
		c.trouble(d, d.Problem)
		return false, nil
	case r.deck != nil:
		return true, c.put(ctx, r.deck, storage.Deck{Source: storage.File, Path: d.Path, Stamp: r.stamp, SHA256: r.sha256})
	case r.err != nil && r.sha256 == "": // not readable at all: try again next time
		c.trouble(d, missing(d.Path, r.err))
		return false, nil
	case r.err != nil:
		d.Problem, d.Tried = r.err.Error(), r.sha256
		c.trouble(d, d.Problem)
	case r.sha256 == d.SHA256: // touched, or brought back
		d.Problem, d.Tried = "", r.sha256
	default: // the same broken text as before, with a new time
		c.trouble(d, d.Problem)
	}
	d.Stamp = r.stamp
	return false, c.db.NoteDeck(ctx, d)
}

// refreshShipped brings the newer text of a newer program. A text that is no deck is the
// program's mistake, and stops nobody.
func (c *Collection) refreshShipped(ctx context.Context, d storage.Deck) (bool, error) {
	text, err := fs.ReadFile(c.shipped, d.Path+".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // this program brings it no more; what is indexed serves
	}
	if err != nil || digest(text) == d.SHA256 {
		return false, err
	}
	newer, err := deck.Parse(d.Path+".yaml", text)
	if err != nil {
		c.trouble(d, err.Error())
		return false, nil
	}
	return true, c.putShipped(ctx, d.Path, newer, text)
}

// put indexes a deck in the place of what was indexed under its id.
func (c *Collection) put(ctx context.Context, d *deck.Deck, as storage.Deck) error {
	body, cards, err := indexed(d)
	if err != nil {
		return err
	}
	as.ID, as.Title, as.Version, as.Body = d.ID, d.Title, d.Version, body
	as.Tried, as.Active, as.Concepts = as.SHA256, true, relations(d)
	return c.db.PutDeck(ctx, as, cards)
}

func (c *Collection) installShipped(ctx context.Context, name string) (*deck.Deck, error) {
	text, err := fs.ReadFile(c.shipped, name+".yaml")
	if err != nil {
		return nil, err
	}
	d, err := deck.Parse(name+".yaml", text)
	if err != nil {
		return nil, err
	}
	return d, c.putShipped(ctx, name, d, text)
}

func (c *Collection) putShipped(ctx context.Context, name string, d *deck.Deck, text []byte) error {
	return c.put(ctx, d, storage.Deck{Source: storage.Shipped, Path: name, SHA256: digest(text)})
}

// Install makes a deck ready to study: the file or folder at what, which stays linked, or
// else the shipped deck of that name. Where another deck with its id is installed, it is
// refused unless replace is set; the history of its cards stays in any case.
func (c *Collection) Install(ctx context.Context, what string, replace bool) (Deck, error) {
	var id string
	var err error
	if shipped := c.Shipped(); !exists(what) && !strings.ContainsAny(what, `/\.`) {
		if !slices.Contains(shipped, what) {
			return Deck{}, advise(nearestOf(what, shipped, "'goodcard decks' lists what is installed; name a file or folder to install a deck of your own"),
				"there is no file and no shipped deck called %q", what)
		}
		id, err = c.linkShipped(ctx, what, replace)
	} else {
		id, err = c.link(ctx, what, replace)
	}
	if err != nil {
		return Deck{}, err
	}
	decks, err := c.Decks(ctx)
	if err != nil {
		return Deck{}, err
	}
	return decks[slices.IndexFunc(decks, func(d Deck) bool { return d.ID == id })], nil
}

func (c *Collection) linkShipped(ctx context.Context, name string, replace bool) (string, error) {
	if err := c.mayInstall(ctx, name, storage.Shipped, name, replace); err != nil {
		return "", err
	}
	d, err := c.installShipped(ctx, name)
	if err != nil {
		return "", err
	}
	return d.ID, nil
}

func (c *Collection) link(ctx context.Context, what string, replace bool) (string, error) {
	file, err := filepath.Abs(what)
	if err != nil {
		return "", err
	}
	r := reread(storage.Deck{Path: file})
	if r.err != nil {
		return "", r.err
	}
	if err := c.mayInstall(ctx, r.deck.ID, storage.File, file, replace); err != nil {
		return "", err
	}
	return r.deck.ID, c.put(ctx, r.deck, storage.Deck{Source: storage.File, Path: file, Stamp: r.stamp, SHA256: r.sha256})
}

// mayInstall refuses a second deck with the id of an installed one.
func (c *Collection) mayInstall(ctx context.Context, id, source, where string, replace bool) error {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return err
	}
	for _, d := range decks {
		if d.ID == id && d.Active && !replace && (d.Source != source || d.Path != where) {
			return advise("use --replace to study this one instead; the history of its cards stays",
				"a deck with the id %q is installed already, from %s", id, origin(d))
		}
	}
	return nil
}

func origin(d storage.Deck) string {
	if d.Source == storage.Shipped {
		return "the program"
	}
	return d.Path
}

// Remove takes an installed deck out of study; its history stays and comes back with it.
func (c *Collection) Remove(ctx context.Context, id string) error {
	ids, err := c.DeckIDs(ctx, id)
	if err != nil {
		return err
	}
	return c.db.RemoveDeck(ctx, ids[0])
}

// DeckIDs checks that decks of these ids are installed, and returns them.
func (c *Collection) DeckIDs(ctx context.Context, ids ...string) ([]string, error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	var known []string
	for _, d := range decks {
		if d.Active {
			known = append(known, d.ID)
		}
	}
	for _, id := range ids {
		if !slices.Contains(known, id) {
			return nil, advise(nearestOf(id, known, "'goodcard decks' lists what is installed"), "no deck %q is installed", id)
		}
	}
	return ids, nil
}

// Shipped returns the names of the decks that the program brings.
func (c *Collection) Shipped() []string {
	files, err := fs.Glob(c.shipped, "*.yaml")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return names
}

// An Installed deck is one that is ready to study.
type Installed struct {
	ID, Title, Version string
	Source             string // "the program" or an absolute path
	Problem            string // what is wrong with its newest text; empty if nothing is
}

func installed(d storage.Deck) Installed {
	return Installed{d.ID, d.Title, d.Version, origin(d), d.Problem}
}

// A Deck is an installed deck with what a day brings of it.
type Deck struct {
	Installed
	storage.Tally
}

// Decks returns the installed decks in the order of installation.
func (c *Collection) Decks(ctx context.Context) ([]Deck, error) {
	known, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	tallies, err := c.db.Tally(ctx, c.Clock.Today())
	if err != nil {
		return nil, err
	}
	var decks []Deck
	for _, d := range known {
		if d.Active {
			decks = append(decks, Deck{installed(d), tallies[d.ID]})
		}
	}
	return decks, nil
}

// nearestOf returns the hint "did you mean …" where one of known is near, else another one.
func nearestOf(name string, known []string, otherwise string) string {
	return cmp.Or(words.DidYouMean(words.Nearest(name, known)), otherwise)
}
