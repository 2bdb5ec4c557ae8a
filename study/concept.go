package study

import (
	"context"
	"slices"
	"strings"

	"goodcard/storage"
)

// neighbours are the concepts that are easily confused with each concept.
type neighbours map[string][]string

// confused tells whether a concept of one card is easily confused with one of the other.
// A card that is about both at once is itself the contrast and confuses nobody.
func (n neighbours) confused(a, b []string) bool {
	for _, one := range a {
		for _, other := range n[one] {
			if slices.Contains(b, other) && !slices.Contains(a, other) && !slices.Contains(b, one) {
				return true
			}
		}
	}
	return false
}

// filter turns a selection into what storage understands. A concept brings those along
// that are confused with it.
func (c *Collection) filter(ctx context.Context, sel Selection, near neighbours) (storage.Filter, error) {
	f := storage.Filter{Decks: sel.Decks, Tag: sel.Tag}
	if sel.Concept == "" {
		return f, nil
	}
	ids, err := c.Concepts(ctx, sel.Concept)
	if err != nil {
		return f, err
	}
	for _, id := range ids {
		f.Concepts = append(f.Concepts, id)
		f.Concepts = append(f.Concepts, near[id]...)
	}
	return f, nil
}

// Concepts returns the full ids of the concepts that text means: a full id, or a concept
// of any installed deck.
func (c *Collection) Concepts(ctx context.Context, text string) ([]string, error) {
	all, err := c.db.Concepts(ctx)
	if err != nil {
		return nil, err
	}
	if slices.Contains(all, text) {
		return []string{text}, nil
	}
	var found, names []string
	for _, id := range all {
		_, name, _ := strings.Cut(id, "/")
		names = append(names, name)
		if name == text {
			found = append(found, id)
		}
	}
	if len(found) == 0 {
		return nil, advise(nearestOf(text, append(names, all...), "'goodcard cards --json' shows the concepts of each card"), "no installed card is about a concept %q", text)
	}
	return found, nil
}
