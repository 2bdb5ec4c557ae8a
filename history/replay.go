package history

import "goodcard/scheduler"

// A Step is one event of a replay with the state that it led to.
type Step struct {
	Event
	Before, After scheduler.State
	Counted       bool // a review that was the first of its study day
	Old           bool // a review of a text that an update made another: a forget passes over it
	First         bool // a review of an item that was new, or was so where it was given: it may be old
	Late          bool // a counted review of an item that had been due on a study day before
	Early         bool // a review of an item that was due on a later study day
	Repeated      bool // an event of an update that says what another one said before it
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
		s := Step{Event: e, Before: r.memory.State}
		r.add(i, &s)
		if s.After = r.memory.State; visit != nil {
			visit(s)
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

// add takes the next event, which is not voided, and says in its step what it was.
func (r *replay) add(i int, s *Step) {
	m, e := &r.memory, &s.Event
	if s.Repeated = r.updates.repeats(i); s.Repeated {
		return
	}
	switch e.Kind {
	case Review:
		r.review(i, s)
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
}

func (r *replay) review(i int, s *Step) {
	m, e := &r.memory, &s.Event
	m.Shown, m.LastWording = true, e.Wording
	if s.Old = r.updates.forgotten(i); s.Old {
		s.First = r.updates.begins(i)
		return
	}
	s.First, s.Counted = m.New(), m.Counts(e.Day)
	s.Late = s.Counted && !s.First && m.Due() < e.Day
	s.Early = !s.First && e.Day < m.Due()
	m.State = m.After(r.policy.Scheduler, scheduler.Review{Day: e.Day, Grade: e.Grade}, r.policy.options(e.Item))
	if s.Counted && len(r.nudges) > 0 {
		var kept []nudge
		for _, n := range r.nudges {
			if r.updates.behind(i, n.at) {
				kept = append(kept, n)
			}
		}
		r.keep(kept)
	}
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
