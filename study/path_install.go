package study

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"goodcard/deck"
	"goodcard/deck/reason"
	"goodcard/storage"
	"goodcard/words"
)

// A sourced deck was read and is to be indexed.
type sourced struct {
	from source
	r    *reading
}

// namedBy returns the decks that a path names and that are not installed: those that the program brings, that
// were installed before, or that lie in the path's folder. One that is nowhere is an error, and so is one that
// cannot be read.
func (c *Collection) namedBy(ctx context.Context, from source, d *deck.Deck) (with []sourced, err error) {
	if !d.IsPath() {
		return nil, nil
	}
	known, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	var missing []string
	for _, id := range d.Named() {
		at := slices.IndexFunc(known, func(k storage.Deck) bool { return k.ID == id })
		if at >= 0 && known[at].Active {
			if known[at].Way {
				return nil, advise("name the decks whose cards it goes through", "the path %s names %s, which is a path itself", d.ID, id)
			}
			continue
		}
		n, err := c.findNamed(from, id, known)
		switch {
		case err != nil:
			return nil, fmt.Errorf("the deck %s, which the path %s names: %w", id, d.ID, err)
		case n == nil:
			missing = append(missing, id)
		case n.r.deck.IsPath():
			return nil, advise("name the decks whose cards it goes through", "the path %s names %s, which is a path itself", d.ID, id)
		default:
			with = append(with, *n)
		}
	}
	if len(missing) > 0 {
		them := "it"
		if len(missing) > 1 {
			them = "them"
		}
		return nil, advise(fmt.Sprintf("install %s first, or put %s beside the path as %s.yaml; 'goodcard decks' lists what is installed", them, them, missing[0]),
			"the path %s names %s, which %s nowhere: neither installed, nor brought by the program, nor in the path's folder",
			d.ID, words.And(missing), map[bool]string{true: "are", false: "is"}[len(missing) > 1])
	}
	return with, nil
}

// findNamed finds a deck that a path names and that is not installed; nil where it is nowhere.
func (c *Collection) findNamed(from source, id string, known []storage.Deck) (*sourced, error) {
	var all []source
	if c.shipped.Digest(id) != "" {
		all = append(all, shipped{c.shipped, id})
	}
	if at := slices.IndexFunc(known, func(k storage.Deck) bool { return k.ID == id && k.Source == storage.File }); at >= 0 {
		all = append(all, c.source(known[at])) // it was removed
	}
	if file := from.file(); file != "" {
		for _, place := range deck.NamedBeside(file, id) {
			all = append(all, linked{place})
		}
	}
	for _, s := range all {
		if l, ok := s.(linked); ok {
			if _, err := os.Stat(l.path); err != nil {
				continue
			}
		}
		r := s.read(storage.Deck{})
		if r.err != nil {
			return nil, r.err
		}
		if r.deck.ID == id {
			return &sourced{s, r}, nil
		}
	}
	return nil, nil
}

// tellMissing tells of the cards and concepts that a path names and its decks have not; with are those that are
// about to be installed.
func (c *Collection) tellMissing(ctx context.Context, d *deck.Deck, with ...sourced) error {
	have := map[string]*deck.Deck{}
	for _, n := range with {
		have[n.r.deck.ID] = n.r.deck
	}
	missing, err := c.lacking(ctx, d, have)
	if len(missing) > 0 {
		c.tell(fmt.Sprintf("path %s: it names %s, which its decks do not have, and goes on without", d.ID, someOf(missing)))
	}
	return err
}

// someOf lists the first few of ids.
func someOf(ids []string) string {
	const few = 3
	text := strings.Join(ids[:min(len(ids), few)], ", ")
	if n := len(ids); n > few {
		text += fmt.Sprintf(" and %d more", n-few)
	}
	return text
}

// lacking returns the cards and concepts that a path names and its decks have not.
func (c *Collection) lacking(ctx context.Context, d *deck.Deck, have map[string]*deck.Deck) (missing []string, err error) {
	known, err := c.namesOf(ctx, d, have)
	if err != nil {
		return nil, err
	}
	for _, u := range d.Path {
		for _, id := range u.Cards {
			if !known[id] {
				missing = append(missing, id)
			}
		}
		for _, id := range u.Concepts {
			if !known["concept "+id] {
				missing = append(missing, id)
			}
		}
	}
	return missing, nil
}

