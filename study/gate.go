package study

import (
	"cmp"
	"context"
	"fmt"

	"goodcard/deck"
	"goodcard/deck/markup"
	"goodcard/storage"
	"goodcard/words"
)

// A Gate is a concept that new items wait for, and whose own cards can come now.
type Gate struct {
	Concept string // full id
	Name    string
	Items   int // that wait for it; one may wait for others too
	Missing int // of its cards, to be known until none of them waits for it
}

// Held says how many new items wait for concepts, and for which of those that can be worked
// on now: the one with the fewest cards to go first.
type Held struct {
	Items int
	Gates []Gate
}

// held counts what f lets through of the items that wait.
func (c *Collection) held(ctx context.Context, f storage.Filter) (h Held, err error) {
	items, waits, err := c.db.Waiting(ctx, f)
	if err != nil {
		return h, err
	}
	h.Items = items
	decks := map[string]knownDeck{}
	for _, w := range waits {
		if !w.Open {
			break
		}
		id := deck.ParseRef(w.For).Deck
		of, met := decks[id]
		if !met {
			if of, err = deckOf(ctx, c.db, id); err != nil {
				return h, err
			}
			decks[id] = of
		}
		h.Gates = append(h.Gates, Gate{w.For, cmp.Or(of.body.Concepts[w.For], w.For), w.Items, w.Missing})
	}
	return h, nil
}

// maxGates is how many concepts a sentence names.
const maxGates = 3

// String is the sentence for the learner; empty where nothing waits.
func (h Held) String() string {
	if h.Items == 0 {
		return ""
	}
	text := words.Agree(h.Items, "new card", "waits", "wait")
	for i, g := range h.Gates[:min(len(h.Gates), maxGates)] {
		switch {
		case i > 0:
			text += fmt.Sprintf(", %d", g.Items)
		case g.Items < h.Items:
			text += fmt.Sprintf(": %d", g.Items)
		}
		text += fmt.Sprintf(" for \"%s\" (%s to go)", markup.Clean(g.Name), words.Count(g.Missing, "card"))
	}
	if more := len(h.Gates) - maxGates; more > 0 {
		text += ", others for " + words.Count(more, "more concept")
	}
	return text + "."
}
