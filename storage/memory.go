package storage

import (
	"hash/fnv"

	"goodcard/scheduler"
)

// A Memory is what the history says of one item: the replay of its unvoided events.
// It is cached in the table memory and recomputed whenever an event of the item is added.
type Memory struct {
	scheduler.State        // since the last forget
	LastWording     string // key of the wording of the newest review
	NewDay          *int   // study day of the newest first review, also from before a forget
	StudiedDay      *int   // study day of the newest review, also from before a forget
	Suspended       bool
	Flagged         bool
	BuriedDay       *int // study day for which the item is set aside
}

// New tells whether the item has no unvoided review since it was last forgotten.
func (m *Memory) New() bool { return m.Reviews == 0 }

// Learning tells whether the item comes again on the study day today: its newest review
// was given on it and was below 4.
func (m *Memory) Learning(today int) bool {
	return !m.New() && m.StudiedDay != nil && *m.StudiedDay == today && m.LastGrade.Drilled()
}

// Studied tells whether the item was reviewed on the study day.
func (m *Memory) Studied(day int) bool { return m.StudiedDay != nil && *m.StudiedDay == day }

// Buried tells whether the item is set aside for the study day.
func (m *Memory) Buried(day int) bool { return m.BuriedDay != nil && *m.BuriedDay == day }

// A Step is one event of a replay with the state that it led to.
type Step struct {
	Event
	Before, After scheduler.State
	Counted       bool // a review that was the first of its study day
}

// replay folds the events of one item, in the order (time, id), into its memory. It is
// the only definition of memory. Each step, where wanted, is given to visit.
func (p Policy) replay(events []Event, visit func(Step)) (m Memory, met bool) {
	taken := voided(events)
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

// voided returns the ids that voids take back. A void counts whatever its own time, and
// is itself final.
func voided(events []Event) map[ID]bool {
	var taken map[ID]bool
	for _, e := range events {
		if e.Kind != Void {
			continue
		}
		if id, ok := parseID(e.Body); ok {
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

func hash(item string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(item)) // a hash never fails
	return h.Sum64()
}

// shuffle returns 31 bits, so that SQLite can multiply them without an overflow.
func shuffle(item string) int64 { return int64(hash(item) >> 33) }

// Preview returns the states that each grade given on day would lead to.
func (db *DB) Preview(item string, m Memory, day int) [scheduler.MaxGrade + 1]scheduler.State {
	return scheduler.Preview(db.policy.Scheduler, m.State, day, db.policy.options(item))
}

// Explain says in words why a review did what it did; empty for other events.
func (db *DB) Explain(s Step) string {
	if s.Kind != Review || s.Voided {
		return ""
	}
	review := scheduler.Review{Day: s.Day, Grade: s.Grade}
	return scheduler.Explain(db.policy.Scheduler, s.Before, review, db.policy.options(s.Item))
}

// Scheduler returns what makes the memory of this database.
func (db *DB) Scheduler() scheduler.Scheduler { return db.policy.Scheduler }

// memoryColumns are those that [Memory.targets] reads, in its order.
const memoryColumns = `m.interval, m.n, m.ef, m.s, m.d, m.first_day, m.last_day, m.reviews, m.counted, m.passed,
	m.lapses, m.last_grade, m.last_wording, m.new_day, m.studied_day, m.suspended, m.flagged, m.buried_day`

// targets returns where the columns memoryColumns go.
func (m *Memory) targets() []any {
	return []any{&m.Memory.Interval, &m.Memory.N, &m.Memory.EF, &m.Memory.Stability, &m.Memory.Difficulty, &m.FirstDay, &m.LastDay, &m.Reviews,
		&m.Counted, &m.Passed, &m.Lapses, &m.LastGrade, &m.LastWording, &m.NewDay, &m.StudiedDay,
		&m.Suspended, &m.Flagged, &m.BuriedDay}
}

// memory reads the cached memory of an item that may have none.
func (q *query) memory(k int64) (Memory, bool, error) {
	var m Memory
	found, err := q.row(`SELECT `+memoryColumns+` FROM memory m WHERE m.item = ?`, []any{k}, m.targets()...)
	return m, found, err
}

// setMemory replaces the cached memory of an item. Without an unvoided event there is none.
func (q *query) setMemory(k int64, id string, m Memory, met bool) error {
	if !met {
		if err := q.exec(`DELETE FROM memory WHERE item = ?`, k); err != nil {
			return err
		}
		return q.setStudied(k, false)
	}
	if err := q.exec(insertMemory, m.row(k, id)...); err != nil {
		return err
	}
	return q.setStudied(k, !m.New())
}

const insertMemory = `INSERT OR REPLACE INTO memory
	VALUES (?1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,(SELECT card FROM content WHERE item = ?1))`

// row returns the memory as a row of its table.
func (m *Memory) row(k int64, id string) []any {
	var due any
	if !m.New() {
		due = m.Due()
	}
	return []any{k, shuffle(id), due, m.Memory.Interval, m.Memory.N, m.Memory.EF, m.Memory.Stability, m.Memory.Difficulty, m.FirstDay, m.LastDay, m.Reviews,
		m.Counted, m.Passed, m.Lapses, int(m.LastGrade), m.LastWording, day(m.NewDay), day(m.StudiedDay),
		m.Suspended, m.Flagged, day(m.BuriedDay)}
}

// day turns a study day that may be absent into a value for SQL.
func day(d *int) any {
	if d == nil {
		return nil
	}
	return *d
}

// setStudied keeps the index of new cards in step.
func (q *query) setStudied(k int64, studied bool) error {
	return q.exec(`UPDATE content SET studied = ?2 WHERE item = ?1 AND studied <> ?2`, k, studied)
}