// tellLosses does what may take cards away from decks, and tells which installed paths go on without
// which. Those with the ids are read anew in it, and tell of theirs themselves.
func (c *Collection) tellLosses(ctx context.Context, do func() error, fresh ...sourced) error {
	before, err := c.lackingByPath(ctx)
	if err != nil {
		return err
	}
	if err := do(); err != nil || len(before) == 0 {
		return err
	}
	after, err := c.lackingByPath(ctx)
	for _, id := range slices.Sorted(maps.Keys(after)) {
		had := map[string]bool{}
		for _, name := range before[id] {
			had[name] = true
		}
		lost := slices.DeleteFunc(after[id], func(name string) bool { return had[name] })
		_, known := before[id]
		if anew := slices.ContainsFunc(fresh, func(s sourced) bool { return s.r.deck.ID == id }); known && !anew && len(lost) > 0 {
			c.tell(fmt.Sprintf("path %s: it goes on without %s, which its decks have no more", id, someOf(lost)))
		}
	}
	return err
}

// lackingByPath returns what the decks of each installed path have not of it, by the path's id.
func (c *Collection) lackingByPath(ctx context.Context) (map[string][]string, error) {
	all, err := c.ways(ctx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	lack := map[string][]string{}
	for _, w := range all {
		units, err := c.db.Units(ctx, w.Path)
		if err != nil {
			return nil, err
		}
		if lack[w.Path], err = c.lacking(ctx, &deck.Deck{ID: w.Path, Path: unitsKept(units)}, nil); err != nil {
			return nil, err
		}
	}
	return lack, nil
}

// namesOf returns the cards, by former ids too, and the concepts, with that word before them, of the decks that a path names.
func (c *Collection) namesOf(ctx context.Context, d *deck.Deck, have map[string]*deck.Deck) (map[string]bool, error) {
	names := map[string]bool{}
	former, err := c.db.Aliases(ctx)
	if err != nil {
		return nil, err
	}
	decks, err := c.db.Decks(ctx)
	if err != nil {
		return nil, err
	}
	gone := notActive(d.Named(), decks)
	for _, id := range d.Named() {
		if of := have[id]; of != nil {
			for _, card := range of.Cards {
				names[id+"/"+card.ID] = true
				for _, was := range deck.FullAll(id, card.Was) {
					names[was] = true
				}
			}
			for _, concept := range of.Concepts {
				names["concept "+id+"/"+concept.ID] = true
			}
			continue
		}
		if slices.Contains(gone, id) {
			continue
		}
		cards, err := c.db.CardsOf(ctx, id)
		if err != nil {
			return nil, err
		}
		for _, card := range cards {
			names[card] = true
		}
		of, err := deckOf(ctx, c.db, id)
		if err != nil {
			return nil, err
		}
		for concept := range of.body.Concepts {
			names["concept "+concept] = true
		}
	}
	for was, now := range former {
		names[was] = names[was] || names[now]
	}
	return names, nil
}

// remarkPath tells of the decks that a path names since it was changed, and that are not installed: what installing it
// anew would do about them.
func (c *Collection) remarkPath(ctx context.Context, from source, d *deck.Deck) error {
	if !d.IsPath() {
		return nil
	}
	with, err := c.namedBy(ctx, from, d)
	switch {
	case errors.Is(err, storage.ErrUnwritable) || errors.Is(err, context.Canceled):
		return err
	case err != nil:
		text := reason.Text(err)
		if a, ok := errors.AsType[*Advice](err); ok {
			text += "; " + a.Next
		}
		c.tell(text)
	case len(with) > 0:
		var ids []string
		for _, n := range with {
			ids = append(ids, n.r.deck.ID)
		}
		c.tell(fmt.Sprintf("path %s: it names %s not installed: %s installs %s", d.ID, words.And(ids)+map[bool]string{true: ", which is", false: ", which are"}[len(ids) == 1],
			words.Command("install", from.file()), map[bool]string{true: "it", false: "them"}[len(ids) == 1]))
	}
	return c.tellMissing(ctx, d)
}

// notActive returns those of the decks that are not installed as decks of cards.
func notActive(ids []string, known []storage.Deck) (missing []string) {
	for _, id := range ids {
		if !slices.ContainsFunc(known, func(k storage.Deck) bool { return k.ID == id && k.Active && !k.Way }) {
			missing = append(missing, id)
		}
	}
	return missing
}

// pathState says how far a learner is on a path.
func (c *Collection) pathState(ctx context.Context, id string, known []storage.Deck) (*PathState, error) {
	all, err := c.ways(ctx)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(all, func(w storage.Way) bool { return w.Path == id })
	if at < 0 {
		return nil, nil
	}
	w := all[at]
	p := &PathState{Units: len(w.Units), Done: w.Done, Opens: nextUnit(all[at : at+1]), Missing: notActive(w.Decks, known)}
	for _, u := range w.Units {
		if u.Open {
			p.Open++
		}
	}
	p.Unit = unitNow(all[at : at+1])
	return p, nil
}
