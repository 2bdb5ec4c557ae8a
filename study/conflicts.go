package study

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"

	"goodcard/deck"
	"goodcard/history"
)

// A Conflict is a card with the learner's own versions of it, about which they may have to
// decide.
type Conflict struct {
	Card     string          // full id
	Gone     bool            // no installed deck has the card
	Theirs   deck.Card       // what its author says; the zero value where the card is gone
	Versions history.Overlay // of the learner
}

// Device returns the id of this device: who has versions of several asks which is of this one.
func (c *Collection) Device(ctx context.Context) (history.ID, error) { return c.db.Device(ctx) }

// Conflicts returns the cards of installed decks that wait for a decision of the learner, by
// id: those with several open versions, as two devices make them, those whose author changed
// what the learner had changed, and those whose version cannot be shown.
func (c *Collection) Conflicts(ctx context.Context) ([]Conflict, error) {
	edits, err := c.db.AllEdits(ctx)
	if err != nil {
		return nil, err
	}
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	installed := map[string]bool{}
	for _, d := range decks {
		installed[d.ID] = d.Active
	}
	var all []Conflict
	for _, id := range slices.Sorted(maps.Keys(edits)) {
		if !installed[deck.ParseRef(id).Deck] {
			continue // it comes back with its deck
		}
		found, err := c.conflict(ctx, id, edits[id])
		if err != nil {
			return nil, err
		}
		if !found.Versions.Settled() {
			all = append(all, found)
		}
	}
	return all, nil
}

// Conflict returns the card that text means with the learner's own versions of it, also where
// nothing waits for a decision, and where no deck has the card any more.
func (c *Collection) Conflict(ctx context.Context, text string) (Conflict, error) {
	id, err := c.wholeCard(ctx, text)
	if err != nil {
		return Conflict{}, err
	}
	edits, err := c.db.Edits(ctx, id)
	if err != nil {
		return Conflict{}, err
	}
	return c.conflict(ctx, id, edits)
}

func (c *Collection) conflict(ctx context.Context, id string, edits []history.Event) (Conflict, error) {
	found := Conflict{Card: id}
	var err error
	if found.Theirs, err = c.deckContent(ctx, id); errors.Is(err, errGone) {
		found.Gone, err = true, nil
	}
	found.Versions = history.Lay(&found.Theirs, edits)
	return found, err
}

// Notice tells in one line what there is to decide; empty where nothing is.
func (f *Conflict) Notice() string {
	if f.Gone {
		return "No deck has this card any more."
	}
	return OwnNotice(&f.Versions)
}

// What a learner can take instead of a version.
const (
	TakeMine   = "mine"   // the newest open version, which is asked
	TakeTheirs = "theirs" // the author's text
)

// Take settles a card: from now on the learner sees what they take, made from what the author
// says now, and no other version. pick is one of the constants, or a version: its number among
// the open ones, from 1, or its id. taken is false where there was nothing to settle.
func (c *Collection) Take(ctx context.Context, text, pick string) (after Conflict, taken bool, err error) {
	found, err := c.Conflict(ctx, text)
	if err != nil {
		return Conflict{}, false, err
	}
	mine, err := found.pick(pick)
	if err != nil {
		return Conflict{}, false, err
	}
	b := base{deck: deck.ParseRef(found.Card).Deck, theirs: found.Theirs, over: found.Versions.Over()}
	if !found.Gone {
		d, err := c.deckOfCard(ctx, found.Card)
		if err != nil {
			return Conflict{}, false, err
		}
		b.version = d.Version
	}
	kept, err := c.keepOwn(ctx, found.Card, b, &mine)
	if err != nil {
		return Conflict{}, false, err
	}
	after, err = c.Conflict(ctx, found.Card)
	return after, len(kept) > 0, err
}

// pick returns the card as the learner wants it.
func (f *Conflict) pick(pick string) (deck.Card, error) {
	open := f.Versions.Open
	at := slices.IndexFunc(open, func(v history.Version) bool { return v.ID.String() == pick })
	if n, err := strconv.Atoi(pick); err == nil {
		at = n - 1
	}
	switch {
	case pick == TakeTheirs:
		return f.Theirs, nil
	case len(open) == 0:
		return deck.Card{}, advise("'goodcard edit "+f.Card+"' makes one", "there is no version of your own of %s", f.Card)
	case pick == TakeMine:
		at = 0
	case at < 0 || at >= len(open):
		return deck.Card{}, advise("'goodcard conflicts "+f.Card+"' lists the versions", "%s has no open version %q of yours", f.Card, pick)
	}
	laid := open[at].Lay(&f.Theirs)
	if !laid.Fits {
		return deck.Card{}, advise("'goodcard edit "+f.Card+"' makes a new version, into which its text can be copied; --take theirs gives it up",
			"version %d does not fit %s as it is now", at+1, f.Card)
	}
	return laid.Card, nil
}
