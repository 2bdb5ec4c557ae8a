package stats

import (
	"cmp"
	"context"
	"slices"

	"goodcard/study"
)

// A Hard is an item that lapsed: a counted review below 3 after an earlier pass. All its
// figures begin anew when it is forgotten, as they do in 'goodcard why'.
type Hard struct {
	Item   string
	Front  string // its question, Markdown
	Lapses int
	Passed int // counted reviews that passed
	N      int // counted reviews
}

// Share returns the share of counted reviews that were lapses, from 0 to 1.
func (h Hard) Share() float64 { return float64(h.Lapses) / float64(h.N) }

const mostHard = 10

// rank keeps the hardest items that can still be studied.
func (t *tally) rank(p study.Past) {
	if !p.Installed() || p.Lapses == 0 {
		return
	}
	h := Hard{Item: p.Item, Lapses: p.Lapses, Passed: p.Passed, N: p.Counted}
	at, _ := slices.BinarySearchFunc(t.hardest, h, func(a, b Hard) int {
		return cmp.Or(cmp.Compare(b.Lapses, a.Lapses), cmp.Compare(b.Share(), a.Share()), cmp.Compare(a.Item, b.Item))
	})
	if at == mostHard {
		return
	}
	t.hardest = slices.Insert(t.hardest, at, h)
	t.hardest = t.hardest[:min(len(t.hardest), mostHard)]
}

// fronts looks up the questions of the hardest items.
func (t *tally) fronts(ctx context.Context, c *study.Collection) error {
	ids := make([]string, len(t.hardest))
	for i, h := range t.hardest {
		ids[i] = h.Item
	}
	fronts, err := c.Fronts(ctx, ids)
	for i := range t.hardest {
		t.hardest[i].Front = fronts[ids[i]]
	}
	return err
}
