package study

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/storage"
)

// Refresh reads installed decks again whose files changed, and reports whether any card may
// have changed by it. A deck that cannot be read any more is a trouble, not an error.
func (c *Collection) Refresh(ctx context.Context) (changed bool, err error) {
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return false, err
	}
	return c.refreshAll(ctx, decks)
}

// reread reads those decks again of which something that is kept cannot be read, or is not what the
// deck says.
func (c *Collection) reread(ctx context.Context) error {
	_, decks, err := c.unlike(ctx)
	if err != nil {
		return err
	}
	if any, err := c.db.Distrust(ctx, decks...); err != nil || !any {
		return err
	}
	_, err = c.Refresh(ctx)
	return err
}

func (c *Collection) refreshAll(ctx context.Context, decks []storage.Deck) (changed bool, err error) {
	for _, d := range decks {
		if !d.Active {
			continue
		}
		fresh, err := c.refresh(ctx, d)
		if errors.Is(err, storage.ErrUnwritable) {
			c.trouble(d, "it cannot be read again: "+err.Error())
			continue
		}
		if err != nil {
			return changed, fmt.Errorf("deck %s: %w", d.ID, err)
		}
		changed = changed || fresh
	}
	return changed, nil
}

func (c *Collection) refresh(ctx context.Context, d storage.Deck) (changed bool, err error) {
	from := c.source(d)
	r := from.read(d)
	switch {
	case r == nil && d.Problem == "":
		return false, nil
	case r == nil: // still broken
		c.trouble(d, d.Problem)
		return false, nil
	case r.deck != nil:
		if err := c.remark(ctx, r.deck); err != nil {
			return false, err
		}
		now := sourced{from, r}
		if err := c.tellLosses(ctx, func() error { return c.put(ctx, now) }, now); err != nil {
			return false, err
		}
		return true, c.remarkPath(ctx, from, r.deck)
	case r.err != nil && r.sha256 == "": // not readable at all: try again next time
		c.trouble(d, unreadable(d.Path, r.err))
		return false, nil
	case r.err != nil:
		d.Problem, d.Tried = reason.Text(r.err), r.sha256
		c.trouble(d, d.Problem)
	case r.sha256 == d.SHA256: // touched, or brought back
		d.Problem, d.Tried = "", r.sha256
	default: // the same broken text as before, with a new time
		c.trouble(d, d.Problem)
	}
	d.Stamp = r.stamp
	return false, c.db.NoteDeck(ctx, d)
}

// remark tells what an author should know of a deck that is about to be indexed anew.
func (c *Collection) remark(ctx context.Context, d *deck.Deck) error {
	for _, p := range d.Unread() {
		c.tell(fmt.Sprintf("deck %s: %v: %s", d.ID, p, p.Fix))
	}
	all, err := lost(ctx, c.db, d)
	for _, l := range all {
		c.tell(fmt.Sprintf("deck %s: %s:%d: the card %s has the text of %s, which is gone: %s", d.ID, l.Card.File, l.Card.Line, l.Card.ID, l.Old, l.Next()))
	}
	return err
}

// put indexes decks that were read, in the place of what was indexed under their ids: all of them or none.
func (c *Collection) put(ctx context.Context, decks ...sourced) error {
	var all []storage.Content
	for _, s := range decks {
		d, as := s.r.deck, s.from.row()
		body, cards, err := indexed(d)
		if err != nil {
			return err
		}
		as.ID, as.Title, as.Version, as.Body = d.ID, d.Title, d.Version, body
		as.Stamp, as.SHA256, as.Tried = s.r.stamp, s.r.sha256, s.r.sha256
		as.Active, as.Concepts, as.Units = true, relations(d), units(d)
		all = append(all, storage.Content{Deck: as, Cards: cards})
	}
	return c.db.PutDecks(ctx, all...)
}

// Remove takes an installed deck out of study; its history stays and comes back with it. Of a path the
// decks stay.
func (c *Collection) Remove(ctx context.Context, id string) error {
	ids, err := c.DeckIDs(ctx, id)
	if err != nil {
		return err
	}
	return c.db.RemoveDeck(ctx, ids[0])
}

// PathsOf returns the ids of the installed paths that name a deck, and would go on without its cards.
func (c *Collection) PathsOf(ctx context.Context, id string) (paths []string, err error) {
	all, err := c.ways(ctx)
	for _, w := range all {
		if slices.Contains(w.Decks, id) {
			paths = append(paths, w.Path)
		}
	}
	return paths, err
}

// DeckIDs checks that decks of these ids are installed, and returns them.
func (c *Collection) DeckIDs(ctx context.Context, ids ...string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
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
			return nil, c.unknownDeck(ctx, id, known)
		}
	}
	return ids, nil
}

// An Installed deck is one that is ready to study.
type Installed struct {
	ID, Title, Version string
	Source             string // where it comes from, in words or as an absolute path
	File               string // the file or folder in which the learner edits it; empty if there is none
	Problem            string // what is wrong with its newest text; empty if nothing is
	IsPath             bool
}

func (c *Collection) installed(d storage.Deck) Installed {
	from := c.source(d)
	return Installed{d.ID, d.Title, d.Version, from.name(), from.file(), d.Problem, d.Way}
}

// A Deck is an installed deck with what a day brings of it.
type Deck struct {
	Installed
	storage.Tally
	Path *PathState // of a path, whose items are those of decks too; else nil
	Also []string   // decks that were installed with it just now
}

// A PathState says how far a learner is on an installed path.
type PathState struct {
	Units, Open int
	Done        bool     // no card of it that can come is new
	Unit        *Unit    // in which the learner is; nil where it has no new cards
	Opens       *Unit    // that opens next; nil where none does
	Missing     []string // decks that it names and that are not installed, or are paths themselves
}

// Decks returns the installed decks in the order of installation.
func (c *Collection) Decks(ctx context.Context) ([]Deck, error) {
	known, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	done, err := c.db.Done(ctx, c.Clock.Today())
	if err != nil {
		return nil, err
	}
	tallies, err := c.db.Tally(ctx, done)
	if err != nil {
		return nil, err
	}
	var decks []Deck
	for _, d := range known {
		if !d.Active {
			continue
		}
		of := Deck{Installed: c.installed(d), Tally: tallies[d.ID]}
		if d.Way {
			if of.Path, err = c.pathState(ctx, d.ID, known); err != nil {
				return nil, err
			}
		}
		decks = append(decks, of)
	}
	return decks, nil
}
