package storage

import (
	"bytes"
	"cmp"
	"slices"

	"goodcard/history"
)

// A chronicle brings events that come by study day into the order of time. Days overlap
// in time where zones change, so an event waits until no later row can be older.
type chronicle struct {
	do       func(e history.Event, counted bool) error
	taken    map[history.ID]bool
	counters map[int64]history.Counter     // by the key of the item's home
	replayed map[int64]map[history.ID]bool // counted reviews of items whose text an update changed, by the same

	day     int
	waiting []told
}

type told struct {
	history.Event
	home int64
}

// add takes the next event; home is the key of the item whose memory it belongs to.
func (c *chronicle) add(e history.Event, home int64) error {
	if e.Day != c.day {
		if err := c.release(earliest(e.Day)); err != nil {
			return err
		}
		c.day = e.Day
	}
	e.Voided = c.taken[e.ID]
	c.waiting = append(c.waiting, told{e, home})
	return nil
}

// release calls do for the events from before a time in Unix milliseconds.
func (c *chronicle) release(before int64) error {
	slices.SortFunc(c.waiting, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:]))
	})
	n := 0
	for ; n < len(c.waiting) && c.waiting[n].At < before; n++ {
		e := c.waiting[n]
		if err := c.do(e.Event, c.counted(e)); err != nil {
			return err
		}
	}
	c.waiting = slices.Delete(c.waiting, 0, n)
	return nil
}

func (c *chronicle) counted(e told) bool {
	if counted, ok := c.replayed[e.home]; ok {
		return counted[e.ID]
	}
	counter := c.counters[e.home]
	counts := counter.Counts(e.Event)
	c.counters[e.home] = counter
	return counts
}

// earliest returns the first time in Unix milliseconds that a study day can have anywhere:
// zones go to 14 hours east, and a rollover is not before midnight.
func earliest(day int) int64 {
	const hour = 3_600_000
	return int64(day)*24*hour - 14*hour
}
