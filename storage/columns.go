package storage

import "goodcard/history"

// memoryColumns are those that [targets] reads, in its order.
const memoryColumns = `m.interval, m.n, m.ef, m.s, m.d, m.first_day, m.last_day, m.reviews, m.counted, m.passed,
	m.lapses, m.last_grade, m.last_wording, m.new_day, m.studied_day, m.suspended, m.flagged, m.buried_day`

// targets returns where the columns memoryColumns go.
func targets(m *history.Memory) []any {
	return []any{&m.Memory.Interval, &m.Memory.N, &m.Memory.EF, &m.Memory.Stability, &m.Memory.Difficulty, &m.FirstDay, &m.LastDay, &m.Reviews,
		&m.Counted, &m.Passed, &m.Lapses, &m.LastGrade, &m.LastWording, &m.NewDay, &m.StudiedDay,
		&m.Suspended, &m.Flagged, &m.BuriedDay}
}

// memory reads the cached memory of an item that may have none.
func (q *query) memory(k int64) (history.Memory, bool, error) {
	var m history.Memory
	found, err := q.row(`SELECT `+memoryColumns+` FROM memory m WHERE m.item = ?`, []any{k}, targets(&m)...)
	return m, found, err
}

// setMemory replaces the cached memory of an item. Without an unvoided event there is none.
func (q *query) setMemory(k int64, id string, m history.Memory, met bool) error {
	if !met {
		if err := q.exec(`DELETE FROM memory WHERE item = ?`, k); err != nil {
			return err
		}
		return q.setStudied(k, false)
	}
	if err := q.exec(insertMemory, memoryRow(k, id, &m)...); err != nil {
		return err
	}
	return q.setStudied(k, !m.New())
}

const insertMemory = `INSERT OR REPLACE INTO memory
	VALUES (?1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,(SELECT card FROM content WHERE item = ?1))`

// memoryRow returns a memory as a row of its table.
func memoryRow(k int64, id string, m *history.Memory) []any {
	var due any
	if !m.New() {
		due = m.Due()
	}
	return []any{k, history.Shuffle(id), due, m.Memory.Interval, m.Memory.N, m.Memory.EF, m.Memory.Stability, m.Memory.Difficulty, m.FirstDay, m.LastDay, m.Reviews,
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
