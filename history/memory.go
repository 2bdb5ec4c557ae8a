package history

import "goodcard/scheduler"

// A Memory is what the history says of one item: the replay of its unvoided events.
// It may be kept, and is made anew whenever an event of the item is added.
type Memory struct {
	scheduler.State        // since the last forget
	Shown           bool   // a review stands, be it from before a forget
	LastWording     string // key of the wording of the newest of them
	Suspended       bool
	Flagged         bool
	BuriedDay       *int // study day on which the item is not asked
	Nudge           *int // study day to which the next review is brought forward
}

// Due returns the study day on which the item should be seen, if it is not new.
func (m *Memory) Due() int {
	due := m.State.Due()
	if m.Nudge != nil {
		due = min(due, *m.Nudge)
	}
	return due
}

// Buried reports whether the item is not asked on the study day.
func (m *Memory) Buried(day int) bool { return m.BuriedDay != nil && *m.BuriedDay == day }
