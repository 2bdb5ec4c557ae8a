package study

import (
	"goodcard/history"
	"goodcard/scheduler"
)

// leechLapses is from how many lapses on an item is a leech. Concepts are forgotten less
// often than words; what is, needs other words rather than more reviews.
const leechLapses = 4

// leech reports whether the review that led from one state to the other made the item a
// leech: at the fourth lapse, and at every second one after.
func leech(before, after scheduler.State) bool {
	return after.Lapses > before.Lapses && after.Lapses >= leechLapses && (after.Lapses-leechLapses)%2 == 0
}

// Leech reports whether an item has lapsed so often that its card should be rewritten, split
// or suspended.
func Leech(m *history.Memory) bool { return m.Lapses >= leechLapses }
