package history

import "goodcard/scheduler"

// A Step is one event of a replay with the state that it led to.
type Step struct {
	Event
	Before, After scheduler.State
	Counted       bool // a review that was the first of its study day
}

// Replay folds the events of one item, in the order (time, id), into its memory. It is
// the only definition of memory. Each step, where wanted, is given to visit.
func (p Policy) Replay(events []Event, visit func(Step)) (m Memory, met bool) {
	taken := Voided(events)
	for _, e := range events {
		if e.Voided = taken[e.ID]; e.Voided || e.Kind == Void {
			if visit != nil {
				visit(Step{Event: e, Before: m.State, After: m.State})
			}
			continue
		}
		met = true
		before := m.State
		m.add(e, p)
		if visit != nil {
			visit(Step{e, before, m.State, e.Kind == Review && before.Counts(e.Day)})
		}
	}
	return m, met
}

// Voided returns the ids that voids take back. A void counts whatever its own time, and
// is itself final.
func Voided(events []Event) map[ID]bool {
	var taken map[ID]bool
	for _, e := range events {
		if e.Kind != Void {
			continue
		}
		if id, ok := ParseID(e.Body); ok {
			if taken == nil {
				taken = map[ID]bool{}
			}
			taken[id] = true
		}
	}
	return taken
}

func (m *Memory) add(e Event, p Policy) {
	switch e.Kind {
	case Review:
		if m.New() {
			m.NewDay = new(e.Day)
		}
		m.StudiedDay = new(e.Day)
		m.LastWording = e.Wording
		m.State = m.After(p.Scheduler, scheduler.Review{Day: e.Day, Grade: e.Grade}, p.options(e.Item))
	case Forget:
		m.State = scheduler.State{}
	case Suspend, Unsuspend:
		m.Suspended = e.Kind == Suspend
	case Flag, Unflag:
		m.Flagged = e.Kind == Flag
	case Bury:
		m.BuriedDay = new(e.Day)
	case Unbury:
		m.BuriedDay = nil
	}
}

// options settle the intervals of an item. The id is the one that was shown, so that a
// card that is renamed later keeps the intervals that the learner saw.
func (p Policy) options(item string) scheduler.Options {
	o := scheduler.Options{Cap: p.Cap}
	if p.Fuzz {
		o.Fuzz = scheduler.NewFuzz(hash(item))
	}
	return o
}
