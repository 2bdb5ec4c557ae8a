package history

import "goodcard/scheduler"

// A Memory is what the history says of one item: the replay of its unvoided events.
// It may be kept, and is made anew whenever an event of the item is added.
type Memory struct {
	scheduler.State        // since the last forget
	LastWording     string // key of the wording of the newest review
	NewDay          *int   // study day of the newest first review, also from before a forget
	StudiedDay      *int   // study day of the newest review, also from before a forget
	Suspended       bool
	Flagged         bool
	BuriedDay       *int // study day for which the item is set aside
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

// Learning reports whether the item comes again on the study day today: its newest review
// since the last forget was given on it and was below 4.
func (m *Memory) Learning(today int) bool {
	return m.Reviews > 0 && m.Studied(today) && m.LastGrade.Drilled()
}

// Studied reports whether the item was reviewed on the study day.
func (m *Memory) Studied(day int) bool { return m.StudiedDay != nil && *m.StudiedDay == day }

// Buried reports whether the item is set aside for the study day.
func (m *Memory) Buried(day int) bool { return m.BuriedDay != nil && *m.BuriedDay == day }
