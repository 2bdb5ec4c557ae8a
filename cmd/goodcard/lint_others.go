package main

import (
	"context"
	"path/filepath"
	"strings"

	"goodcard/deck"
	"goodcard/decks"
	"goodcard/study"
)

// conceptsOfOthers returns where to look for the concepts of another deck than the one that is checked:
// beside it, among the installed ones, and among those that the program brings.
func conceptsOfOthers(ctx context.Context, env *Env, o Common, target lintTarget) func(id string) []string {
	return func(id string) (concepts []string) {
		if whole, err := filepath.Abs(target.path); err == nil && target.path != "-" && !target.shipped {
			beside := filepath.Join(filepath.Dir(whole), id)
			for _, path := range []string{beside + ".yaml", beside} {
				if d, err := deck.Load(path); err == nil && d.ID == id {
					return conceptIDs(d)
				}
			}
		}
		// Where no collection can be seen, there are no installed decks to look at.
		_ = peek(ctx, env, o.Data, func(g study.Glimpse) error {
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
