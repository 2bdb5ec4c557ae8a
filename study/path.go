package study

import (
	"context"
	"fmt"
	"slices"
	"time"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/storage"
	"goodcard/words"
)

// units turns the units of a path into what the index keeps.
func units(d *deck.Deck) []storage.Unit {
	var all []storage.Unit
	for _, u := range d.Path {
		kept := storage.Unit{ID: u.ID, Title: u.Title, Cards: u.Cards, Concepts: u.Concepts}
		if opens, err := time.Parse(time.DateOnly, u.Opens); err == nil {
			kept.Opens = new(int(opens.Unix() / (24 * 60 * 60)))
		}
		all = append(all, kept)
	}
	return all
}

// apart parts the ids of installed decks that are paths from those that are none.
func (c *Collection) apart(ctx context.Context, ids []string) (decks, paths []string, err error) {
	if len(ids) == 0 {
		return nil, nil, nil
	}
	known, err := c.db.Decks(ctx)
	way := map[string]bool{}
	for _, d := range known {
		way[d.ID] = d.Way
	}
	for _, id := range ids {
		if way[id] {
			paths = append(paths, id)
		} else {
			decks = append(decks, id)
		}
	}
	return decks, paths, err
}

// of returns what says of an item whether one of the decks and paths has it; nil where none is named. An item
// that no deck has any more belongs to the deck that its id names.
func (c *Collection) of(ctx context.Context, ids []string) (func(item string) bool, error) {
	decks, paths, err := c.apart(ctx, ids)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	on := map[string]bool{}
	if len(paths) > 0 {
		cards, err := c.db.WayCards(ctx, paths)
		if err != nil {
			return nil, err
		}
		for _, card := range cards {
			on[card] = true
		}
	}
	return func(item string) bool {
		ref := deck.ParseRef(item)
		return on[ref.Card] || slices.Contains(decks, ref.Deck)
	}, nil
}

// A Unit is that of a path in which the learner is, or the one that opens next.
type Unit struct {
	storage.UnitPlace

	Cards, New int  // that decks have of it; those of them with a new item that is not suspended
	Opens      *int // study day; nil for always
	Several    bool // several paths are installed, so that which one is to be said
}

func unitOf(w storage.Way, i int) *Unit {
	u := w.Units[i]
	return &Unit{storage.UnitPlace{Path: w.Path, PathTitle: w.Title, ID: u.ID, Title: u.Title, Number: i + 1, Of: len(w.Units)}, u.Cards, u.New, u.Opens, false}
}

// ways returns the installed paths as they stand today.
func (c *Collection) ways(ctx context.Context) ([]storage.Way, error) {
	return c.db.Ways(ctx, c.Clock.Today())
}

// unitNow returns the unit in which the learner is: the first that is open and has new cards, of the path that was installed
// first of several, so that it never goes back; nil where none has any.
func unitNow(all []storage.Way) *Unit {
	for _, w := range all {
		if i := slices.IndexFunc(w.Units, func(u storage.UnitOn) bool { return u.Open && u.New > 0 }); i >= 0 && !w.Done {
			return unitOf(w, i)
		}
	}
	return nil
}

// nextUnit returns the unit of these that opens next and has new cards; nil where none does.
func nextUnit(all []storage.Way) (next *Unit) {
	for _, w := range all {
		for i, u := range w.Units {
			if !u.Open && u.New > 0 && (next == nil || *u.Opens < *next.Opens) {
				next = unitOf(w, i)
			}
		}
	}
	return next
}

// opensNext is [nextUnit] of the installed paths.
func (c *Collection) opensNext(ctx context.Context) (*Unit, error) {
	all, err := c.ways(ctx)
	return nextUnit(all), err
}

// opensAfter returns the first day behind a study day on which a unit opens that has new cards; nil where none does.
func (c *Collection) opensAfter(ctx context.Context, day int) (*int, error) {
	all, err := c.db.Ways(ctx, day)
	if next := nextUnit(all); next != nil {
		return next.Opens, err
	}
	return nil, err
}

// opening says when a unit opens.
func (u *Unit) opening() string {
	return fmt.Sprintf("\"%s\" opens on %s", markup.Clean(u.Title), dateOf(*u.Opens))
}

// dateOf writes a study day as people do.
func dateOf(day int) string { return time.Unix(int64(day)*24*60*60, 0).UTC().Format("2 Jan 2006") }

// waitsForPath says what a new card waits for that a path brings later; empty where it does not.
func (c *Collection) waitsForPath(ctx context.Context, card string) (string, error) {
	all, err := c.ways(ctx)
	if err != nil {
		return "", err
	}
	var opens *Unit
	for _, w := range all {
		id, err := c.db.UnitOf(ctx, w.Path, card)
		if err != nil {
			return "", err
		}
		i := slices.IndexFunc(w.Units, func(u storage.UnitOn) bool { return u.ID == id })
		switch {
		case i < 0:
		case w.Units[i].Open:
			return "", nil
		case opens == nil || *w.Units[i].Opens < *opens.Opens:
			opens = unitOf(w, i)
		}
	}
	if opens != nil {
		return opens.opening(), nil
	}
	for _, w := range all {
		if !w.Done && slices.Contains(w.Decks, deck.ParseRef(card).Deck) {
			return fmt.Sprintf("the path \"%s\" comes first", markup.Clean(w.Title)), nil
		}
	}
	return "", nil
}

// Unit returns the unit of a path in which the learner is; nil where there is none, and where the session is no
// review.
func (s *Session) Unit(ctx context.Context) (*Unit, error) {
	if s.opts.Cram {
		return nil, nil
	}
	all, err := s.c.ways(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	several := len(all) > 1
	if chosen := s.opts.Decks; len(chosen) > 0 { // of the others no card comes in this session
		all = slices.DeleteFunc(slices.Clone(all), func(w storage.Way) bool {
			return !slices.ContainsFunc(chosen, func(id string) bool { return id == w.Path || slices.Contains(w.Decks, id) })
		})
	}
	u := unitNow(all)
	if u != nil {
		u.Several = several
	}
	return u, nil
}

// which names the unit, and its path where there are several.
func (u *Unit) which() string {
	of := fmt.Sprintf("nit %d of %d", u.Number, u.Of)
	if u.Several {
		return fmt.Sprintf("\"%s\", u%s", markup.Clean(u.PathTitle), of)
	}
	return "U" + of
}

// Says tells in which unit the learner is.
func (u *Unit) Says() string {
	return fmt.Sprintf("%s, \"%s\": %s left.", u.which(), markup.Clean(u.Title), words.Count(u.New, "new card"))
}

// SaysOpening tells when a unit opens.
func (u *Unit) SaysOpening() string {
	return fmt.Sprintf("%s, %s.", u.which(), u.opening())
}
