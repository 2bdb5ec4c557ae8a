package history

import "goodcard/scheduler"

// A Step is one event of a replay with the state that it led to.
type Step struct {
	Event
	Before, After scheduler.State
	Counted       bool // a review that was the first of its study day
	Old           bool // a review of a text that an update made another: a forget passes over it
}

// Replay folds the events of one item, in the order (time, id), into its memory. It is
// the only definition of memory. Each step, where wanted, is given to visit. lines matters
// to events of updates alone, see [Updated].
func (p Policy) Replay(events []Event, lines Lines, visit func(Step)) (m Memory, met bool) {
	taken := Voided(events)
	r := replay{policy: p, updates: updatesOf(events, taken, lines)}
	for i, e := range events {
		if e.Voided = taken[e.ID]; e.Voided || e.Kind == Void {
			if visit != nil {
				visit(Step{Event: e, Before: r.memory.State, After: r.memory.State})
			}
			continue
		}
		met = true
		before := r.memory.State
		counted := r.add(i, &e)
		if visit != nil {
			visit(Step{e, before, r.memory.State, counted, e.Kind == Review && r.updates.forgotten(i)})
		}
	}
	return r.memory, met
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

// A replay is what is known while the events of an item are replayed.
type replay struct {
	policy  Policy
	updates *updates
	memory  Memory
	nudges  []nudge // that hold
}

// A nudge holds until the next counted review that was no answer to the text before.
type nudge struct {
	at  int // place among the events
	due int
}

// add takes the next event, which is not voided, and reports whether it is a counted review.
func (r *replay) add(i int, e *Event) (counted bool) {
	m := &r.memory
	if r.updates.repeats(i) {
		return false
	}
	switch e.Kind {
	case Review:
		return r.review(i, e)
	case Forget:
		m.State = scheduler.State{}
		r.keep(nil)
	case Seed:
		r.seed(i, e)
	case Nudge:
		if due := decode[NudgeBody](e.Body).Due; due != nil && !m.New() {
			r.keep(append(r.nudges, nudge{i, max(*due, firstDay)}))
		}
	case Suspend, Unsuspend:
		m.Suspended = e.Kind == Suspend
	case Flag, Unflag:
		m.Flagged = e.Kind == Flag
	case Bury:
		m.BuriedDay = new(e.Day)
	case Unbury:
		m.BuriedDay = nil
	}
	return false
}

func (r *replay) review(i int, e *Event) (counted bool) {
	m := &r.memory
	m.StudiedDay = new(e.Day)
	m.LastWording = e.Wording
	if r.updates.forgotten(i) {
		return false
	}
	if m.New() {
		m.NewDay = new(e.Day)
	}
	counted = m.Counts(e.Day)
	m.State = m.After(r.policy.Scheduler, scheduler.Review{Day: e.Day, Grade: e.Grade}, r.policy.options(e.Item))
	if counted && len(r.nudges) > 0 {
		var kept []nudge
		for _, n := range r.nudges {
			if r.updates.behind(i, n.at) {
				kept = append(kept, n)
			}
		}
		r.keep(kept)
	}
	return counted
}

// seed sets the memory. One of an update does so only where nothing is known.
func (r *replay) seed(i int, e *Event) {
	body := decode[SeedBody](e.Body)
	m := &r.memory
	if known := m.Counted > 0 || m.Seeded > 0; known && r.updates.has(i) {
		return
	}
	if memory, day, ok := body.memory(e.Day); ok {
		m.State = m.Seed(memory, day, r.policy.options(e.Item))
	}
}

// keep replaces the nudges that hold.
func (r *replay) keep(nudges []nudge) {
	r.nudges, r.memory.Nudge = nudges, nil
	for _, n := range nudges {
		if r.memory.Nudge == nil || n.due < *r.memory.Nudge {
			r.memory.Nudge = new(n.due)
		}
	}
}

// options settle the intervals of an item. The id is the one that was shown, so that a
// card that is renamed later keeps the intervals that the learner saw.
func (p Policy) options(item string) scheduler.Options {
	o := scheduler.Options{Cap: p.Cap}
	if p.Fuzz {
		o.Fuzz = scheduler.NewFuzz(Hash(item))
	}
	return o
}
