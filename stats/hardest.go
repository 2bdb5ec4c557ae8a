package stats

import (
	"cmp"
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
func (t *tally) rank(p study.Past) error {
	m := &p.Memory
	if !p.Installed() || m.Lapses == 0 {
		return nil
	}
	h := Hard{Item: p.Item, Lapses: m.Lapses, Passed: m.Passed, N: m.Counted}
	at, _ := slices.BinarySearchFunc(t.hardest, h, func(a, b Hard) int {
		return cmp.Or(cmp.Compare(b.Lapses, a.Lapses), cmp.Compare(b.Share(), a.Share()), cmp.Compare(a.Item, b.Item))
	})
	if at == mostHard {
		return nil
	}
	var err error
	if h.Front, err = p.Front(); err != nil {
		return err
	}
	t.hardest = slices.Insert(t.hardest, at, h)
	t.hardest = t.hardest[:min(len(t.hardest), mostHard)]
	return nil
}
