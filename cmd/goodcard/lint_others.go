package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/study"
)

// namedConcepts are the concepts of the decks that were named on the command line, by the id of the deck, and what
// their cards say that they were in other decks.
type namedConcepts struct {
	byDeck  map[string][]string
	moved   map[string]string     // where a card says so, by the full id that it had
	waiting map[string]lintTarget // decks that were not read yet, by their paths
}

func newNamedConcepts(targets []lintTarget) *namedConcepts {
	n := &namedConcepts{byDeck: map[string][]string{}, moved: map[string]string{}, waiting: map[string]lintTarget{}}
	for _, t := range targets {
		if t.path != "-" && !t.shipped {
			n.waiting[t.path] = t
		}
	}
	return n
}

// add notes what of a deck that was read others ask for.
func (n *namedConcepts) add(target lintTarget, d *deck.Deck) {
	delete(n.waiting, target.path)
	n.byDeck[d.ID] = append(n.byDeck[d.ID], conceptIDs(d)...)
	for _, c := range d.Cards {
		for _, was := range c.Was {
			if strings.Contains(was, "/") {
				n.moved[was] = fmt.Sprintf("%s:%d", c.File, c.Line)
			}
		}
	}
}

// of returns the concepts of a deck by its id.
func (n *namedConcepts) of(id string) []string {
	if n.byDeck[id] == nil {
		n.readAll()
	}
	return n.byDeck[id]
}

// movedTo returns where a card of another deck says that it had a full id; nothing where none does.
func (n *namedConcepts) movedTo(id string) string {
	n.readAll()
	return n.moved[id]
}

// readAll reads the decks whose turn has not come. Only what others ask for is kept.
func (n *namedConcepts) readAll() {
	for path, target := range n.waiting {
		delete(n.waiting, path)
		if d, err := deck.Load(path); err == nil {
			n.add(target, d)
		}
	}
}

// conceptsOfOthers returns where to look for the concepts of another deck than the one that is checked:
// among those that were named with it, beside it, among the installed ones, and among those that the
// program brings.
func (r *lintRun) conceptsOfOthers(ctx context.Context, target lintTarget) func(id string) []string {
	return func(id string) (concepts []string) {
		if named := r.named.of(id); named != nil {
			return named
		}
		if whole, err := filepath.Abs(target.path); err == nil && target.path != "-" && !target.shipped {
			beside := filepath.Join(filepath.Dir(whole), id)
			for _, path := range []string{beside + ".yaml", beside} {
				if d, err := deck.Load(path); err == nil && d.ID == id {
					return conceptIDs(d)
				}
			}
		}
		// Where no collection can be seen, there are no installed decks to look at.
		_ = peek(ctx, r.env, r.opts.Data, func(g study.Glimpse) error {
			all, err := g.Concepts(ctx)
			for _, full := range all {
				if concept, ok := strings.CutPrefix(full, id+"/"); ok {
					concepts = append(concepts, concept)
				}
			}
			return err
		})
		if concepts != nil || decks.Shipped.Digest(id) == "" {
			return concepts
		}
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			return nil
		}
		return conceptIDs(d)
	}
}

func conceptIDs(d *deck.Deck) (ids []string) {
	for _, c := range d.Concepts {
		ids = append(ids, c.ID)
	}
	return ids
}

// decksOfPath returns where to look for the decks that a path names: where [lintRun.conceptsOfOthers] looks for concepts.
func (r *lintRun) decksOfPath(ctx context.Context, target lintTarget) func(id string) *deck.Deck {
	read := map[string]*deck.Deck{} // by file; nil for what is none
	return func(id string) *deck.Deck {
		var files []string
		for _, t := range r.targets {
			if t.path != "-" && !t.shipped {
				files = append(files, t.path)
			}
		}
		if whole, err := filepath.Abs(target.path); err == nil && target.path != "-" && !target.shipped {
			files = append(files, deck.NamedBeside(whole, id)...)
		}
		if at, err := deckNamed(ctx, r.env, r.opts.Common, id); err == nil && !at.shipped {
			files = append(files, at.path)
		}
		for _, file := range files {
			if _, err := os.Stat(file); err != nil {
				continue
			}
			d, known := read[file]
			if !known {
				d, _ = deck.Load(file) // what is wrong with it is told where it is checked itself
				read[file] = d
			}
			if d != nil && d.ID == id {
				return d
			}
		}
		if decks.Shipped.Digest(id) == "" {
			return nil
		}
		d, err := deck.LoadFS(decks.Shipped, id)
		if err != nil {
			return nil
		}
		return d
	}
}
