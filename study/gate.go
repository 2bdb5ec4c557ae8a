package study

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"goodcard/deck/markup"
	"goodcard/storage"
	"goodcard/words"
)

// A Gate is a concept that new items wait for, and whose own cards can come now.
type Gate struct {
	Concept string // full id
	Name    string
	Items   int // that wait for it; one may wait for others too
	First   int // of these, those that wait for no gate before it
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
	items, waits, err := c.db.Waiting(ctx, c.Clock.Today(), f)
	if err != nil {
		return h, err
	}
	h.Items = items
	if n := slices.IndexFunc(waits, func(w storage.Wait) bool { return !w.Open }); n >= 0 {
		waits = waits[:n]
	}
	for _, w := range waits {
		h.Gates = append(h.Gates, Gate{w.For, w.For, w.Items, w.First, w.Missing})
	}
	return h, c.name(ctx, h.named())
}

// NameGates names all gates: else those alone have a name that the sentence says, and of the others it is the id.
func (c *Collection) NameGates(ctx context.Context, h Held) error { return c.name(ctx, h.Gates) }

func (c *Collection) name(ctx context.Context, gates []Gate) error {
	ids := make([]string, len(gates))
	for i, g := range gates {
		ids[i] = g.Concept
	}
	names, err := c.db.ConceptNames(ctx, ids)
	for i, g := range gates {
		gates[i].Name = cmp.Or(names[g.Concept], g.Concept)
	}
	return err
}

// waitsFor returns the names of the concepts that a new item of a card waits for.
func (c *Collection) waitsFor(ctx context.Context, card string) ([]string, error) {
	ids, err := c.db.WaitsFor(ctx, card, c.Clock.Today())
	if err != nil {
		return nil, err
	}
	names, err := c.db.ConceptNames(ctx, ids)
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = `"` + markup.Clean(cmp.Or(names[id], id)) + `"`
	}
	return said, err
}

// maxGates is how many concepts a sentence names.
const maxGates = 3

func (h Held) named() []Gate { return h.Gates[:min(len(h.Gates), maxGates)] }

// String is the sentence for the learner; empty where nothing waits. Each item is counted once,
// so that the numbers add up.
func (h Held) String() string {
	if h.Items == 0 {
		return ""
	}
	text, rest := words.Agree(h.Items, "new card", "waits", "wait"), h.Items
	add := func(n int, of string) {
		switch {
		case rest == h.Items && n == h.Items:
			text += " for " + of
		case rest == h.Items:
			text += fmt.Sprintf(": %d for %s", n, of)
		case n == 0 && h.Items == 1:
			text += ", also for " + of
		case n == 0:
			text += ", some of these also for " + of
		default:
			text += fmt.Sprintf(", %d more for %s", n, of)
		}
		rest -= n
	}
	named := h.named()
	for _, g := range named {
		add(g.First, fmt.Sprintf("\"%s\" (%s to go)", markup.Clean(g.Name), words.Count(g.Missing, "card")))
	}
	if others := h.Gates[len(named):]; len(others) > 0 {
		n := 0
		for _, g := range others {
			n += g.First
		}
		of := "another concept"
		if len(others) > 1 {
			of = fmt.Sprintf("%d other concepts", len(others))
		}
		add(n, of)
	}
	switch {
	case rest == 0 || len(named) == 0:
	case len(h.Gates) == 1:
		text += fmt.Sprintf(", and %d behind it", rest)
	default:
		text += fmt.Sprintf(", and %d behind those", rest)
	}
	return text + "."
}
