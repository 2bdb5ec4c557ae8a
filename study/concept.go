package study

import (
	"context"
	"slices"

	"goodcard/storage"
)

// neighbours are the concepts that are easily confused with each concept.
type neighbours map[string][]string

// confused reports whether a concept of one card is easily confused with one of the other.
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
	f := storage.Filter{Tag: sel.Tag}
	var err error
	if f.Decks, f.Paths, err = c.apart(ctx, sel.Decks); err != nil {
		return f, err
	}
	if sel.Concept == "" {
		return f, nil
	}
	id, err := c.concept(ctx, sel.Concept)
	f.Concepts = append([]string{id}, near[id]...)
	return f, err
}
