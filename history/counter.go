package history

import "goodcard/scheduler"

// A Counter tells which reviews of an item count, as a replay does, for who reads events of
// many items in turn and needs no memory. It knows nothing of [Updated] events.
type Counter struct {
	lastDay int
	any     bool // a review counted since the item was last forgotten or seeded
}

// Counts takes the next event, and reports whether it is a counted review.
func (c *Counter) Counts(e Event) bool {
	switch {
	case e.Voided:
	case e.Kind == Forget || e.Kind == Seed && e.seeds():
		*c = Counter{}
	case e.Kind == Review:
		state := scheduler.State{LastDay: c.lastDay}
		if c.any {
			state.Counted = 1
		}
		if state.Counts(e.Day) {
			*c = Counter{e.Day, true}
			return true
		}
	}
	return false
}
